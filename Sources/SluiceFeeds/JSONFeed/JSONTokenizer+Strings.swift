// Strings as they stream: escapes, controls, and where a string ends that does not end as it should.

import SluiceCore

/// A string that is read.
struct JSONOpenString: ~Copyable {
  var isKey = false
  var quote: UInt8 = 0x22
  /// Where its quote stands, in the decoded text.
  var start = 0
  /// What of it is kept here; a string without escapes that lies in one run is handed on from there.
  var kept = ByteBuffer(capacity: 1024)
  var isKept = false
  var isCut = false
}

extension JSONTokenizer {
  /// A single quote that opens a string; before other punctuation it is junk. False when more bytes must come first.
  mutating func openSingleQuoted(_ text: TextWindow, _ place: inout Int, isKey: Bool) -> Bool {
    let next = text.spaceEnd(from: place + 1)
    guard next < text.count || text.isFinal || next - place > JSONAhead.reach else { return false }
    switch text.at(next) {
    case 0x22, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D:
      remove(text, place..<place + 1, .jsonJunk)
      place += 1
    default: openString(text, &place, isKey: isKey)
    }
    return true
  }

  mutating func openString(_ text: TextWindow, _ place: inout Int, isKey: Bool) {
    open.isKey = isKey
    open.quote = text[place]
    open.start = text.origin + place
    open.isKept = false
    open.isCut = false
    open.kept.removeAll()
    if open.quote == 0x27 { replace(text, place..<place + 1, with: "\"", .jsonQuotes) }
    place += 1
    state = .string
  }

  /// Reads on in a string; false at the end of what can be told.
  mutating func readString<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    while state == .string {
      let end = text.stringEnd(from: place, quote: open.quote)
      guard end < text.count else {
        // What may be the punctuation between two members is not taken apart.
        let held = text.isFinal ? end : tail(text, place..<end)
        keep(text, place..<held)
        place = held
        return false
      }
      let byte = text[end]
      let isRead =
        if byte == open.quote {
          readQuote(text, &place, end, &sink)
        } else if byte == 0x5C {
          readEscape(text, &place, end)
        } else if byte == 0x22 {
          // Inside of single quotes.
          escape(text, &place, end..<end + 1, "\\\"", 0x22, .jsonQuotes)
        } else {
          readControl(text, &place, end, &sink)
        }
      if !isRead {
        let held = tail(text, place..<end)
        keep(text, place..<held)
        place = held
        return false
      }
    }
    return true
  }

  private var limit: Int { open.isKey ? bytesPerToken : bytesPerField }

  /// Keeps a part of the string, as far as the limit allows.
  mutating func keep(_ text: TextWindow, _ range: Range<Int>) {
    open.isKept = true
    guard !range.isEmpty, !open.isCut else { return }
    var range = range
    let room = limit - open.kept.count
    if range.count > room {
      cut()
      var end = range.lowerBound + max(0, room)
      while end > range.lowerBound, text[end] & 0xC0 == 0x80 { end -= 1 }
      range = range.lowerBound..<end
    }
    text.withSpan(range) { open.kept.append($0) }
  }

  private mutating func cut() {
    open.isCut = true
    notes.append(Note(.fieldLimit, decodedByte: open.start))
  }

  mutating func keep(scalar: UInt32) {
    guard !open.isCut else { return }
    if open.kept.count + 4 > limit { return cut() }
    open.kept.append(scalar: scalar)
  }

  /// Puts an escape in the place of a range, which means a character.
  mutating func escape(
    _ text: TextWindow, _ place: inout Int, _ range: Range<Int>, _ written: String?, _ scalar: UInt32?, _ rule: Rule
  ) -> Bool {
    keep(text, place..<range.lowerBound)
    replace(text, range, with: written, rule)
    if let scalar { keep(scalar: scalar) }
    place = range.upperBound
    return true
  }

  /// The string ends before a place; its last bytes from `place` on are not kept yet.
  mutating func endString<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: Int, _ end: Int, _ sink: inout Sink
  ) {
    if open.isKept || end - place > limit {
      keep(text, place..<end)
      finishString(&sink)
    } else {
      text.withSpan(place..<end) { hand($0, &sink) }
    }
  }

  /// The string ends with what is kept.
  mutating func finishString<Sink: JSONSink & ~Copyable>(_ sink: inout Sink) {
    var kept = ByteBuffer(capacity: 16)
    swap(&kept, &open.kept)
    kept.withSpan(0..<kept.count) { hand($0, &sink) }
    swap(&kept, &open.kept)
  }

  private mutating func hand<Sink: JSONSink & ~Copyable>(_ value: Span<UInt8>, _ sink: inout Sink) {
    if open.isKey {
      records.meet(key: value, depth: stack.count)
      sink.key(value, at: open.start)
      state = .colon
    } else {
      sink.string(value, at: open.start)
      state = behindValue
    }
    hasJustClosed = false
  }
}

// MARK: - Where it ends

extension JSONTokenizer {
  private enum Role {
    case ends
    case belongsToText
    /// It opens the next key, and the string ends there.
    case isNext(end: Int)
  }

  private mutating func readQuote<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ end: Int, _ sink: inout Sink
  ) -> Bool {
    guard let role = role(text, place, end) else { return false }
    switch role {
    case .ends:
      if open.quote == 0x27 { replace(text, end..<end + 1, with: "\"", .jsonQuotes) }
      endString(text, place, end, &sink)
      place = end + 1
    case .isNext(let before):
      endString(text, place, before, &sink)
      insert("\"", text, at: before, .jsonQuotes)
      records.damage()
      place = before
    case .belongsToText:
      records.damage()
      if open.quote == 0x22 { return escape(text, &place, end..<end + 1, "\\\"", 0x22, .jsonQuotes) }
      // In double quotes an apostrophe needs none.
      keep(text, place..<end + 1)
      place = end + 1
    }
    return true
  }

  /// What a quote in a string is, by what stands behind it; nil when more bytes must come first.
  private func role(_ text: TextWindow, _ place: Int, _ end: Int) -> Role? {
    if isStrict { return .ends }
    let next = text.spaceEnd(from: end + 1)
    if open.isKey, text.at(next) == 0x3A { return .ends }
    if !open.isKey, text.at(next) == 0x7D || text.at(next) == 0x5D {
      guard let isEnd = mayFollowBracket(text, next + 1) else { return nil }
      return isEnd ? .ends : .belongsToText
    }
    guard let ahead = JSONAhead(text, from: end + 1) else { return nil }
    if open.isKey ? endsKey(ahead, text) : endsValue(ahead) { return .ends }
    if !open.isKey, text.at(ahead.place) == 0x3B {
      // `"title": "Sand"; "url": …`
      guard let behind = JSONAhead(text, from: ahead.place + 1) else { return nil }
      if case .key = behind.what { return .ends }
    }
    let first = tail(text, place..<end)
    if first < end {
      guard let here = JSONAhead(text, from: end) else { return nil }
      if case .key = here.what, let before = memberEnd(text, first..<end) { return .isNext(end: before) }
    }
    if open.isKey {
      // `"title: "Sand"`: the quote opens the value.
      var colon = end
      while colon > first, text[colon - 1] == 0x20 { colon -= 1 }
      let isNamed = colon - 1 > place || open.kept.count > 0
      return colon > first && text[colon - 1] == 0x3A && isNamed ? .isNext(end: colon - 1) : .belongsToText
    }
    return .belongsToText
  }

  /// Whether what stands behind a closing bracket is no text; nil when more bytes must come first.
  private func mayFollowBracket(_ text: TextWindow, _ start: Int) -> Bool? {
    let place = text.spaceEnd(from: start)
    guard place < text.count else { return text.isFinal || place - start > JSONAhead.reach ? true : nil }
    switch text[place] {
    case 0x2C, 0x7D, 0x5D, 0x7B, 0x22, 0x27, 0x2F, 0x23, 0x3B: return true
    default: return stack.count == 1 || text[place] >= 0x80 && JSONTokenizer.markLength(text, place) > 0
    }
  }

  private func endsKey(_ ahead: JSONAhead, _ text: TextWindow) -> Bool {
    switch ahead.what {
    case .colon, .end, .unclear, .closeObject, .closeArray, .comma: true
    case .key: !ahead.hasComma ? false : true
    case .string, .literal, .object, .array: !ahead.hasComma
    case .other: ahead.hasComma || text.at(ahead.place) == 0x3D
    }
  }

  private func endsValue(_ ahead: JSONAhead) -> Bool {
    switch ahead.what {
    case .end, .unclear, .closeObject, .closeArray, .key: true
    case .comma: ahead.hasComma
    case .object: ahead.hasComma || stack.last == .array
    case .string: ahead.hasComma || stack.last == .array
    case .array, .literal: ahead.hasComma && stack.last == .array
    case .colon: ahead.hasComma || stack.last == .array
    case .other: stack.isEmpty
    }
  }

  /// Bytes that may be looked back at.
  private static let longestTail = 64

  /// Where the punctuation begins that ends a range.
  func tail(_ text: TextWindow, _ range: Range<Int>) -> Int {
    var place = range.upperBound
    let first = max(range.lowerBound, place - JSONTokenizer.longestTail)
    scan: while place > first {
      switch text[place - 1] {
      case 0x20, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D: place -= 1
      default: break scan
      }
    }
    return place
  }

  /// Where a value ended whose quote is missing, when what stands between is what stands between two members (`, `) or
  /// the last member of an object and the first of the next (`}, {`); nil when it is anything else.
  private func memberEnd(_ text: TextWindow, _ range: Range<Int>) -> Int? {
    var place = range.upperBound
    func back(over byte: UInt8) -> Bool {
      while place > range.lowerBound, text[place - 1] == 0x20 { place -= 1 }
      guard place > range.lowerBound, text[place - 1] == byte else { return false }
      place -= 1
      return true
    }
    if back(over: 0x2C) { return stack.last == .object && !open.isKey ? place : nil }
    guard back(over: 0x7B), back(over: 0x2C), back(over: 0x7D) else { return nil }
    return place
  }
}
