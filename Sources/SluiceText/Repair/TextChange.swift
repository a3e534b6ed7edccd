// One repair of a text, as a value. Not a note: that has a place in a document.

import SluiceCore

/// What was repaired in a text, where, and what stood there.
public struct TextChange: Sendable, Hashable {
  /// The rule that decided.
  public var rule: Rule
  /// Where it stood in the text as it was given, in bytes of UTF-8 from 0.
  public var byte: Int
  /// What stood there; of a long text the first 240 bytes.
  public var before: String
  /// What stands there now; of a long text the first 240 bytes.
  public var after: String
  /// How sure it is, from 0 to 1, where it is a guess; nil where there is one reading only.
  public var confidence: Double?

  /// A repair of one place.
  public init(_ rule: Rule, byte: Int, before: String, after: String, confidence: Double? = nil) {
    self.rule = rule
    self.byte = byte
    self.before = before
    self.after = after
    self.confidence = confidence
  }
}
