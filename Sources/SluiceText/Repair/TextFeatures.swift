// What a text holds that repair must look at, told by one scan. Repairs nothing.

import SluiceCore

/// What a text holds that repair could have something to say about; nearly all texts hold none of it.
struct TextFeatures: OptionSet, Sendable {
  let rawValue: UInt8

  /// Characters beyond ASCII.
  static let beyondASCII = TextFeatures(rawValue: 1 << 0)
  static let ampersand = TextFeatures(rawValue: 1 << 1)
  /// `]]>`, or an end that may lie within a tag.
  static let leavings = TextFeatures(rawValue: 1 << 2)
  /// Controls, C1's too, and what nobody sees.
  static let controls = TextFeatures(rawValue: 1 << 3)
  static let c1Controls = TextFeatures(rawValue: 1 << 4)
  /// East Asian characters, or many that Western programs make of them.
  static let eastAsian = TextFeatures(rawValue: 1 << 5)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// One look at a text.
  init(of text: Span<UInt8>) {
    self = MarkupLeavings.mayStand(in: text) ? .leavings : []
    var western = 0
    var place = text.endOfPlain(from: 0)
    while place < text.count {
      func next(_ offset: Int) -> UInt8 { place + offset < text.count ? text[place + offset] : 0 }
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "&"): insert(.ampersand)
      case UInt8(ascii: "]"): if next(1) == byte { insert(.leavings) }
      case ..<0x80: insert(.controls)
      default:
        insert(.beyondASCII)
        switch byte {
        case 0xC2:
          western += 1
          if next(1) < 0xA0 { formUnion([.controls, .c1Controls]) }
        case 0xC3, 0xC5, 0xC6: western += 1
        case 0xE2:
          if next(1) == 0x80 && 0x8B...0x8D ~= next(2) || next(1) == 0x81 && next(2) >= 0xA0 { insert(.controls) }
        case 0xE3...0xED: insert(.eastAsian)
        case 0xEF:
          insert(.eastAsian)
          if next(1) == 0xBB || next(1) == 0xBF { insert(.controls) }
        case 0xF0: if next(1) == 0x9D && next(2) == 0x85 { insert(.controls) }
        default: break
        }
        // The rest of the character.
        while place + 1 < text.count, text[place + 1] & 0xC0 == 0x80 { place += 1 }
      }
      place = text.endOfPlain(from: place + 1)
    }
    if western >= 6 { insert(.eastAsian) }
  }
}
