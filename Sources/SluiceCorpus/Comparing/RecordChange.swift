// One thing that differs between two outputs of one input. Finds nothing: that is RecordComparison.

/// What differs, with what kind of difference it is.
public struct RecordChange: Sendable, Hashable {
  /// What is counted together: `entry title changed`, `note html-entity lost`, `error gained`.
  public struct Kind: Sendable, Hashable, CustomStringConvertible {
    /// What became of it.
    public enum Deed: String, Sendable, Hashable {
      /// It was there and is not.
      case lost
      /// It was not there and is.
      case gained
      /// It is another.
      case changed
      /// It stands elsewhere among the lines.
      case moved
    }

    /// `entry`, `feed`, `note`, `error`, `line`, or the kind of an event.
    public var subject: String
    /// The field, such as `title` or `media.thumbnails.url`, or the rule of a note; nil for the whole.
    public var name: String?
    /// What became of it.
    public var deed: Deed

    /// The words.
    public var description: String { [subject, name, deed.rawValue].compactMap(\.self).joined(separator: " ") }
  }

  /// What kind of difference.
  public var kind: Kind
  /// Which one: an entry's number and title, a note's place.
  public var place: String
  /// As it was; nil when it was not there.
  public var before: String?
  /// As it is; nil when it is not there.
  public var after: String?

  init(_ subject: String, _ name: String? = nil, at place: String, _ before: String?, _ after: String?) {
    kind = Kind(subject: subject, name: name, deed: before == nil ? .gained : after == nil ? .lost : .changed)
    (self.place, self.before, self.after) = (place, before, after)
  }
}
