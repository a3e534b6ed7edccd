// What a byte is among the ASCII characters, for all rooms that read values from bytes. Not Unicode.

extension UInt8 {
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }

  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  var isAlphanumeric: Bool { isDigit || isLetter }

  /// What a hexadecimal digit counts.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}

/// XML 1.0 §2.3, production S.
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

/// Whether there is only white space.
func isBlank(_ run: Span<UInt8>) -> Bool {
  for place in run.indices where !isSpace(run[place]) { return false }
  return true
}
