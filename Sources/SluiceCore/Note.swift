// The other family of trouble: something was repaired or assumed, and the reading went on. Not an error.

/// What was repaired, assumed or left out, and where.
public struct Note: Sendable, Hashable {
  /// The rule that decided.
  public var rule: Rule
  /// The entry it belongs to, from 0 in its input; nil before the first and outside of entries.
  public var entry: Int?
  /// Offset in the UTF-8 that Charsets made of the input, from 0.
  public var decodedByte: Int
  /// The place in the original input.
  public var position: Position
  /// What stood there, cut to a readable length; nil when there was nothing.
  public var before: String?
  /// Bytes of the decoded text it is about, where that is more than ``before`` says.
  public var length: Int?
  /// What stands there now; nil when nothing does.
  public var after: String?
  /// How sure the decision is, 0 to 1; nil for what is certain.
  public var confidence: Double?

  /// A note of a rule at a place of the decoded input; ``position`` is set when the note leaves the parser.
  public init(
    _ rule: Rule, decodedByte: Int, entry: Int? = nil, before: String? = nil, after: String? = nil,
    length: Int? = nil, confidence: Double? = nil
  ) {
    self.length = length
    self.rule = rule
    self.entry = entry
    self.decodedByte = decodedByte
    self.position = .start
    self.before = before
    self.after = after
    self.confidence = confidence
  }
}
