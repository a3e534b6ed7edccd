// How common characters are in text that people write, by block. Evidence for mojibake repair, and nothing else.

/// Weights of characters that a wrong reading would have hidden.
///
/// A sequence that turns into ë speaks for a repair; one that turns into ɡ, which only phoneticians write, against it.
enum CharacterWeight {
  /// Nothing that a text is made of.
  static let none: Int8 = -100

  static func of(_ character: UInt32, _ kind: CharacterKind) -> Int8 {
    switch character {
    case ..<0x80: none
    // A control of C1 is half of what was mangled twice, or a character of windows-1252.
    case ..<0xA0: -1
    case 0xA0, 0xAD: 1
    case ..<0x100: kind.isLetter && character != 0xB5 ? 2 : 1
    // Dutch writes two letters for it.
    case 0x132...0x133: -6
    case ..<0x180: rareLatin.contains(character) ? 0 : 2
    case ..<0x250: seenLatin.contains(character) ? 1 : -3
    // Phonetic letters; the schwa is Azerbaijani's too.
    case ..<0x2B0: character == 0x259 ? 1 : -3
    case ..<0x300: 0x2D8...0x2DD ~= character || 0x2C6...0x2C7 ~= character || 0x2BB...0x2BC ~= character ? 0 : -3
    // Marks: the common accents, the dot and the hooks below.
    case ..<0x370: character < 0x30D || character == 0x323 || 0x327...0x328 ~= character ? 0 : -4
    case ..<0x400: kind.isLetter && 0x386...0x3CE ~= character ? 2 : -2
    case ..<0x460: 2
    case ..<0x530: seenCyrillic.contains(character) ? 1 : -3
    case ..<0x590: -2
    case ..<0x5D0: 0
    case ..<0x6D4: 2
    case ..<0x700: 0
    // Syriac, Thaana, N'Ko and what is rarer.
    case ..<0x900: -6
    case ..<0xE80: 2
    case 0x10D0..<0x1100: 1
    // Vietnamese, and the rest of the Latin additions.
    case 0x1E00..<0x1F00: character >= 0x1EA0 ? 2 : 0
    case ..<0x1F00: -4
    case ..<0x2000: 0
    case ..<0x2070: commonPunctuation.contains(character) ? 2 : 0
    // Letters and numbers in circles.
    case 0x2460..<0x2500: -2
    case ..<0x2C00: 1
    // Glagolitic, Coptic and what is rarer.
    case ..<0x2E80: -6
    case ..<0x3000: 0
    case ..<0x3100: 2
    case ..<0x4E00: 0
    case ..<0xA000: 2
    case ..<0xAC00: -5
    case ..<0xD7A4: 2
    case ..<0xF900: none
    case ..<0xFB00: 0
    case ..<0xFB07: 1
    case ..<0xFE00: 0
    case 0xFE0F, 0xFEFF, 0xFFFD, 0xFF00..<0xFFE0: 1
    case 0x1D400..<0x1D800: 0
    case 0x1F000..<0x1FB00: 2
    case 0x20000..<0x30000: -1
    default: -6
    }
  }

  private static func set(_ text: StaticString) -> Set<UInt32> {
    Set(text.description.unicodeScalars.map(\.value))
  }

  /// Letters of Esperanto, Maltese, Welsh and Breton, and those that nobody writes any more.
  private static let rareLatin = set("ĈĉĊċĔĕĜĝĤĥĨĬĭĴĵĸĿŀŉŎŏŔŕŜŝŦŧŨŬŭŴŵŶŷ")
  /// Romanian's, Vietnamese's and Croatian's among letters of many.
  private static let seenLatin = set("ƒȘșȚțƠơƯưǉǌǦǧ")
  /// Kazakh's, Tatar's and their neighbours'.
  private static let seenCyrillic = set("ҐґҚқҢңҮүҰұҺһӘәӨө")
  private static let commonPunctuation = set(
    "\u{2002}\u{2003}\u{2009}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}‐‑–—―‘’‚“”„†‡•…\u{2028}\u{2029}\u{202A}\u{202C}\u{202F}‰′″‹›\u{2060}"
  )
}
