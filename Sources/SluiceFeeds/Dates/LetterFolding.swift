// Characters as dates see them: digits, letters without case and accents, blanks. Not case mapping for text.

/// One character of a date.
enum DateCharacter {
  case digit(UInt8)
  /// Lower case, without accents; 0 for what joins the letter before it (a combining accent).
  case letter(UInt16, isUpper: Bool)
  case blank
  /// Characters of no width, as the marks Windows puts between the parts of a date.
  case nothing
  /// Punctuation, as its ASCII form.
  case mark(UInt8)
}

enum LetterFolding {
  /// The character at `index`, which moves behind it.
  static func next(_ bytes: Span<UInt8>, _ index: inout Int) -> DateCharacter {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      return ascii(byte)
    }
    let scalar = decode(bytes, byte, &index)
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .blank
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: return .nothing
    case 0x2010...0x2015, 0x2212: return .mark(0x2D)
    case 0xB4, 0x2018, 0x2019: return .mark(0x27)
    case 0xB7, 0x2022, 0x3001: return .mark(0x2C)
    case 0x0660...0x0669: return .digit(UInt8(scalar - 0x0660))
    case 0x06F0...0x06F9: return .digit(UInt8(scalar - 0x06F0))
    case 0xFF01...0xFF5E: return ascii(UInt8(scalar - 0xFF01 + 0x21))
    default: return letter(scalar)
    }
  }

  @inline(__always)
  private static func ascii(_ byte: UInt8) -> DateCharacter {
    switch byte {
    case 0x30...0x39: .digit(byte - 0x30)
    case 0x61...0x7A: .letter(UInt16(byte), isUpper: false)
    case 0x41...0x5A: .letter(UInt16(byte | 0x20), isUpper: true)
    case 0x20, 0x09...0x0D: .blank
    default: .mark(byte)
    }
  }

  /// RFC 3629; bytes that are no UTF-8 come out one by one as U+FFFD, which is a letter of no name.
  private static func decode(_ bytes: Span<UInt8>, _ first: UInt8, _ index: inout Int) -> UInt32 {
    let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    guard length > 1, index + length <= bytes.count else {
      index += 1
      return 0xFFFD
    }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else {
        index += 1
        return 0xFFFD
      }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    index += length
    return scalar
  }

  private static func letter(_ scalar: UInt32) -> DateCharacter {
    switch scalar {
    case 0x300...0x36F:
      return .letter(0, isUpper: false)
    case 0xC0...0x17F:
      return .letter(UInt16(unsafe latin.utf8Start[Int(scalar - 0xC0)]), isUpper: false)
    case 0x218, 0x219: return .letter(0x73, isUpper: false)  // ș
    case 0x21A, 0x21B: return .letter(0x74, isUpper: false)  // ț
    case 0xAA: return .letter(0x61, isUpper: false)  // ª
    case 0xB0, 0xBA: return .letter(0x6F, isUpper: false)  // º, and the degree sign typed for it
    case 0x386...0x3CE: return .letter(greek(UInt16(scalar)), isUpper: false)
    case 0x401, 0x451: return .letter(0x435, isUpper: false)  // ё as е
    case 0x400...0x40F: return .letter(UInt16(scalar + 0x50), isUpper: false)
    case 0x410...0x42F: return .letter(UInt16(scalar + 0x20), isUpper: false)
    case 0...0xFFFF: return .letter(UInt16(scalar), isUpper: false)
    default: return .letter(0xFFFD, isUpper: false)
    }
  }

  /// U+00C0 to U+017F without accents. `ı` and `İ` become `i` as `I` does, so Turkish is found in either case.
  private static let latin: StaticString = """
    aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssss\
    ttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """

  /// Lower case without tonos or dialytika, and `ς` as `σ`.
  private static func greek(_ scalar: UInt16) -> UInt16 {
    switch scalar {
    case 0x386, 0x3AC: 0x3B1
    case 0x388, 0x3AD: 0x3B5
    case 0x389, 0x3AE: 0x3B7
    case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: 0x3B9
    case 0x38C, 0x3CC: 0x3BF
    case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: 0x3C5
    case 0x38F, 0x3CE: 0x3C9
    case 0x3C2: 0x3C3
    case 0x391...0x3A9: scalar + 0x20
    default: scalar
    }
  }
}
