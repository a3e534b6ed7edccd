// Whether a line can be East Asian text that was read wrongly, told by one look. Decides nothing.

import SluiceCore

enum EastAsianScan {
  /// What a line is made of.
  private struct Census {
    var characters = 0
    var common = 0
    var western = 0
    var ascii = 0
    /// From one character to another: the same again and again is no text.
    var changes = 0
    var hasControls = false
  }

  /// Whether a line has East Asian characters and hardly any of those that make up half of such texts, or is made of
  /// little else than signs and accented letters, as Chinese that was read as windows-1252 is.
  static func isSuspect(_ line: Span<UInt8>) -> Bool {
    let census = EastAsianScan.census(line)
    if census.hasControls || census.changes < 4 { return false }
    if census.characters >= 2 { return 3 * census.common < census.characters }
    return census.western >= 6 && 2 * census.western > census.ascii
  }

  /// Whether a reading has the characters that East Asian texts are made of.
  static func isLikely(_ line: borrowing ByteBuffer) -> Bool {
    let census: Census = line.withSpan(0..<line.count) { EastAsianScan.census($0) }
    // Of a few characters chance makes some that are common.
    let least = census.characters < 8 ? 2 : 4
    return !census.hasControls && census.characters >= 2 && least * census.common >= census.characters
  }

  private static func census(_ line: Span<UInt8>) -> Census {
    var census = Census()
    var last: UInt32 = 0
    var place = 0
    while place < line.count {
      let next = line.endOfASCII(from: place)
      // A sixth of English is spaces.
      census.ascii += (next - place) * 5 / 6
      place = next
      if place == line.count { break }
      let (character, length) = MojibakeScan.scalar(line, at: place)
      place += length
      if character != last { census.changes += 1 }
      last = character
      switch character {
      case ..<0xA0: census.hasControls = true
      case 0xA0..<0x100, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192: census.western += 1
      case 0x3041..<0x3100:
        census.characters += 1
        census.common += 1
      case 0x3400..<0xA000, 0xAC00..<0xD7A4, 0xFF61..<0xFFA0:
        census.characters += 1
        if EastAsianCost.Marks.of(character).isCommon { census.common += 1 }
      default: break
      }
    }
    return census
  }
}
