// Document types, which only say that a text is a document.

import SluiceCore

extension HTMLTokenizer {
  /// 13.2.5.53 to 68. False when what follows may still be a word.
  mutating func readDoctype(
    _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    let byte = text[place]
    let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    let isEnd = byte == UInt8(ascii: ">")
    let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    let isDouble = byte == UInt8(ascii: "\"")
    switch state {
    case .doctype:
      if isSpace { place += 1 }
      state = .beforeDoctypeName
    case .beforeDoctypeName:
      if isSpace { return pass(&place) }
      if isEnd { return end(&place, isBroken: true, &sink) }
      doctype.name = ByteBuffer(capacity: 16)
      state = .doctypeName
    case .doctypeName:
      if isSpace { return pass(&place, to: .afterDoctypeName) }
      if isEnd { return end(&place, isBroken: false, &sink) }
      HTMLTokenizer.keep(byte.lowered, in: &doctype.name)
      place += 1
    case .afterDoctypeName:
      if isSpace { return pass(&place) }
      if isEnd { return end(&place, isBroken: false, &sink) }
      let isPublic = HTMLTokenizer.match("public", text, at: place, isFinal)
      let isSystem = HTMLTokenizer.match("system", text, at: place, isFinal)
      if isPublic == .open || isSystem == .open { return false }
      if isPublic == .yes || isSystem == .yes {
        place += 6
        state = isPublic == .yes ? .afterDoctypePublicKeyword : .afterDoctypeSystemKeyword
      } else {
        breakOff()
      }
    case .afterDoctypePublicKeyword, .beforeDoctypePublicIdentifier:
      if isSpace { return pass(&place, to: .beforeDoctypePublicIdentifier) }
      if isEnd { return end(&place, isBroken: true, &sink) }
      guard isQuote else { return breakOff() }
      doctype.publicID = ByteBuffer(capacity: 16)
      return pass(&place, to: isDouble ? .doctypePublicIdentifierDoubleQuoted : .doctypePublicIdentifierSingleQuoted)
    case .doctypePublicIdentifierDoubleQuoted, .doctypePublicIdentifierSingleQuoted:
      let quote = state == .doctypePublicIdentifierDoubleQuoted ? UInt8(ascii: "\"") : UInt8(ascii: "'")
      if byte == quote { return pass(&place, to: .afterDoctypePublicIdentifier) }
      if isEnd { return end(&place, isBroken: true, &sink) }
      HTMLTokenizer.keep(byte, in: &doctype.publicID)
      place += 1
    case .afterDoctypePublicIdentifier, .betweenDoctypeIdentifiers:
      if isSpace { return pass(&place, to: .betweenDoctypeIdentifiers) }
      if isEnd { return end(&place, isBroken: false, &sink) }
      return beginSystem(isQuote, isDouble, &place)
    case .afterDoctypeSystemKeyword, .beforeDoctypeSystemIdentifier:
      if isSpace { return pass(&place, to: .beforeDoctypeSystemIdentifier) }
      if isEnd { return end(&place, isBroken: true, &sink) }
      return beginSystem(isQuote, isDouble, &place)
    case .doctypeSystemIdentifierDoubleQuoted, .doctypeSystemIdentifierSingleQuoted:
      let quote = state == .doctypeSystemIdentifierDoubleQuoted ? UInt8(ascii: "\"") : UInt8(ascii: "'")
      if byte == quote { return pass(&place, to: .afterDoctypeSystemIdentifier) }
      if isEnd { return end(&place, isBroken: true, &sink) }
      HTMLTokenizer.keep(byte, in: &doctype.systemID)
      place += 1
    case .afterDoctypeSystemIdentifier:
      if isSpace { return pass(&place) }
      if isEnd { return end(&place, isBroken: false, &sink) }
      // An odd end, but no quirk.
      state = .bogusDoctype
    default:
      let next = text.first(UInt8(ascii: ">"), from: place)
      place = next
      if next < text.count { return end(&place, isBroken: false, &sink) }
    }
    return true
  }

  private mutating func end(_ place: inout Int, isBroken: Bool, _ sink: inout some HTMLSink & ~Copyable) -> Bool {
    place += 1
    if isBroken { doctype.forcesQuirks = true }
    emitDoctype(&sink)
    return true
  }

  /// What follows means nothing.
  @discardableResult
  private mutating func breakOff() -> Bool {
    doctype.forcesQuirks = true
    state = .bogusDoctype
    return true
  }

  private mutating func beginSystem(_ isQuote: Bool, _ isDouble: Bool, _ place: inout Int) -> Bool {
    guard isQuote else { return breakOff() }
    doctype.systemID = ByteBuffer(capacity: 16)
    return pass(&place, to: isDouble ? .doctypeSystemIdentifierDoubleQuoted : .doctypeSystemIdentifierSingleQuoted)
  }

  /// Nobody needs more of a name.
  private static let longestID = 4096

  private static func keep(_ byte: UInt8, in buffer: inout ByteBuffer?) {
    guard let count = buffer?.count, count < longestID else { return }
    if byte == 0 { buffer?.append("\u{FFFD}") } else { buffer?.append(byte) }
  }

  mutating func emitDoctype<Sink: HTMLSink & ~Copyable>(_ sink: inout Sink) {
    state = .data
    if Sink.wantsComments { sink.doctype(doctype) }
  }
}
