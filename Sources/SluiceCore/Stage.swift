// The rooms a note can come from. Not the targets: three of them live in SluiceMarkup, two in SluiceFeeds and Sluice, the last in SluiceDedup.

/// The room that did or saw something.
public enum Stage: String, Sendable, Hashable, CaseIterable {
  /// Bytes to UTF-8.
  case charsets
  /// Markup made well-formed.
  case mending
  /// expat and namespaces.
  case events
  /// Elements to fields.
  case dialects
  /// Text of fields repaired.
  case text
  /// Fields to typed records.
  case records
  /// What stands elsewhere too.
  case dedupe

  /// Whether a note of this room makes the feed count as `repaired`.
  public var repairsMarkup: Bool { self == .charsets || self == .mending || self == .events }
}
