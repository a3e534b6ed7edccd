// Text in which only one end tag counts, and scripts, in which not even that always does.

import SluiceCore

extension HTMLTokenizer {
  /// 13.2.5.3 to 5 and 12 to 31. False when a `<` cannot be judged yet.
  mutating func readRaw(
    _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    let start = place
    var end = start
    while end < text.count {
      let byte = text[end]
      if byte == 0 || byte == UInt8(ascii: "<") && state != .plaintext { break }
      if state == .scriptDataEscaped || state == .scriptDataDoubleEscaped {
        if byte == UInt8(ascii: ">"), dashes >= 2 { state = .scriptData }
        dashes = byte == UInt8(ascii: "-") ? min(dashes + 1, 2) : 0
      }
      end += 1
    }
    if end > start {
      sink.reads(at: start)
      sink.text(text.extracting(start..<end))
    }
    place = end
    guard end < text.count else { return true }
    if text[end] == 0 {
      emit("\u{FFFD}", &sink)
      dashes = 0
      place += 1
      return true
    }
    switch state {
    case .scriptData: return readScriptMark("<!--", .scriptDataEscaped, text, &place, isFinal, &sink)
    case .scriptDataEscaped: return readScriptMark("<script", .scriptDataDoubleEscaped, text, &place, isFinal, &sink)
    case .scriptDataDoubleEscaped: return readScriptMark("</script", .scriptDataEscaped, text, &place, isFinal, &sink)
    default: return readRawEnd(text, &place, isFinal, &sink)
    }
  }

  /// At a `<`: what takes a script into another state, or its end tag.
  private mutating func readScriptMark(
    _ mark: StaticString, _ next: HTMLState, _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool,
    _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    let length = mark.utf8CodeUnitCount
    switch HTMLTokenizer.match(mark, text, at: place, isFinal) {
    case .open: return false
    case .yes where next == .scriptDataEscaped && state == .scriptData:
      sink.text(text.extracting(place..<place + length))
      place += length
      dashes = 2
      state = next
      return true
    case .yes:
      guard place + length < text.count || isFinal else { return false }
      guard place + length < text.count, HTMLTokenizer.endsName(text[place + length]) else { break }
      sink.text(text.extracting(place..<place + length + 1))
      place += length + 1
      dashes = 0
      state = next
      return true
    case .no: break
    }
    dashes = 0
    if state == .scriptDataDoubleEscaped { return passLessThan(&place, &sink) }
    return readRawEnd(text, &place, isFinal, &sink)
  }

  private func passLessThan(_ place: inout Int, _ sink: inout some HTMLSink & ~Copyable) -> Bool {
    emit("<", &sink)
    place += 1
    return true
  }

  static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"), UInt8(ascii: ">"): true
    default: false
    }
  }

  /// 13.2.5.9 to 19: at a `<`, whether it begins the end tag that is waited for.
  mutating func readRawEnd(
    _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    let name = place + 2
    let end = name + rawName.count
    let known = min(text.count, end)
    var isSame = place + 1 >= text.count || text[place + 1] == UInt8(ascii: "/")
    var at = name
    while isSame, at < known {
      let byte = text[at]
      isSame = (byte.lowered) == rawName[at - name]
      at += 1
    }
    if isSame, end >= text.count, !isFinal { return false }
    guard isSame, end < text.count, HTMLTokenizer.endsName(text[end]), !rawName.isEmpty else {
      return passLessThan(&place, &sink)
    }
    place = name
    beginTag(isEnd: true)
    return true
  }
}
