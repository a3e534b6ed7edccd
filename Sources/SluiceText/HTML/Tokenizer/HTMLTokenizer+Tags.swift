// Tags and their attributes. What a tag means is for the sink.

import SluiceCore

extension HTMLTokenizer {
  /// 13.2.5.6 to 8 and 40.
  mutating func readTag<Sink: HTMLSink & ~Copyable>(
    _ text: Span<UInt8>, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    let byte = text[place]
    if Sink.choosesTags, state == .tagOpen || state == .endTagOpen, byte.isLetter,
      !sink.takesTag(text, at: place - (state == .tagOpen ? 1 : 2))
    {
      emit(state == .tagOpen ? "<" : "</", &sink)
      state = contentState
      return true
    }
    switch state {
    case .tagOpen:
      switch byte {
      case UInt8(ascii: "!"): return pass(&place, to: .markupDeclarationOpen)
      case UInt8(ascii: "/"): return pass(&place, to: .endTagOpen)
      case UInt8(ascii: "?"): beginComment(.bogusComment)
      case _ where byte.isLetter: beginTag(isEnd: false)
      default:
        state = contentState
        emit("<", &sink)
      }
    case .endTagOpen:
      switch byte {
      case _ where byte.isLetter: beginTag(isEnd: true)
      case UInt8(ascii: ">"): return pass(&place, to: .data)
      default: beginComment(.bogusComment)
      }
    case .tagName: readTagName(text, &place, &sink)
    default:
      if byte == UInt8(ascii: ">") {
        tag.isSelfClosing = true
        place += 1
        emitTag(&sink)
      } else {
        state = .beforeAttributeName
      }
    }
    return true
  }

  mutating func beginTag(isEnd: Bool) {
    tag.bytes.removeAll()
    tag.attributes.removeAll()
    tag.isEnd = isEnd
    tag.isSelfClosing = false
    state = .tagName
  }

  private mutating func readTagName(
    _ text: Span<UInt8>, _ place: inout Int, _ sink: inout some HTMLSink & ~Copyable
  ) {
    while place < text.count {
      let byte = text[place]
      place += 1
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"), UInt8(ascii: ">"):
        tag.nameEnd = tag.bytes.count
        tag.element = tag.bytes.withSpan(0..<tag.nameEnd) { HTMLElement($0) }
        if byte == UInt8(ascii: ">") { return emitTag(&sink) }
        state = byte == UInt8(ascii: "/") ? .selfClosingStartTag : .beforeAttributeName
        if !sink.wantsAttributes(of: tag), let end = endOfTag(text, from: place) {
          tag.isSelfClosing = text[end - 2] == UInt8(ascii: "/")
          place = end
          emitTag(&sink)
        }
        return
      default: keep(lowercased: byte)
      }
    }
  }

  mutating func emitTag(_ sink: inout some HTMLSink & ~Copyable) {
    state = .data
    if tag.isEnd {
      tag.attributes.removeAll()
      sink.endTag(tag)
      return
    }
    tag.settleAttribute()
    let content = sink.startTag(tag)
    guard content != .data else { return }
    rawName.removeAll()
    rawName.append(tag.bytes, 0..<tag.nameEnd)
    enter(content)
  }

  /// 13.2.5.32 to 39. False when a reference cannot be judged yet.
  mutating func readAttribute(
    _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    let byte = text[place]
    switch state {
    case .beforeAttributeName:
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return pass(&place)
      case UInt8(ascii: "/"), UInt8(ascii: ">"): state = .afterAttributeName
      default:
        beginAttribute()
        // A name may begin with it, and only begin.
        if byte == UInt8(ascii: "=") {
          keep(byte)
          place += 1
        }
      }
    case .attributeName: readAttributeName(text, &place)
    case .afterAttributeName:
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return pass(&place)
      case UInt8(ascii: "/"): return pass(&place, to: .selfClosingStartTag)
      case UInt8(ascii: "="): return pass(&place, to: .beforeAttributeValue)
      case UInt8(ascii: ">"):
        place += 1
        emitTag(&sink)
      default: beginAttribute()
      }
    case .beforeAttributeValue:
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return pass(&place)
      case UInt8(ascii: "\""): return pass(&place, to: .attributeValueDoubleQuoted)
      case UInt8(ascii: "'"): return pass(&place, to: .attributeValueSingleQuoted)
      case UInt8(ascii: ">"):
        place += 1
        emitTag(&sink)
      default: state = .attributeValueUnquoted
      }
    case .attributeValueDoubleQuoted: return readQuoted(text, &place, UInt8(ascii: "\""), isFinal, &sink)
    case .attributeValueSingleQuoted: return readQuoted(text, &place, UInt8(ascii: "'"), isFinal, &sink)
    case .attributeValueUnquoted:
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
        tag.endAttributeValue()
        state = .beforeAttributeName
        place += 1
      case UInt8(ascii: "&"): return readReference(text, &place, isFinal, &sink)
      case UInt8(ascii: ">"):
        tag.endAttributeValue()
        place += 1
        emitTag(&sink)
      default:
        keep(byte)
        place += 1
      }
    default:
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: return pass(&place, to: .beforeAttributeName)
      case UInt8(ascii: "/"): return pass(&place, to: .selfClosingStartTag)
      case UInt8(ascii: ">"):
        place += 1
        emitTag(&sink)
      default: state = .beforeAttributeName
      }
    }
    return true
  }

  /// Behind the `>` of a tag whose attributes nobody asks for; nil when it is not here, or not plain.
  private func endOfTag(_ text: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    var isBehindName = false
    while place < text.count {
      let byte = text[place]
      place += 1
      switch byte {
      case UInt8(ascii: ">"): return place
      case UInt8(ascii: "="):
        // Only behind a name does it begin a value, and a value in quotes is where a `>` counts nothing.
        guard isBehindName, place < text.count else { return nil }
        let quote = text[place]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
          guard quote.isAlphanumeric else { return nil }
          while place < text.count, text[place] > 0x20, text[place] != UInt8(ascii: ">") { place += 1 }
          // A slash at the end is the value's.
          if place < text.count, text[place - 1] == UInt8(ascii: "/") { return nil }
          isBehindName = false
          continue
        }
        place = text.first(quote, from: place + 1) + 1
        isBehindName = false
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"): isBehindName = false
      default: isBehindName = true
      }
    }
    return nil
  }

  private mutating func beginAttribute() {
    tag.beginAttribute()
    state = .attributeName
  }

  private mutating func readAttributeName(_ text: Span<UInt8>, _ place: inout Int) {
    while place < text.count {
      let byte = text[place]
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20, UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "="):
        tag.endAttributeName()
        state = byte == UInt8(ascii: "=") ? .beforeAttributeValue : .afterAttributeName
        if byte == UInt8(ascii: "=") { place += 1 }
        return
      default: keep(lowercased: byte)
      }
      place += 1
    }
  }

  private mutating func readQuoted(
    _ text: Span<UInt8>, _ place: inout Int, _ quote: UInt8, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    let end = text.first(quote, UInt8(ascii: "&"), orZeroFrom: place)
    let room = max(0, HTMLTokenizer.longestTag - tag.bytes.count)
    tag.bytes.append(text.extracting(place..<min(end, place + room)))
    place = end
    guard end < text.count else { return true }
    switch text[end] {
    case quote:
      tag.endAttributeValue()
      state = .afterAttributeValueQuoted
      place += 1
    case 0:
      keep(0)
      place += 1
    default: return readReference(text, &place, isFinal, &sink)
    }
    return true
  }

  private mutating func keep(lowercased byte: UInt8) {
    keep(byte.lowered)
  }

  private mutating func keep(_ byte: UInt8) {
    guard tag.bytes.count < HTMLTokenizer.longestTag else { return }
    if byte == 0 { tag.bytes.append("\u{FFFD}") } else { tag.bytes.append(byte) }
  }

}

extension HTMLTag {
  /// Further ones are left out, so that looking for their like stays cheap.
  private static let mostAttributes = 256

  mutating func beginAttribute() {
    settleAttribute()
    let start = Int32(bytes.count)
    attributes.append(HTMLAttribute(nameStart: start, nameEnd: start, valueEnd: start, hash: 0))
  }

  mutating func endAttributeName() {
    var attribute = attributes[attributes.count - 1]
    attribute.nameEnd = Int32(bytes.count)
    attribute.valueEnd = attribute.nameEnd
    attribute.hash = hash(attribute.name)
    attributes[attributes.count - 1] = attribute
  }

  mutating func endAttributeValue() { attributes[attributes.count - 1].valueEnd = Int32(bytes.count) }

  /// The last attribute goes if an earlier one has its name, or if there are too many.
  mutating func settleAttribute() {
    guard let last = attributes.last else { return }
    var isLeftOut = attributes.count > HTMLTag.mostAttributes
    for place in 0..<attributes.count - 1 where !isLeftOut && attributes[place].hash == last.hash {
      isLeftOut = isSame(attributes[place].name, last.name)
    }
    guard isLeftOut else { return }
    attributes.removeLast()
    bytes.truncate(to: Int(last.nameStart))
  }

  private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    bytes.withSpan(one) { one in
      bytes.withSpan(other) { other in one.count == other.count && one.indices.allSatisfy { one[$0] == other[$0] } }
    }
  }

  private func hash(_ range: Range<Int>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for place in range { hash = (hash ^ UInt32(bytes[place])) &* 16_777_619 }
    return hash
  }
}
