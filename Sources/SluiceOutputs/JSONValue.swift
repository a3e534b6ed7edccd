// A JSON value as a small tree, for lines that are compared and for headers. Not for feeds: those stream.

import SluiceCore

/// A value of RFC 8259; the members of an object stay in their order, a number stays as it is written.
package enum JSONValue: Sendable, Hashable {
  /// A named value of an object.
  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSONValue

    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// Deeper values are refused: nothing we write nests so.
  private static let deepest = 512

  /// Reads a text that is one value.
  package init(_ text: String) throws(JSONMember.Trouble) {
    let bytes = Array(text.utf8)
    let line = bytes.span
    var scan = JSONScan()
    scan.skipSpace(line)
    // The grammar first, without a stack: what is read after it is known to be sound.
    var check = scan
    try check.skipValue(line, JSONValue.deepest)
    check.skipSpace(line)
    if check.place < line.count { throw JSONMember.Trouble(reason: "goes on behind its value", byte: check.place) }
    self = try JSONValue.read(line, &scan)
  }

  private static func read(_ line: Span<UInt8>, _ scan: inout JSONScan) throws(JSONMember.Trouble) -> JSONValue {
    switch scan.byte(line) {
    case UInt8(ascii: "\""): return .text(try string(line, &scan))
    case UInt8(ascii: "["):
      var values: [JSONValue] = []
      try readMany(line, &scan, UInt8(ascii: "]")) { (scan) throws(JSONMember.Trouble) in
        values.append(try read(line, &scan))
      }
      return .list(values)
    case UInt8(ascii: "{"):
      var members: [Member] = []
      try readMany(line, &scan, UInt8(ascii: "}")) { (scan) throws(JSONMember.Trouble) in
        let key = try string(line, &scan)
        scan.skipSpace(line)
        try scan.expect(line, UInt8(ascii: ":"), "lacks a colon behind a name")
        scan.skipSpace(line)
        members.append(Member(key: key, value: try read(line, &scan)))
      }
      return .object(members)
    default:
      let start = scan.place
      try scan.skipValue(line, 0)
      let word = String(decoding: (start..<scan.place).map { line[$0] }, as: UTF8.self)
      switch word {
      case "null": return .null
      case "true": return .flag(true)
      case "false": return .flag(false)
      default: return .number(word)
      }
    }
  }

  private static func readMany(
    _ line: Span<UInt8>, _ scan: inout JSONScan, _ end: UInt8,
    _ readOne: (inout JSONScan) throws(JSONMember.Trouble) -> Void
  ) throws(JSONMember.Trouble) {
    scan.place += 1
    scan.skipSpace(line)
    while scan.byte(line) != end {
      try readOne(&scan)
      scan.skipSpace(line)
      if scan.byte(line) == UInt8(ascii: ",") { scan.place += 1 }
      scan.skipSpace(line)
    }
    scan.place += 1
  }

  private static func string(_ line: Span<UInt8>, _ scan: inout JSONScan) throws(JSONMember.Trouble) -> String {
    let text = try scan.string(line)
    var plain = ByteBuffer(capacity: text.range.count)
    JSONMember.unescape(line.extracting(text.range), into: &plain)
    return plain.string(0..<plain.count)
  }
}

extension JSONValue {
  /// The value of a member; nil when there is none, or this is no object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The text, when it is one.
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The whole number, when it is one.
  package var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }

  /// The value as JSON on one line.
  package var json: String {
    var json = JSONWriter()
    write(into: &json)
    return json.bytes.string(0..<json.bytes.count)
  }

  private func write(into json: inout JSONWriter) {
    switch self {
    case .null: json.word("null")
    case .flag(let flag): json.flag(flag)
    case .number(let digits): json.word(digits)
    case .text(let text): json.string(text)
    case .list(let values):
      json.open(.array)
      for value in values { value.write(into: &json) }
      json.close(.array)
    case .object(let members):
      json.open(.object)
      for member in members {
        json.key(member.key)
        member.value.write(into: &json)
      }
      json.close(.object)
    }
  }
}
