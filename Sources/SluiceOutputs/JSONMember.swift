// One text in one JSON object, found and replaced in place. Not a JSON parser: what it does not need it only skips.

import SluiceCore

/// Finds a member of the object in a line by its name, when its value is a string.
package struct JSONMember {
  /// Why a line cannot be used, as words for a message.
  package struct Trouble: Error {
    package let reason: String
    /// Where, in bytes of the line from 0.
    package let byte: Int

    package init(reason: String, byte: Int) {
      self.reason = reason
      self.byte = byte
    }
  }

  /// Between the quotes of the value; nil when the object has no such member, or it is no string.
  package private(set) var value: Range<Int>?
  /// The brace that ends the object.
  package private(set) var end = 0
  /// Whether the object has a member at all.
  package private(set) var hasMembers = false
  /// Whether the value holds escapes.
  package private(set) var isEscaped = false

  /// Deeper values are not read: nobody nests a text corpus so.
  private static let deepest = 512

  /// Reads a line, which must be one object (RFC 8259 §4).
  package init(_ line: Span<UInt8>, named name: String) throws(Trouble) {
    var scan = JSONScan()
    scan.skipSpace(line)
    try scan.expect(line, UInt8(ascii: "{"), "is no JSON object")
    scan.skipSpace(line)
    while scan.byte(line) != UInt8(ascii: "}") {
      if hasMembers {
        try scan.expect(line, UInt8(ascii: ","), "lacks a comma between two members")
        scan.skipSpace(line)
      }
      let key = try scan.string(line)
      hasMembers = true
      scan.skipSpace(line)
      try scan.expect(line, UInt8(ascii: ":"), "lacks a colon behind a name")
      scan.skipSpace(line)
      if scan.byte(line) == UInt8(ascii: "\""), JSONMember.isName(name, line, key) {
        let string = try scan.string(line)
        value = string.range
        isEscaped = string.isEscaped
      } else {
        try scan.skipValue(line, JSONMember.deepest)
      }
      scan.skipSpace(line)
    }
    end = scan.place
    scan.place += 1
    scan.skipSpace(line)
    if scan.place < line.count { throw Trouble(reason: "goes on behind its object", byte: scan.place) }
  }

  private static func isName(_ name: String, _ line: Span<UInt8>, _ key: JSONScan.Text) -> Bool {
    if key.isEscaped {
      var plain = ByteBuffer(capacity: 64)
      JSONScan.unescape(line.extracting(key.range), into: &plain)
      return plain.string(0..<plain.count) == name
    }
    return key.range.count == name.utf8.count && zip(name.utf8, key.range).allSatisfy { $0 == line[$1] }
  }

  /// The text of a value's bytes.
  package static func unescape(_ value: Span<UInt8>, into text: inout ByteBuffer) {
    JSONScan.unescape(value, into: &text)
  }
}

/// A place in a line of JSON that moves on.
private struct JSONScan {
  struct Text {
    var range: Range<Int>
    var isEscaped: Bool
  }

  var place = 0

  /// The byte that is next; 0 behind the end.
  func byte(_ line: Span<UInt8>) -> UInt8 { place < line.count ? line[place] : 0 }

  mutating func skipSpace(_ line: Span<UInt8>) {
    while byte(line) == 0x20 || byte(line) == 0x09 || byte(line) == 0x0D || byte(line) == 0x0A { place += 1 }
  }

  mutating func expect(_ line: Span<UInt8>, _ wanted: UInt8, _ reason: String) throws(JSONMember.Trouble) {
    guard byte(line) == wanted, place < line.count else { throw JSONMember.Trouble(reason: reason, byte: place) }
    place += 1
  }

  mutating func string(_ line: Span<UInt8>) throws(JSONMember.Trouble) -> Text {
    try expect(line, UInt8(ascii: "\""), "lacks the name of a member")
    let start = place
    var isEscaped = false
    while place < line.count {
      switch line[place] {
      case UInt8(ascii: "\""):
        place += 1
        return Text(range: start..<place - 1, isEscaped: isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        place += 2
      default: place += 1
      }
    }
    throw JSONMember.Trouble(reason: "ends within a string", byte: min(start, line.count))
  }

  /// Passes a value of any kind; brackets are counted, so that its depth costs no stack.
  mutating func skipValue(_ line: Span<UInt8>, _ deepest: Int) throws(JSONMember.Trouble) {
    let start = place
    var open: [UInt8] = []
    repeat {
      switch byte(line) {
      case UInt8(ascii: "\""): _ = try string(line)
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open.count < deepest else { throw JSONMember.Trouble(reason: "nests too deep", byte: place) }
        open.append(byte(line) + 2)
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard open.popLast() == byte(line) else {
          throw JSONMember.Trouble(reason: "has brackets that cross", byte: place)
        }
        place += 1
      case 0 where place >= line.count: throw JSONMember.Trouble(reason: "ends within a value", byte: start)
      default:
        if !open.isEmpty, byte(line) == UInt8(ascii: ",") || byte(line) == UInt8(ascii: ":") || byte(line) <= 0x20 {
          place += 1
        } else {
          try skipWord(line)
        }
      }
    } while !open.isEmpty
  }

  /// A number, `true`, `false` or `null`.
  private mutating func skipWord(_ line: Span<UInt8>) throws(JSONMember.Trouble) {
    let start = place
    while case let byte = byte(line), 0x61...0x7A ~= byte | 0x20 || 0x2B...0x39 ~= byte && byte != 0x2C { place += 1 }
    if place == start { throw JSONMember.Trouble(reason: "lacks a value", byte: place) }
  }

  /// RFC 8259 §7. Half of a surrogate pair is no character and becomes U+FFFD.
  static func unescape(_ value: Span<UInt8>, into text: inout ByteBuffer) {
    var place = 0
    while place < value.count {
      var next = place
      while next < value.count, value[next] != UInt8(ascii: "\\") { next += 1 }
      text.append(value.extracting(place..<next))
      guard next + 1 < value.count else { return }
      place = next + 2
      switch value[next + 1] {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        guard let unit = hexadecimal(value, place) else { continue }
        place += 4
        if 0xD800..<0xDC00 ~= unit, place + 1 < value.count, value[place] == UInt8(ascii: "\\"),
          value[place + 1] == UInt8(ascii: "u"), let low = hexadecimal(value, place + 2), 0xDC00..<0xE000 ~= low
        {
          text.append(scalar: 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
          place += 6
        } else {
          text.append(scalar: unit)
        }
      default: text.append(value[next + 1])
      }
    }
  }

  private static func hexadecimal(_ value: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= value.count else { return nil }
    var number: UInt32 = 0
    for place in start..<start + 4 {
      guard let digit = Character(Unicode.Scalar(value[place])).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }
}
