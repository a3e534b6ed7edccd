// Comments, and what the standard makes one: processing instructions, unknown declarations, CDATA.

import SluiceCore

extension HTMLTokenizer {
  /// 13.2.5.42: behind `<!`. False when what follows may still be one of the two words.
  mutating func readDeclaration(
    _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    switch HTMLTokenizer.match("--", text, at: place, isFinal) {
    case .yes:
      place += 2
      beginComment(.commentStart)
      return true
    case .open: return false
    case .no: break
    }
    switch HTMLTokenizer.match("doctype", text, at: place, isFinal) {
    case .yes:
      place += 7
      doctype = HTMLDoctype()
      state = .doctype
      return true
    case .open: return false
    case .no: break
    }
    switch HTMLTokenizer.match("[cdata[", text, at: place, isFinal) {
    case .open: return false
    case .yes where sink.opensSection():
      place += 7
      state = contentState
    default: beginComment(.bogusComment)
    }
    return true
  }

  enum Match {
    case yes
    case no
    /// The text ends within the word.
    case open
  }

  /// Whether a word in lower case stands here, in any case.
  static func match(_ word: StaticString, _ text: Span<UInt8>, at place: Int, _ isFinal: Bool) -> Match {
    let length = word.utf8CodeUnitCount
    let isSame = word.withUTF8Buffer { word in
      (0..<min(length, text.count - place)).allSatisfy { index in
        let byte = text[place + index]
        return unsafe (byte.lowered) == word[index]
      }
    }
    if !isSame { return .no }
    return text.count - place >= length ? .yes : isFinal ? .no : .open
  }

  mutating func beginComment(_ state: HTMLState) {
    scratch.removeAll()
    self.state = state
  }

  /// 13.2.5.41 and 43 to 52.
  mutating func readComment<Sink: HTMLSink & ~Copyable>(
    _ text: Span<UInt8>, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    let byte = text[place]
    let isDash = byte == UInt8(ascii: "-")
    let isEnd = byte == UInt8(ascii: ">")
    switch state {
    case .bogusComment:
      let end = text.first(UInt8(ascii: ">"), from: place)
      keep(text, place..<end, Sink.wantsComments)
      place = end
      guard end < text.count else { return true }
      place += 1
      emitComment(&sink)
    case .commentStart:
      if isDash { return pass(&place, to: .commentStartDash) }
      if isEnd { return end(&place, &sink) }
      state = .comment
    case .commentStartDash:
      if isDash { return pass(&place, to: .commentEnd) }
      if isEnd { return end(&place, &sink) }
      keep("-", Sink.wantsComments)
      state = .comment
    case .comment:
      let end = text.first(UInt8(ascii: "-"), from: place)
      keep(text, place..<end, Sink.wantsComments)
      place = end
      if end < text.count { return pass(&place, to: .commentEndDash) }
    case .commentEndDash:
      if isDash { return pass(&place, to: .commentEnd) }
      keep("-", Sink.wantsComments)
      state = .comment
    case .commentEnd:
      if isEnd { return end(&place, &sink) }
      if byte == UInt8(ascii: "!") { return pass(&place, to: .commentEndBang) }
      if isDash {
        keep(text, place..<place + 1, Sink.wantsComments)
        place += 1
        return true
      }
      keep("--", Sink.wantsComments)
      state = .comment
    default:
      if isEnd { return end(&place, &sink) }
      keep("--!", Sink.wantsComments)
      if isDash { return pass(&place, to: .commentEndDash) }
      state = .comment
    }
    return true
  }

  private mutating func end(_ place: inout Int, _ sink: inout some HTMLSink & ~Copyable) -> Bool {
    place += 1
    emitComment(&sink)
    return true
  }

  private mutating func keep(_ text: StaticString, _ isWanted: Bool) { if isWanted { scratch.append(text) } }

  /// NUL is U+FFFD in all of them.
  private mutating func keep(_ text: Span<UInt8>, _ range: Range<Int>, _ isWanted: Bool) {
    guard isWanted else { return }
    for place in range { if text[place] == 0 { scratch.append("\u{FFFD}") } else { scratch.append(text[place]) } }
  }

  mutating func emitComment<Sink: HTMLSink & ~Copyable>(_ sink: inout Sink) {
    state = .data
    if Sink.wantsComments { scratch.withSpan(0..<scratch.count) { sink.comment($0) } }
  }
}
