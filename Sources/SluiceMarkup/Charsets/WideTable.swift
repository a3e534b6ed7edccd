// UTF-16 and UTF-32 in either order. Not their marks, and not who decides the order.

/// Reads units of two or four bytes; what is no character, a lone surrogate above all, is lost unit by unit.
struct WideTable: ~Copyable, CharacterTable {
  private let unitLength: Int
  private let bigEndian: Bool

  init(unitLength: Int, bigEndian: Bool) {
    self.unitLength = unitLength
    self.bigEndian = bigEndian
  }

  private func unit(_ source: UnsafeRawPointer) -> UInt32 {
    if unitLength == 2 {
      let raw = unsafe source.loadUnaligned(as: UInt16.self)
      return UInt32(bigEndian ? UInt16(bigEndian: raw) : UInt16(littleEndian: raw))
    }
    let raw = unsafe source.loadUnaligned(as: UInt32.self)
    return bigEndian ? UInt32(bigEndian: raw) : UInt32(littleEndian: raw)
  }

  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool, state: inout UInt8
  ) -> CharacterStep {
    guard let source = unsafe UnsafeRawPointer(input.baseAddress) else { return .incomplete }
    let rest = input.count - index
    guard rest >= unitLength else { return isFinal ? .invalid(rest) : .incomplete }
    let first = unsafe unit(source + index)
    if let scalar = Unicode.Scalar(first) { return .character(PackedUTF8(scalar), length: unitLength) }
    guard unitLength == 2, first < 0xDC00 else { return .invalid(unitLength) }
    guard rest >= 4 else { return isFinal ? .invalid(2) : .incomplete }
    let second = unsafe unit(source + index + 2)
    guard 0xDC00...0xDFFF ~= second else { return .invalid(2) }
    guard let scalar = Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)) else { return .invalid(4) }
    return .character(PackedUTF8(scalar), length: 4)
  }

  func run(
    _ input: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int, into output: UnsafeMutableRawPointer,
    state: inout UInt8
  ) -> (end: Int, written: Int) {
    guard unitLength == 2, let source = unsafe UnsafeRawPointer(input.baseAddress) else { return (index, 0) }
    var index = index
    var target = unsafe output
    while end - index >= 2 {
      // Markup and Latin text: four units of ASCII at once.
      if end - index >= 8 {
        let raw = unsafe (source + index).loadUnaligned(as: UInt64.self)
        var word = UInt64(littleEndian: raw)
        if word & (bigEndian ? 0x80FF_80FF_80FF_80FF : 0xFF80_FF80_FF80_FF80) == 0 {
          if bigEndian { word >>= 8 }
          word = (word | word >> 8) & 0x0000_FFFF_0000_FFFF
          let packed = UInt32(truncatingIfNeeded: word | word >> 16)
          unsafe target.storeBytes(of: packed.littleEndian, as: UInt32.self)
          unsafe target += 4
          index += 8
          continue
        }
      }
      let unit = unsafe unit(source + index)
      if unit < 0x80 {
        unsafe target.storeBytes(of: UInt8(truncatingIfNeeded: unit), as: UInt8.self)
        unsafe target += 1
      } else if unit < 0x800 {
        let bytes = UInt16(truncatingIfNeeded: 0x80C0 | unit >> 6 | (unit & 0x3F) << 8)
        unsafe target.storeBytes(of: bytes.littleEndian, as: UInt16.self)
        unsafe target += 2
      } else if unit & 0xF800 != 0xD800 {
        let bytes = 0x80_80E0 | unit >> 12 | (unit >> 6 & 0x3F) << 8 | (unit & 0x3F) << 16
        unsafe target.storeBytes(of: bytes.littleEndian, as: UInt32.self)
        unsafe target += 3
      } else {
        break
      }
      index += 2
    }
    return unsafe (index, target - output)
  }
}
