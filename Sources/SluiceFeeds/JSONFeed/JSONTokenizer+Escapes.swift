// Escapes and controls in strings: what they mean, and what becomes of those that JSON does not have.

import SluiceCore

extension JSONTokenizer {
  mutating func readEscape(_ text: TextWindow, _ place: inout Int, _ end: Int) -> Bool {
    guard end + 1 < text.count else {
      if !text.isFinal { return false }
      if let refused = refuse("an escape that is cut off", text, end) { return refused }
      return escape(text, &place, end..<end + 1, nil, nil, .jsonEscape)
    }
    let byte = text[end + 1]
    let meaning: UInt32
    switch byte {
    case 0x22, 0x5C, 0x2F: meaning = UInt32(byte)
    case 0x62: meaning = 0x08
    case 0x66: meaning = 0x0C
    case 0x6E: meaning = 0x0A
    case 0x72: meaning = 0x0D
    case 0x74: meaning = 0x09
    case 0x75: return readUnicode(text, &place, end)
    default: return readOddEscape(text, &place, end)
    }
    keep(text, place..<end)
    keep(scalar: meaning)
    place = end + 2
    return true
  }

  /// Under `strict` the end; nil when it is not.
  private mutating func refuse(_ reason: String, _ text: TextWindow, _ place: Int) -> Bool? {
    guard isStrict else { return nil }
    fail(reason, at: text.origin + place)
    return true
  }

  private func hex(_ text: TextWindow, _ range: Range<Int>) -> UInt32? {
    guard range.upperBound <= text.count else { return nil }
    var value: UInt32 = 0
    for place in range {
      guard let digit = text[place].hexValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// How many of the bytes from a place on are hexadecimal digits, at most `limit`.
  private func hexCount(_ text: TextWindow, _ start: Int, _ limit: Int) -> Int {
    var count = 0
    while count < limit, text.at(start + count).hexValue != nil { count += 1 }
    return count
  }

  /// `\u` and four digits, two of them for what is beyond U+FFFF (RFC 8259 §7).
  private mutating func readUnicode(_ text: TextWindow, _ place: inout Int, _ end: Int) -> Bool {
    guard let unit = hex(text, end + 2..<end + 6) else {
      let count = hexCount(text, end + 2, 4)
      let isShort = end + 2 + count == text.count
      if isShort, !text.isFinal { return false }
      if let refused = refuse("an escape without four hexadecimal digits", text, end) { return refused }
      // Cut off, it goes; elsewhere the backslash is one.
      return isShort
        ? escape(text, &place, end..<text.count, nil, nil, .jsonEscape)
        : escape(text, &place, end..<end + 1, "\\\\", 0x5C, .jsonEscape)
    }
    guard unit & 0xF800 == 0xD800 else {
      keep(text, place..<end)
      keep(scalar: unit)
      place = end + 6
      return true
    }
    if unit < 0xDC00 {
      let next = end + 6
      if next == text.count || text[next] == 0x5C, next + 1 >= text.count || text[next + 1] == 0x75 {
        if let low = hex(text, next + 2..<next + 6) {
          if low & 0xFC00 == 0xDC00 {
            keep(text, place..<end)
            keep(scalar: 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
            place = next + 6
            return true
          }
        } else if next + 2 + hexCount(text, next + 2, 4) >= text.count, !text.isFinal {
          return false
        }
      }
    }
    if isStrict {
      // RFC 8259 §8.2 allows it, and leaves open what it is.
      keep(text, place..<end)
      keep(scalar: 0xFFFD)
      place = end + 6
      return true
    }
    return escape(text, &place, end..<end + 6, "\\ufffd", 0xFFFD, .jsonEscape)
  }

  /// Escapes of other languages; where none is meant, the backslash is one.
  private mutating func readOddEscape(_ text: TextWindow, _ place: inout Int, _ end: Int) -> Bool {
    if let refused = refuse("an escape that JSON does not have", text, end) { return refused }
    switch text[end + 1] {
    case 0x27: return escape(text, &place, end..<end + 1, nil, nil, .jsonEscape)
    // JavaScript lets a string go on in the next line so.
    case 0x0A: return escape(text, &place, end..<end + 2, nil, nil, .jsonEscape)
    case 0x78:
      if let value = hex(text, end + 2..<end + 4) {
        return escape(text, &place, end..<end + 4, "\\u00" + text.string(end + 2..<end + 4), value, .jsonEscape)
      }
      if end + 2 + hexCount(text, end + 2, 2) == text.count, !text.isFinal { return false }
    default: break
    }
    return escape(text, &place, end..<end + 1, "\\\\", 0x5C, .jsonEscape)
  }

  /// A control as it is: an end of line may be where the string was meant to end.
  mutating func readControl<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ end: Int, _ sink: inout Sink
  ) -> Bool {
    if let refused = refuse("a control in a string", text, end) { return refused }
    let byte = text[end]
    if byte == 0x0A || byte == 0x0D {
      guard let isEnd = endsWithLine(text, end) else { return false }
      if isEnd {
        let first = tail(text, place..<end)
        var before = end
        while before > first, text[before - 1] == 0x20 { before -= 1 }
        // The comma behind the value stands before the end of the line.
        if before > first, text[before - 1] == 0x2C { before -= 1 } else { before = end }
        endString(text, place, before, &sink)
        insert("\"", text, at: before, .jsonQuotes)
        records.damage()
        place = before
        return true
      }
    }
    let written: String
    switch byte {
    case 0x0A: written = "\\n"
    case 0x0D: written = "\\r"
    case 0x09: written = "\\t"
    case 0x08: written = "\\b"
    case 0x0C: written = "\\f"
    default: written = "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
    }
    return escape(text, &place, end..<end + 1, written, UInt32(byte), .jsonControl)
  }

  /// Whether a string whose closing quote is missing ended with its line: behind it stand only brackets and commas, and
  /// then a key or the end. Inside of a string no key could stand there, as its quotes would be escaped.
  private func endsWithLine(_ text: TextWindow, _ end: Int) -> Bool? {
    if open.isKey { return true }
    let limit = min(text.count, end + JSONAhead.reach)
    var place = end
    var hasClosed = false
    while place < limit {
      switch text[place] {
      case 0x20, 0x09, 0x0A, 0x0D, 0x2C: break
      case 0x7B, 0x7D, 0x5B, 0x5D: hasClosed = true
      case 0x22:
        guard let ahead = JSONAhead(text, from: place) else { return nil }
        if case .key = ahead.what { return true }
        return false
      default: return false
      }
      place += 1
    }
    if limit == end + JSONAhead.reach { return false }
    return text.isFinal ? hasClosed : nil
  }
}
