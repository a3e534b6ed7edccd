// What HTML makes of numbers in C1, as in `&#150;`. Not the windows-1252 decoder, and no other numbers.

extension NamedCharacters {
  /// The character of windows-1252 that a code point in 0x80...0x9F means; nil for the five that it leaves free,
  /// which stay the controls they are, and for every other number.
  ///
  /// https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
  package static func windows1252(_ codePoint: UInt32) -> Unicode.Scalar? {
    guard 0x80...0x9F ~= codePoint else { return nil }
    let replacement = replacements[Int(codePoint - 0x80)]
    return replacement == 0 ? nil : Unicode.Scalar(replacement)
  }

  private static let replacements: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
