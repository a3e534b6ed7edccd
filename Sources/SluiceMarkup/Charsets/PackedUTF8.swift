// One character as table entries hold it. Not a string.

/// Up to seven bytes of UTF-8 and their number in one word, so that a table entry is one load and one store.
struct PackedUTF8: Sendable, Equatable {
  let word: UInt64

  init(bytes: UInt64, count: Int) {
    word = bytes & 0x00FF_FFFF_FFFF_FFFF | UInt64(truncatingIfNeeded: count) << 56
  }
  init(word: UInt64) { self.word = word }

  init(_ scalar: Unicode.Scalar) {
    var bytes: UInt64 = 0
    var count = 0
    UTF8.encode(scalar)?.forEach { byte in
      bytes |= UInt64(byte) << (8 * UInt64(count))
      count += 1
    }
    self.init(bytes: bytes, count: count)
  }

  /// U+FFFD.
  static let replacement = PackedUTF8(bytes: 0xBD_BF_EF, count: 3)

  var count: Int { Int(truncatingIfNeeded: word >> 56) }
  /// First byte lowest.
  var bytes: UInt64 { word & 0x00FF_FFFF_FFFF_FFFF }

  /// Whether it is one scalar and not a letter with a mark.
  var isOneScalar: Bool {
    switch UInt8(truncatingIfNeeded: word) {
    case ..<0x80: count == 1
    case ..<0xE0: count == 2
    case ..<0xF0: count == 3
    default: count == 4
    }
  }
}

extension PackedUTF8 {
  /// The first scalar; U+FFFD when there is none.
  var scalar: Unicode.Scalar { string.unicodeScalars.first ?? "\u{FFFD}" }

  var string: String {
    String(decoding: (0..<count).map { UInt8(truncatingIfNeeded: bytes >> (8 * UInt64($0))) }, as: UTF8.self)
  }
}
