// What a byte is among the ASCII characters, for all rooms that read bytes. Not Unicode, and not HTML's white space.

extension UInt8 {
  /// XML 1.0 §2.3, production S.
  @inlinable @inline(__always)
  package var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }

  @inlinable @inline(__always)
  package var isDigit: Bool { self &- 0x30 < 10 }

  @inlinable @inline(__always)
  package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  @inlinable @inline(__always)
  package var isAlphanumeric: Bool { isDigit || isLetter }

  /// A letter in lower case; anything else as it is.
  @inlinable @inline(__always)
  package var lowered: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// What a hexadecimal digit counts.
  @inlinable
  package var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x37
    case 0x61...0x66: self - 0x57
    default: nil
    }
  }
}

extension Span<UInt8> {
  /// Whether there is only white space.
  package var isBlank: Bool {
    for place in indices where !self[place].isSpace { return false }
    return true
  }
}
