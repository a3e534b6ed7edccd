// What a stranger's input may cost. Not tuning: a sane feed never meets one of these.

/// Bounds on what one input may cost. What meets a bound is cut or skipped with a note; the rest is delivered.
public struct Limits: Sendable, Hashable {
  /// Open elements at one time; deeper ones are skipped with all they hold. Default 256,
  /// at most 1024.
  public var depth = 256
  /// Attributes of one element; further ones are dropped. Default 256.
  public var attributesPerElement = 256
  /// Bytes of one text run or one attribute value, in UTF-8; the rest is cut at a character. Default 8 MiB.
  public var bytesPerField = 8 << 20
  /// Bytes of one entry, or of the feed around them: its texts and attributes in UTF-8, and 256 for each element or
  /// attribute that is kept. What the record has beyond is left out. Default 16 MiB.
  public var bytesPerRecord = 16 << 20
  /// Bytes of one tag, comment, instruction or document type, in UTF-8; the rest is left out. Default 4 MiB.
  public var bytesPerToken = 4 << 20
  /// Bytes that the entities of a document type may add to one input; later references stay as they are written.
  /// Default 4 MiB.
  public var entityGrowth = 4 << 20
  /// Entries of one input; reading ends after them. Default none.
  public var entries = Int.max
  /// Bytes of one input as it comes; reading ends after them. Default none.
  public var bytes = Int.max

  /// The defaults given with each property.
  public init() {}
}
