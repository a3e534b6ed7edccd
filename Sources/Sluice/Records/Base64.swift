// Text that came as base64: Atom 0.3 `mode`, RFC 4287 §4.1.3.3. Not for pictures: what is no text stays encoded.

import SluiceCore

/// RFC 4648 §4, with white space and a missing end allowed.
enum Base64 {
  /// The decoded text; nil when it is no base64 or no UTF-8 text.
  static func decode(_ encoded: String) -> String? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in encoded.utf8 {
      let six: UInt8
      switch byte {
      case 0x41...0x5A: six = byte - 0x41
      case 0x61...0x7A: six = byte - 0x61 + 26
      case 0x30...0x39: six = byte - 0x30 + 52
      case 0x2B: six = 62
      case 0x2F: six = 63
      case 0x3D, 0x20, 0x09, 0x0A, 0x0D: continue
      default: return nil
      }
      bits = (bits << 6 | UInt32(six)) & 0xFFFFFF
      count += 1
      if count % 4 == 0 {
        bytes += [UInt8(bits >> 16), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
      }
    }
    switch count % 4 {
    case 2: bytes.append(UInt8(bits >> 4 & 0xFF))
    case 3: bytes += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)]
    default: break
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
