// Controls of C1 that mean characters of windows-1252. Not mojibake of several bytes, and not the decoder.

import SluiceCore

/// Nobody means U+0080 to U+009F in a text: they are bytes of windows-1252 that were read as ISO-8859-1, or `&#146;`
/// written by a program that thought it was a character.
///
/// HTML reads references so (<https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state>).
/// The five that windows-1252 leaves free stay as they are.
enum C1Controls {
  static func repair(_ text: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) -> Bool {
    var clean = 0
    var place = next(text, from: 0)
    while place < text.count {
      let start = place
      output.append(text.extracting(clean..<start))
      let length = output.count
      while let character = character(text, at: place) {
        output.append(scalar: character.value)
        place += 2
      }
      log.replace(start..<place, of: text, by: output, from: length, .c1Controls)
      clean = place
      place = next(text, from: place)
    }
    if clean == 0 { return false }
    output.append(text.extracting(clean..<text.count))
    return true
  }

  /// Where the next one stands: their UTF-8 is `C2 80` to `C2 9F`.
  private static func next(_ text: Span<UInt8>, from start: Int) -> Int {
    var place = text.endOfASCII(from: start)
    while place < text.count {
      if character(text, at: place) != nil { return place }
      place = text.endOfASCII(from: place + 1)
    }
    return place
  }

  private static func character(_ text: Span<UInt8>, at place: Int) -> Unicode.Scalar? {
    guard place + 1 < text.count, text[place] == 0xC2, 0x80...0x9F ~= text[place + 1] else { return nil }
    return NamedCharacters.windows1252(UInt32(text[place + 1]))
  }
}
