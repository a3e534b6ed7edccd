// The characters of windows-1252, for single bytes among UTF-8. Not a decoder of whole inputs: iconv's table is that.

/// https://encoding.spec.whatwg.org/#windows-1252: what differs from Latin-1 are 27 of the bytes 80 to 9F.
enum Windows1252 {
  private static let upperControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  /// The character of a byte; an undefined one is its C1 control, as browsers have it.
  static func character(_ byte: UInt8) -> PackedUTF8 {
    let value = 0x80...0x9F ~= byte ? UInt32(upperControls[Int(byte - 0x80)]) : UInt32(byte)
    return Unicode.Scalar(value).map { PackedUTF8($0) } ?? .replacement
  }
}
