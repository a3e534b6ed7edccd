// What a tokenizer of JSON hands on, and to whom. Not what is done with it.

/// The two things of JSON that hold others. Source: RFC 8259 §4 and §5.
package enum JSONContainer: UInt8, Sendable {
  case object
  case array

  var opening: UInt8 { self == .object ? 0x7B : 0x5B }
  var closing: String { self == .object ? "}" : "]" }
}

/// Takes the tokens of one document, each with its place in the decoded text; the text was mended by then.
package protocol JSONSink: ~Copyable {
  mutating func open(_ container: JSONContainer, at byte: Int)
  /// The container opened last ends.
  mutating func close(at byte: Int)
  /// The key of the value that comes next, escapes resolved.
  mutating func key(_ name: Span<UInt8>, at byte: Int)
  /// A string, escapes resolved.
  mutating func string(_ value: Span<UInt8>, at byte: Int)
  /// A number, `true`, `false` or `null`, as written.
  mutating func scalar(_ value: Span<UInt8>, at byte: Int)
  /// The root object ended and another begins; what comes are members of the first.
  mutating func nextDocument()
}
