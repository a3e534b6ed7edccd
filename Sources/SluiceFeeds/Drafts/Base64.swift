// Text that came as base64: Atom 0.3 `mode`, RFC 4287 §4.1.3.3. Not for pictures: what is no text stays encoded.

import SluiceCore

/// RFC 4648 §4, with white space and a missing end allowed.
enum Base64 {
  /// Decodes what stands from `start` on, in place; false, and nothing changed, when it is no base64 or no text in UTF-8.
  static func decode(_ bytes: inout ByteBuffer, from start: Int) -> Bool {
    guard let decoded = bytes.withSpan(start..<bytes.count, { decoded($0) }), isText(decoded) else { return false }
    bytes.truncate(to: start)
    bytes.append(decoded.span)
    return true
  }

  private static func decoded(_ encoded: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var count = 0
    for place in encoded.indices {
      let byte = encoded[place]
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
    return bytes
  }

  /// UTF-8 without the control characters that XML forbids: what else is decoded is a picture or an archive.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 || $0.isSpace } && String(validating: bytes, as: UTF8.self) != nil
  }
}
