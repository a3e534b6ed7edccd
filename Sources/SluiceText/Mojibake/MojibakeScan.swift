// Whether a text can hold mojibake at all, told by one scan of its bytes. Decides nothing.

import SluiceCore

enum MojibakeScan {
  /// Whether anywhere characters stand together as the bytes of a character do, in one page.
  static func mayStand(in text: Span<UInt8>) -> Bool {
    let pages = CodePages.standard
    var place = 0
    var before = CodePages.Parts()
    // Those that are one short of a sequence of three.
    var longer: UInt16 = 0
    while place < text.count {
      if before.pairs | before.longer | longer == 0 {
        place = text.endOfASCII(from: place)
        if place == text.count { return false }
      }
      let (character, length) = scalar(text, at: place)
      var parts = pages.parts(character)
      // A space can stand for A0, and a replacement for anything.
      if character == 0xFFFD { parts.tails = .max }
      if character == 0x20 {
        if before.pairsWithSpace != 0 { return true }
        longer = (before.longer | longer) & pages.spaced
      } else {
        if (before.pairs | longer) & parts.tails != 0 { return true }
        longer = before.longer & parts.tails
      }
      before = parts
      place += length
    }
    return false
  }

  /// The character that begins at a place, and the bytes it takes. The text is UTF-8.
  @inline(__always)
  static func scalar(_ text: Span<UInt8>, at place: Int) -> (UInt32, Int) {
    let lead = text[place]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = min(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.count - place)
    var bits = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<max(length, 1) { bits = bits << 6 | UInt32(text[place + offset] & 0x3F) }
    return (bits, length)
  }
}
