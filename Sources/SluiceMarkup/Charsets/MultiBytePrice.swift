// What a window of bytes costs in an East Asian encoding. Not the lists of common characters.

import SluiceText

/// Bits by how common the characters are: the sets are ordered so that the everyday ones stand together.
enum MultiBytePrice {
  /// Nil when it cannot be that encoding, or the C library lacks it.
  static func of(_ window: UnsafeBufferPointer<UInt8>, in name: String) -> Double? {
    guard case .multiByte(let shape) = Charset(whatwg: name).coding, let table = MultiByteTable(shape) else {
      return nil
    }
    var cost = 0.0
    var characters = 0
    var errors = 0
    unsafe table.read(window) { index, step in
      characters += 1
      if step.kind == .invalid {
        errors += 1
        cost += 20
      } else {
        let trail = unsafe step.length == 2 ? window[index + 1] : 0
        unsafe cost += price(shape, window[index], trail, step)
        // In any other reading it would be a letter of ASCII, which is not free either.
        if step.length == 2, trail < 0x80 { cost -= 5 }
      }
    }
    return errors * 50 > characters ? nil : cost
  }

  private static func price(
    _ shape: MultiByteShape, _ lead: UInt8, _ trail: UInt8, _ step: CharacterStep
  ) -> Double {
    // A character of one byte or four.
    guard step.length == 2 else { return step.length == 1 ? 10 : 24 }
    let scalar = step.output.scalar
    if isPunctuation(scalar) { return 8 }
    switch shape {
    case .gb18030:
      if CommonCharacters.simplified.contains(scalar) { return 8.7 }
      // The first level of GB 2312 is rows B0 to D7, its symbols begin at A1; what is beyond is only in GBK.
      guard isGraphic(lead, trail) else { return 22 }
      return 0xB0...0xD7 ~= lead ? 13 : lead >= 0xD8 ? 17 : 15
    case .big5:
      if CommonCharacters.traditional.contains(scalar) { return 8.7 }
      return 0xA4...0xC6 ~= lead ? 13.4 : 0xC9...0xF9 ~= lead ? 18 : lead < 0xA1 ? 22 : 15
    case .uhc:
      if CommonCharacters.korean.contains(scalar) { return 7.5 }
      guard isGraphic(lead, trail) else { return 20 }
      return 0xB0...0xC8 ~= lead ? 12 : lead >= 0xCA ? 19 : 15
    case .eucJP, .shiftJIS:
      switch scalar.value {
      case 0x3041...0x3093: return 7
      case 0x30A1...0x30FC: return 8.5
      case 0xFF61...0xFF9F: return 14
      case 0x4E00...0x9FFF:
        // The first level of JIS X 0208 ends with row 47.
        let isCommon = shape == .eucJP ? lead <= 0xCF : lead <= 0x98
        return isCommon ? 13 : 18
      default: return 15
      }
    }
  }

  /// Whether the pair is of the 94 by 94 the national standard has.
  private static func isGraphic(_ lead: UInt8, _ trail: UInt8) -> Bool { lead >= 0xA1 && trail >= 0xA1 }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x3002, 0x300C...0x300F, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1F, 0x2026, 0x30FB, 0x30FC: true
    default: false
    }
  }
}
