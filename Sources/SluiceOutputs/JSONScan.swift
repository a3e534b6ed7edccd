// A place in a line of JSON that moves on, by the grammar of RFC 8259. Keeps no values.

import SluiceCore

/// Passes over JSON and says where it breaks its grammar.
struct JSONScan {
  /// A string, by what stands between its quotes.
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

  /// RFC 8259 §7.
  mutating func string(_ line: Span<UInt8>, _ reason: String = "lacks the name of a member") throws(JSONMember.Trouble)
    -> Text
  {
    try expect(line, UInt8(ascii: "\""), reason)
    let start = place
    var isEscaped = false
    while place < line.count {
      switch line[place] {
      case UInt8(ascii: "\""):
        place += 1
        return Text(range: start..<place - 1, isEscaped: isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        try skipEscape(line)
      case 0x0A where place + 1 == line.count: throw JSONMember.Trouble(reason: "ends within a string", byte: start)
      case ..<0x20: throw JSONMember.Trouble(reason: "holds a control that is not escaped", byte: place)
      default: place += 1
      }
    }
    throw JSONMember.Trouble(reason: "ends within a string", byte: min(start, line.count))
  }

  private mutating func skipEscape(_ line: Span<UInt8>) throws(JSONMember.Trouble) {
    switch place + 1 < line.count ? line[place + 1] : 0 {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      place += 2
    case UInt8(ascii: "u") where JSONScan.hexadecimal(line, place + 2) != nil: place += 6
    default: throw JSONMember.Trouble(reason: "holds an escape that JSON does not have", byte: place)
    }
  }

  /// Passes a value of any kind; what is open is kept in a list, so that its depth costs no stack.
  mutating func skipValue(_ line: Span<UInt8>, _ deepest: Int) throws(JSONMember.Trouble) {
    var open: [UInt8] = []
    repeat {
      try skipOpening(line, deepest, &open)
      // A value ended; so may what holds it.
      while let end = open.last {
        skipSpace(line)
        if byte(line) == end {
          place += 1
          open.removeLast()
          continue
        }
        try expect(line, UInt8(ascii: ","), "lacks a comma or a bracket behind a value")
        if end == UInt8(ascii: "}") { try skipName(line) }
        break
      }
    } while !open.isEmpty
  }

  /// Passes brackets until a value that holds none, or an empty pair of them, is passed.
  private mutating func skipOpening(
    _ line: Span<UInt8>, _ deepest: Int, _ open: inout [UInt8]
  ) throws(JSONMember.Trouble) {
    while true {
      skipSpace(line)
      let first = byte(line)
      if first == UInt8(ascii: "\"") {
        _ = try string(line)
        return
      }
      guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return try skipWord(line) }
      guard open.count < deepest else { throw JSONMember.Trouble(reason: "nests too deep", byte: place) }
      place += 1
      skipSpace(line)
      if byte(line) == first + 2 {
        place += 1
        return
      }
      open.append(first + 2)
      if first == UInt8(ascii: "{") { try skipName(line) }
    }
  }

  private mutating func skipName(_ line: Span<UInt8>) throws(JSONMember.Trouble) {
    skipSpace(line)
    _ = try string(line)
    skipSpace(line)
    try expect(line, UInt8(ascii: ":"), "lacks a colon behind a name")
  }

  /// `true`, `false`, `null` or a number (RFC 8259 §3 and §6).
  private mutating func skipWord(_ line: Span<UInt8>) throws(JSONMember.Trouble) {
    let start = place
    for word in ["true", "false", "null"] as [StaticString] where has(word, line) {
      place += word.utf8CodeUnitCount
      return
    }
    if byte(line) == UInt8(ascii: "-") { place += 1 }
    let isZero = byte(line) == UInt8(ascii: "0")
    let isNumber = skipDigits(line) > 0 && (!isZero || line[place - 1] == UInt8(ascii: "0") && place <= start + 2)
    guard isNumber else { throw JSONMember.Trouble(reason: "lacks a value", byte: start) }
    if byte(line) == UInt8(ascii: ".") {
      place += 1
      guard skipDigits(line) > 0 else { throw JSONMember.Trouble(reason: "holds half a number", byte: start) }
    }
    if byte(line) | 0x20 == UInt8(ascii: "e") {
      place += 1
      if byte(line) == UInt8(ascii: "+") || byte(line) == UInt8(ascii: "-") { place += 1 }
      guard skipDigits(line) > 0 else { throw JSONMember.Trouble(reason: "holds half a number", byte: start) }
    }
  }

  private func has(_ word: StaticString, _ line: Span<UInt8>) -> Bool {
    guard place + word.utf8CodeUnitCount <= line.count else { return false }
    return word.withUTF8Buffer { bytes in bytes.indices.allSatisfy { unsafe bytes[$0] == line[place + $0] } }
  }

  private mutating func skipDigits(_ line: Span<UInt8>) -> Int {
    let start = place
    while 0x30...0x39 ~= byte(line) { place += 1 }
    return place - start
  }

  /// The number of four hexadecimal digits; nil when there are none.
  static func hexadecimal(_ value: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= value.count else { return nil }
    var number: UInt32 = 0
    for place in start..<start + 4 {
      guard value[place] < 0x80, let digit = Character(Unicode.Scalar(value[place])).hexDigitValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }
}
