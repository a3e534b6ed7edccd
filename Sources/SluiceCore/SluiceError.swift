// The fatal family of trouble: nothing more can be read. Not for what was repaired: that is a Note.

/// Why nothing more can be read. What was delivered before stays valid.
public struct SluiceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble ended the reading; more kinds may come.
  public struct Kind: Sendable, Hashable, CustomStringConvertible {
    /// The kind's word, as in messages.
    public let description: String

    /// The input is something else than a feed: empty, an HTML page, OPML, a sitemap, a zip.
    public static let notAFeed = Kind(description: "not-a-feed")
    /// A kind of input that is known and not read by this version.
    public static let unsupported = Kind(description: "unsupported")
    /// The markup is not well-formed and was not mended.
    public static let malformed = Kind(description: "malformed")
    /// The input could not be read: no such file, a read error.
    public static let unreadable = Kind(description: "unreadable")
    /// The declared encoding is not known, under `strict`.
    public static let encoding = Kind(description: "encoding")
  }

  /// What kind of trouble.
  public var kind: Kind
  /// For people: one line without the place.
  public var reason: String
  /// Where, in the original input; nil when the trouble has no place (a file that is not there).
  public var position: Position?

  /// An error of a kind, with its reason and its place in the original input.
  public init(_ kind: Kind, _ reason: String, at position: Position? = nil) {
    self.kind = kind
    self.reason = reason
    self.position = position
  }

  /// `LINE:COLUMN: reason`, or the reason alone.
  public var description: String {
    position.map { "\($0.line):\($0.column): \(reason)" } ?? reason
  }
}
