// Values where one must stand: brackets that open, numbers, words, and texts that lack their quotes.

import SluiceCore

extension JSONTokenizer {
  mutating func readValue<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    let byte = text[place]
    switch byte {
    case 0x22: openString(text, &place, isKey: false)
    case 0x7B:
      guard let isRecord = isNextRecord(text, place) else { return false }
      if !isRecord {
        openContainer(.object, text, &place, &sink)
      } else if state == .value {
        addNull(text, at: place, &sink)
      } else {
        state = .next
      }
    case 0x5B: openContainer(.array, text, &place, &sink)
    case 0x5D where state == .firstValue: return readClosing(text, &place, .array, &sink)
    case 0x2D, 0x30...0x39, 0x61...0x7A: return readScalar(text, &place, &sink)
    case _ where isStrict: fail("no value where one must stand", at: text.origin + place)
    case 0x27: return openSingleQuoted(text, &place, isKey: false)
    case 0x5D, 0x7D:
      if stack.isEmpty { return readJunk(text, &place) }
      if state == .value { addNull(text, at: place, &sink) }
      return readClosing(text, &place, byte == 0x7D ? .object : .array, &sink)
    case 0x2C where stack.last == .object: addNull(text, at: place, &sink)
    case 0x2C:
      remove(text, place..<place + 1, .jsonComma)
      place += 1
    default: return readScalar(text, &place, &sink)
    }
    return true
  }

  private mutating func openContainer<Sink: JSONSink & ~Copyable>(
    _ container: JSONContainer, _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) {
    hasJustClosed = false
    guard stack.count < depth else {
      if isStrict {
        fail("values nest deeper than the limit", at: text.origin + place)
      } else {
        beginSkipping(text, place)
        sink.addNull(at: text.origin + place)
      }
      return
    }
    records.open(container, depth: stack.count)
    sink.open(container, at: text.origin + place)
    stack.append(container)
    state = container == .object ? .firstKey : .firstValue
    place += 1
  }

  /// Bytes of a number or word at most; a text without quotes ends here if not before.
  private static let longest = 1024

  private mutating func readScalar<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    let start = place
    let limit = min(text.count, start + JSONTokenizer.longest)
    var end = start
    while end < limit, text[end].isJSONWord || text[end] == 0x2D || text[end] == 0x2B || text[end] == 0x2E { end += 1 }
    if end == text.count, !text.isFinal, limit < start + JSONTokenizer.longest { return false }
    let behind = text.at(end)
    // What may stand behind a value; anything else makes it a part of something longer.
    let isWhole = end == text.count || behind.isSpace || [0x2C, 0x7D, 0x5D, 0x2F, 0x23].contains(behind)
    if JSONTokenizer.isScalar(text, start..<end), isWhole || isStrict {
      text.withSpan(start..<end) { sink.scalar($0, at: text.origin + start) }
      place = end
      state = behindValue
      hasJustClosed = false
      return true
    }
    if isStrict {
      fail("no value that JSON has", at: text.origin + start)
      return true
    }
    if isWhole, let proper = JSONTokenizer.literals.first(where: { text.equals($0.written, start..<end) })?.proper {
      replace(text, start..<end, with: proper, .jsonLiteral)
      var written = proper
      written.withUTF8 {
        let bytes = unsafe $0.span; sink.scalar(bytes, at: text.origin + start)
      }
      place = end
      state = behindValue
      hasJustClosed = false
      return true
    }
    return readBareText(text, &place, limit, &sink)
  }

  /// Words of other languages, and what they are in JSON; a number that is none says nothing.
  private static let literals: [(written: StaticString, proper: String)] = [
    ("True", "true"), ("TRUE", "true"), ("False", "false"), ("FALSE", "false"), ("None", "null"), ("Null", "null"),
    ("NULL", "null"), ("nil", "null"), ("undefined", "null"), ("NaN", "null"), ("nan", "null"), ("Infinity", "null"),
    ("-Infinity", "null"), ("+Infinity", "null"),
  ]

  /// A text without quotes, to the end of its line or of its value; of a number that JSON does not have nothing is
  /// lost when it becomes a string.
  private mutating func readBareText<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ limit: Int, _ sink: inout Sink
  ) -> Bool {
    let start = place
    let byte = text[start]
    guard !stack.isEmpty, byte.isJSONWord || byte == 0x2D || byte == 0x2B || byte == 0x2E || byte >= 0x80,
      JSONTokenizer.markLength(text, start) == 0
    else { return readJunk(text, &place) }
    var end = start
    scan: while end < limit {
      switch text[end] {
      case 0..<0x20, 0x7D, 0x5D: break scan
      case 0x2C:
        if stack.last == .array { break scan }
        guard let ahead = JSONAhead(text, from: end) else { return false }
        switch ahead.what {
        case .key, .closeObject, .closeArray, .end, .unclear: break scan
        default: end += 1
        }
      default: end += 1
      }
    }
    if end == text.count, !text.isFinal, limit < start + JSONTokenizer.longest { return false }
    if end == limit { end = text.characterEnd(end, from: start) }
    while end > start + 1, text[end - 1].isSpace { end -= 1 }
    let number = text[start] == 0x2D || text[start] == 0x2B || text[start] == 0x2E || 0x30...0x39 ~= text[start]
    replace(
      text, start..<end, with: JSONTokenizer.quoted(text, start..<end), number ? .jsonLiteral : .jsonQuotes)
    text.withSpan(start..<end) { sink.string($0, at: text.origin + start) }
    place = end
    state = .next
    hasJustClosed = false
    return true
  }

  private static func quoted(_ text: TextWindow, _ range: Range<Int>) -> String {
    var bytes: [UInt8] = [0x22]
    for place in range {
      if text[place] == 0x22 || text[place] == 0x5C { bytes.append(0x5C) }
      bytes.append(text[place])
    }
    return String(decoding: bytes + [0x22], as: UTF8.self)
  }

  /// `true`, `false`, `null`, or a number by RFC 8259 §6.
  static func isScalar(_ text: TextWindow, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    if text[range.lowerBound] >= 0x61 {
      return text.equals("true", range) || text.equals("false", range) || text.equals("null", range)
    }
    var place = range.lowerBound
    let end = range.upperBound
    func digits() -> Bool {
      let start = place
      while place < end, 0x30...0x39 ~= text[place] { place += 1 }
      return place > start
    }
    if text[place] == 0x2D { place += 1 }
    let first = place
    guard digits() else { return false }
    if text[first] == 0x30, place > first + 1 { return false }
    if place < end, text[place] == 0x2E {
      place += 1
      guard digits() else { return false }
    }
    if place < end, text[place] == 0x65 || text[place] == 0x45 {
      place += 1
      if place < end, text[place] == 0x2B || text[place] == 0x2D { place += 1 }
      guard digits() else { return false }
    }
    return place == end
  }
}
