// One sequence of UTF-8 among characters of a code page. Found here, judged in MojibakeEvidence.swift.

/// Characters that are the bytes of one character in UTF-8.
struct MojibakeUnit: BitwiseCopyable {
  private var start: Int32
  private var end: Int32
  /// The characters, by number.
  var range: Range<Int> { Int(start)..<Int(end) }
  /// What they mean; U+FFFD when one of the bytes is lost.
  var meaning: UInt32
  /// Whether a byte is lost.
  var isLossy = false
  /// Whether a space stands for the byte A0, which many programs make of a no-break space.
  var hasSpace = false

  /// Whether it is a closing quote that lost its last byte.
  private(set) var isCutQuote = false

  private static let replacement: UInt32 = 0xFFFD

  /// `â€` where a closing quote is due: windows-1252 has no character for the last byte of ” (E2 80 9D), and many
  /// programs drop it. What follows may be a space, which is none of it.
  init?(cutQuote text: borrowing MojibakeText, at start: Int) {
    guard text.at(start) == 0xE2, text.at(start + 1) == 0x20AC else { return nil }
    let next = text.at(start + 2)
    guard next < 0x80 || next == MojibakeText.gap || next == 0xE2 else { return nil }
    self.start = Int32(start)
    end = Int32(start + 2)
    meaning = 0x201D
    isCutQuote = true
  }

  /// The sequence that begins at a character, in one page.
  init?(_ text: borrowing MojibakeText, at start: Int, in page: Int) {
    let pages = text.pages
    let lead = pages.byte(text[start], in: page)
    guard 0xC2...0xF4 ~= lead else { return nil }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var bits = UInt32(lead) & (0x7F >> UInt32(length))
    var second: UInt8 = 0
    var end = start + 1
    while end < start + length, end < text.count {
      let character = text[end]
      var byte = pages.byte(character, in: page)
      if character == 0x20, pages.spaced & (1 << page) != 0 {
        byte = 0xA0
        hasSpace = true
      } else if character == Self.replacement {
        isLossy = true
        byte = 0x80
      }
      guard 0x80...0xBF ~= byte else { break }
      if end == start + 1 { second = byte }
      bits = bits << 6 | UInt32(byte & 0x3F)
      end += 1
    }
    self.start = Int32(start)
    self.end = Int32(end)
    meaning = bits
    if isLossy {
      // One replacement can stand for all that is missing.
      meaning = Self.replacement
      return
    }
    guard end == start + length else { return nil }
    if lead == 0xED, second >= 0xA0 {
      guard second < 0xB0, let low = Self.lowSurrogate(text, at: end, in: page) else { return nil }
      self.end = Int32(end + 3)
      meaning = 0x10000 + (bits - 0xD800) << 10 + (low - 0xDC00)
    }
    // The shortest form only (Unicode 15, table 3-7).
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    guard meaning >= least, meaning <= 0x10FFFF else { return nil }
  }

  /// The second half of a character beyond U+FFFF that was written as two surrogates, as CESU-8 does.
  private static func lowSurrogate(_ text: borrowing MojibakeText, at start: Int, in page: Int) -> UInt32? {
    guard start + 3 <= text.count else { return nil }
    let pages = text.pages
    let second = pages.byte(text[start + 1], in: page)
    let third = pages.byte(text[start + 2], in: page)
    guard pages.byte(text[start], in: page) == 0xED, 0xB0...0xBF ~= second, 0x80...0xBF ~= third else { return nil }
    return 0xD000 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
  }
}
