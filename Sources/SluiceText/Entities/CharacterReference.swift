// One character reference, read by HTML's rules for text. Where it counts is for the caller to say.

import SluiceCore

/// A reference that stands at an ampersand, and what it means.
struct CharacterReference {
  /// What it means: one character or two.
  let first: UInt32
  let second: UInt32
  /// Its bytes, from the ampersand to its end.
  let length: Int
  let hasSemicolon: Bool
  /// Whether it is a name without a semicolon, and the word that it begins ends in `=`.
  let isParameter: Bool

  /// Nil when HTML reads the ampersand as itself.
  init?(_ text: Span<UInt8>, at place: Int) {
    var end = place + 1
    guard end < text.count else { return nil }
    if text[end] == UInt8(ascii: "#") {
      guard let number = CharacterReference.number(text, &end) else { return nil }
      hasSemicolon = end < text.count && text[end] == UInt8(ascii: ";")
      first = number
      second = 0
      length = end - place + (hasSemicolon ? 1 : 0)
      isParameter = false
      return
    }
    let limit = min(text.count, end + NamedCharacters.longestName)
    while end < limit, text[end].isAlphanumeric { end += 1 }
    guard end > place + 1 else { return nil }
    isParameter = end < text.count && text[end] == UInt8(ascii: "=")
    if end < limit, text[end] == UInt8(ascii: ";"),
      let found = NamedCharacters.characters(text.extracting(place + 1..<end + 1))
    {
      (first, second) = (found.first.value, found.second?.value ?? 0)
      length = end + 1 - place
      hasSemicolon = true
    } else if let found = NamedCharacters.legacyCharacter(prefixOf: text.extracting(place + 1..<end)) {
      (first, second) = (found.character.first.value, found.character.second?.value ?? 0)
      length = 1 + found.length
      hasSemicolon = false
    } else {
      return nil
    }
  }

  func write(into output: inout ByteBuffer) {
    output.append(scalar: first)
    if second != 0 { output.append(scalar: second) }
  }

  /// What a number stands for:
  /// <https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state>.
  private static func number(_ text: Span<UInt8>, _ end: inout Int) -> UInt32? {
    var place = end + 1
    let isHexadecimal = place < text.count && text[place] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { place += 1 }
    let start = place
    var number: UInt32 = 0
    while place < text.count, let digit = digit(text[place], isHexadecimal) {
      // Too large stays too large.
      number = min(number &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      place += 1
    }
    guard place > start else { return nil }
    end = place
    return meaning(ofNumber: number)
  }

  /// What a reference by number means.
  static func meaning(ofNumber number: UInt32) -> UInt32 {
    if number == 0 || number > 0x10FFFF || 0xD800..<0xE000 ~= number { return 0xFFFD }
    return NamedCharacters.windows1252(number)?.value ?? number
  }

  static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHexadecimal, 0x61...0x66 where isHexadecimal: UInt32(byte & 0x0F + 9)
    default: nil
    }
  }

}
