// Which bytes are UTF-8: one sequence, and the longest clean stretch. Not what becomes of bytes that are not.

/// Well-formed UTF-8 by table 3-7 of https://www.unicode.org/versions/latest/core-spec/chapter-3/#G27506.
enum UTF8Sequence: Equatable {
  case valid(Int)
  /// The byte begins no sequence that is well-formed.
  case bad
  /// The input ends within a sequence that is well-formed so far.
  case incomplete

  /// The sequence at `index`, which is within the input.
  @inline(__always)
  static func at(_ index: Int, _ input: UnsafeBufferPointer<UInt8>) -> UTF8Sequence {
    let lead = unsafe input[index]
    if lead < 0x80 { return .valid(1) }
    // Overlong forms begin with C0 and C1, what lies beyond Unicode with F5 and above.
    guard lead >= 0xC2, lead <= 0xF4 else { return .bad }
    let rest = input.count - index
    guard rest > 1 else { return .incomplete }
    let second = unsafe input[index + 1]
    if lead < 0xE0 { return second & 0xC0 == 0x80 ? .valid(2) : .bad }
    let allowed: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard allowed.contains(second) else { return .bad }
    guard rest > 2 else { return .incomplete }
    guard unsafe input[index + 2] & 0xC0 == 0x80 else { return .bad }
    if lead < 0xF0 { return .valid(3) }
    guard rest > 3 else { return .incomplete }
    return unsafe input[index + 3] & 0xC0 == 0x80 ? .valid(4) : .bad
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The first byte from `index` on that is not ASCII, or `end`.
  static func asciiEnd(_ input: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int) -> Int {
    guard let base = unsafe UnsafeRawPointer(input.baseAddress) else { return index }
    var index = index
    while end - index >= 32 {
      let first = unsafe (base + index).loadUnaligned(as: SIMD4<UInt64>.self)
      guard (first[0] | first[1] | first[2] | first[3]) & highBits == 0 else { break }
      index += 32
    }
    while end - index >= 8 {
      let word = unsafe (base + index).loadUnaligned(as: UInt64.self) & highBits
      if word != 0 { return index + UInt64(littleEndian: word).trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < end, unsafe base.load(fromByteOffset: index, as: UInt8.self) < 0x80 { index += 1 }
    return index
  }

  /// Where the well-formed text that begins at `index` ends: before the first bad or incomplete sequence, or behind
  /// the last that begins before `end`.
  static func cleanEnd(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    guard let base = unsafe UnsafeRawPointer(input.baseAddress) else { return start }
    var index = unsafe asciiEnd(input, from: start, to: end)
    while index < end {
      // Letters of two bytes come in words, so four of them are one question.
      if input.count - index >= 8 {
        let word = UInt64(littleEndian: unsafe (base + index).loadUnaligned(as: UInt64.self))
        if word & 0xC0E0_C0E0_C0E0_C0E0 == 0x80C0_80C0_80C0_80C0 {
          // None of the leads is C0 or C1: adding 1E carries into bit 5 unless the four bits are all zero.
          let leads = (word & 0x001E_001E_001E_001E) + 0x001E_001E_001E_001E
          if leads & 0x0020_0020_0020_0020 == 0x0020_0020_0020_0020 {
            index += 8
            continue
          }
        }
        if word & highBits == 0 {
          index = unsafe asciiEnd(input, from: index + 8, to: end)
          continue
        }
      }
      let lead = unsafe base.load(fromByteOffset: index, as: UInt8.self)
      if lead < 0x80 {
        index += 1
        continue
      }
      // Most of what has three bytes, at once; E0 and ED have rules of their own.
      if lead & 0xF0 == 0xE0, lead != 0xE0, lead != 0xED, input.count - index >= 4 {
        let word = UInt32(littleEndian: unsafe (base + index).loadUnaligned(as: UInt32.self))
        guard word & 0xC0_C000 == 0x80_8000 else { break }
        index += 3
        continue
      }
      guard case .valid(let length) = unsafe at(index, input) else { break }
      index += length
    }
    return index
  }
}
