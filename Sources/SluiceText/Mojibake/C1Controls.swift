// Controls of C1 that mean characters of windows-1252. Not mojibake of several bytes, and not the decoder.

import SluiceCore

/// Nobody means U+0080 to U+009F in a text: they are bytes of windows-1252 that were read as ISO-8859-1, or `&#146;`
/// written by a program that thought it was a character.
///
/// HTML reads references so (<https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state>).
/// The five that windows-1252 leaves free stay as they are.
enum C1Controls {
  /// Whether there are any: their UTF-8 is `C2 80` to `C2 9F`.
  static func stand(in text: Span<UInt8>) -> Bool {
    var place = text.endOfASCII()
    while place < text.count {
      if text[place] == 0xC2, isControl(text, at: place) { return true }
      place = text.endOfASCII(from: place + 1)
    }
    return false
  }

  static func repaired(_ text: Span<UInt8>, _ changes: inout [TextChange]) -> String {
    var repaired = ByteBuffer(capacity: text.count + 16)
    var place = 0
    while place < text.count {
      let start = place
      var after = ""
      while place < text.count, let character = character(text, at: place) {
        after.unicodeScalars.append(character)
        place += 2
      }
      if place > start {
        repaired.append(after)
        let before = String(decoding: (start..<place).map { text[$0] }, as: UTF8.self)
        changes.append(TextChange(.c1Controls, before: before, after: after))
      } else {
        repaired.append(text[place])
        place += 1
      }
    }
    return repaired.string(0..<repaired.count)
  }

  private static func isControl(_ text: Span<UInt8>, at place: Int) -> Bool {
    place + 1 < text.count && 0x80...0x9F ~= text[place + 1]
  }

  private static func character(_ text: Span<UInt8>, at place: Int) -> Unicode.Scalar? {
    guard text[place] == 0xC2, isControl(text, at: place) else { return nil }
    return NamedCharacters.windows1252(UInt32(text[place + 1]))
  }
}
