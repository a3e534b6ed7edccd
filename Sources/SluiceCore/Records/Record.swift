// What a parser delivers, one at a time. Not an event: each record is whole.

/// One delivered thing, in the order of the document.
public enum Record: Sendable, Hashable {
  /// The feed itself, before its first entry; again with ``Feed/isFinal`` when the rest of the document added to it.
  indirect case feed(Feed)
  /// An entry.
  case entry(Entry)
  /// Something repaired or assumed; stands before the record it belongs to.
  case note(Note)
}

/// What was counted over one or more inputs.
public struct Summary: Sendable, Hashable {
  /// Entries delivered.
  public var entries = 0
  /// Notes written, whether shown or not.
  public var notes = 0
  /// Entries that repeat an earlier one: marked, or left out.
  public var duplicates = 0
  /// Entries that were not written because an earlier run had written them; they are not among ``entries``.
  public var known = 0
  /// Entries that were forgotten because the memory for repeats was full; their repeats are not found.
  public var evictions = 0
  /// Bytes read, as they came.
  public var bytes = 0
  /// Inputs begun.
  public var inputs = 0
  /// Notes by rule.
  public var rules: [Rule: Int] = [:]

  /// Nothing counted yet.
  public init() {}

  /// Counts one note.
  public mutating func count(_ note: Note) {
    notes += 1
    rules[note.rule, default: 0] += 1
  }
}
