// Whether a line can be East Asian text that was read wrongly, told by one look. Decides nothing.

import SluiceCore

enum EastAsianScan {
  /// Whether a line has East Asian characters and hardly any of those that make up half of such texts, or is made of
  /// little else than signs and accented letters, as Chinese that was read as windows-1252 is.
  static func isSuspect(_ line: Span<UInt8>) -> Bool {
    var characters = 0
    var common = 0
    var western = 0
    var ascii = 0
    // Changes from one character to another: the same again and again is no text.
    var changes = 0
    var last: UInt32 = 0
    var place = 0
    while place < line.count {
      let lead = line[place]
      if lead < 0x80 {
        if lead > 0x20 { ascii += 1 }
        place += 1
        continue
      }
      let (character, length) = MojibakeScan.scalar(line, at: place)
      place += length
      if character != last { changes += 1 }
      last = character
      switch character {
      case ..<0xA0: return false
      case 0xA0..<0x100, 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192: western += 1
      case 0x3041..<0x3100:
        characters += 1
        common += 1
      case 0x3400..<0xA000, 0xAC00..<0xD7A4, 0xFF61..<0xFFA0:
        characters += 1
        if EastAsianCost.Marks.of(character).isCommon { common += 1 }
      default: break
      }
    }
    if changes < 4 { return false }
    if characters >= 2 { return 3 * common < characters }
    return western >= 6 && 2 * western > ascii
  }
}
