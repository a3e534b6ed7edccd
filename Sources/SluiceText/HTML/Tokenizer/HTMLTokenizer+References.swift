// Character references in text and in attributes. Which names there are stands in NamedCharacters.

import SluiceCore

/// A reference by number that is being read.
struct NumericReference {
  var number: UInt32 = 0
  var isHexadecimal = false
}

extension HTMLTokenizer {
  /// 13.2.5.72 to 75: at an ampersand. False when it cannot be judged yet.
  mutating func readReference(
    _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    let start = place + 1
    let isWhole = isFinal || text.count - start > NamedCharacters.longestName
    if start < text.count, text[start] == UInt8(ascii: "#") {
      let isHexadecimal = start + 1 < text.count && text[start + 1] | 0x20 == UInt8(ascii: "x")
      let first = start + (isHexadecimal ? 2 : 1)
      guard first < text.count || isWhole else { return false }
      guard first < text.count, CharacterReference.digit(text[first], isHexadecimal) != nil else {
        literal(text, &place, &sink)
        return true
      }
      reference = NumericReference(isHexadecimal: isHexadecimal)
      contentState = state
      state = .numericCharacterReference
      place = first
      return true
    }
    var end = start
    let limit = min(text.count, start + NamedCharacters.longestName)
    while end < limit, text[end].isAlphanumeric { end += 1 }
    guard end < text.count || isWhole else { return false }
    if end > start, end < limit, text[end] == UInt8(ascii: ";"),
      let found = NamedCharacters.characters(text.extracting(start..<end + 1))
    {
      place = end + 1
      write(found.first.value, found.second?.value ?? 0, &sink)
      return true
    }
    if end > start, let found = NamedCharacters.legacyCharacter(prefixOf: text.extracting(start..<end)) {
      let next = start + found.length
      let follows =
        next < text.count && (text[next] == UInt8(ascii: "=") || text[next].isAlphanumeric)
      if !(isInAttribute && follows) {
        place = next
        write(found.character.first.value, found.character.second?.value ?? 0, &sink)
        return true
      }
    }
    literal(text, &place, &sink)
    return true
  }

  private var isInAttribute: Bool { state != .data && state != .rcdata }

  /// The ampersand means itself.
  private mutating func literal(_ text: Span<UInt8>, _ place: inout Int, _ sink: inout some HTMLSink & ~Copyable) {
    write(0x26, 0, &sink)
    place += 1
  }

  /// 13.2.5.76 to 79.
  mutating func readNumber(_ text: Span<UInt8>, _ place: inout Int, _ sink: inout some HTMLSink & ~Copyable) -> Bool {
    while place < text.count {
      guard let digit = CharacterReference.digit(text[place], reference.isHexadecimal) else {
        if text[place] == UInt8(ascii: ";") { place += 1 }
        endNumber(&sink)
        return true
      }
      // Too large stays too large.
      reference.number = min(reference.number &* (reference.isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      place += 1
    }
    return true
  }

  /// 13.2.5.80.
  mutating func endNumber(_ sink: inout some HTMLSink & ~Copyable) {
    state = contentState
    write(CharacterReference.meaning(ofNumber: reference.number), 0, &sink)
  }

  private mutating func write(_ first: UInt32, _ second: UInt32, _ sink: inout some HTMLSink & ~Copyable) {
    guard isInAttribute else { return emit(scalar: first, second, &sink) }
    tag.bytes.append(scalar: first)
    if second != 0 { tag.bytes.append(scalar: second) }
  }
}
