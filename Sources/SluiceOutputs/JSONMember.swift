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
  /// The value of a second member that was asked for, of whatever kind.
  package private(set) var other: Range<Int>?
  private var hasMembers = false
  /// Whether the value holds escapes.
  package private(set) var isEscaped = false

  /// Deeper values are not read: nobody nests a text corpus so.
  private static let deepest = 512

  /// Reads a line, which must be one object (RFC 8259 §4). Of members with one name the last counts, as for most readers.
  package init(_ line: Span<UInt8>, named name: String, and other: String) throws(Trouble) {
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
      let start = scan.place
      if scan.byte(line) == UInt8(ascii: "\""), JSONMember.isName(name, line, key) {
        let string = try scan.string(line)
        value = string.range
        isEscaped = string.isEscaped
      } else {
        try scan.skipValue(line, JSONMember.deepest)
        if JSONMember.isName(other, line, key) { self.other = start..<scan.place }
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
      JSONMember.unescape(line.extracting(key.range), into: &plain)
      return plain.string(0..<plain.count) == name
    }
    return key.range.count == name.utf8.count && zip(name.utf8, key.range).allSatisfy { $0 == line[$1] }
  }

  /// The text of a value's bytes (RFC 8259 §7). Half of a surrogate pair is no character (§8.2): it becomes U+FFFD, and
  /// `lost` is told its place in the text and what it was.
  package static func unescape(
    _ value: Span<UInt8>, into text: inout ByteBuffer, lost: (Int, UInt32) -> Void = { _, _ in }
  ) {
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
        guard let unit = JSONScan.hexadecimal(value, place) else { continue }
        place += 4
        if 0xD800..<0xDC00 ~= unit, place + 1 < value.count, value[place] == UInt8(ascii: "\\"),
          value[place + 1] == UInt8(ascii: "u"), let low = JSONScan.hexadecimal(value, place + 2),
          0xDC00..<0xE000 ~= low
        {
          text.append(scalar: 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
          place += 6
        } else {
          if 0xD800..<0xE000 ~= unit { lost(text.count, unit) }
          text.append(scalar: unit)
        }
      default: text.append(value[next + 1])
      }
    }
  }
}
