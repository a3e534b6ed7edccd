// The seven-bit encodings whose escapes shift between sets. Not iconv's: those reject what mail and feeds contain.

/// Which escapes are read.
enum ShiftedShape: Sendable, Equatable {
  /// https://encoding.spec.whatwg.org/#iso-2022-jp, with JIS X 0212 as in RFC 1554.
  case iso2022JP
  /// RFC 1843; glibc has no table for it.
  case hz

  fileprivate var table: MultiByteShape { self == .hz ? .gb18030 : .eucJP }
}

/// Reads such an encoding by setting the eighth bit of its pairs, which makes them EUC.
struct ShiftedTable: ~Copyable, CharacterTable {
  private let shape: ShiftedShape
  private let table: MultiByteTable

  /// What the state byte of ``CharacterTable`` means here.
  private enum CodeSet: UInt8 {
    case ascii, roman, katakana, pairs, supplementary
  }

  init?(_ shape: ShiftedShape) {
    guard let table = MultiByteTable(shape.table) else { return nil }
    self.shape = shape
    self.table = table
  }

  /// What follows ESC; none is the beginning of another.
  private static let escapes: [(bytes: [UInt8], set: CodeSet)] = [
    ([0x28, 0x42], .ascii), ([0x28, 0x4A], .roman), ([0x28, 0x49], .katakana), ([0x24, 0x40], .pairs),
    ([0x24, 0x42], .pairs), ([0x24, 0x28, 0x44], .supplementary),
  ]

  /// An escape sequence at `index`, which is ESC.
  private func escape(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool, state: inout UInt8
  ) -> CharacterStep {
    let rest = input.count - index - 1
    for (bytes, set) in Self.escapes {
      let present = min(rest, bytes.count)
      guard (0..<present).allSatisfy({ unsafe input[index + 1 + $0] == bytes[$0] }) else { continue }
      if present < bytes.count { return isFinal ? .invalid(1 + rest) : .incomplete }
      state = set.rawValue
      return .silent(1 + present)
    }
    return .invalid(1)
  }

  /// A tilde of HZ at `index`.
  private func tilde(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool, state: inout UInt8
  ) -> CharacterStep {
    guard index + 1 < input.count else { return isFinal ? .invalid(1) : .incomplete }
    switch unsafe input[index + 1] {
    case UInt8(ascii: "{"): state = CodeSet.pairs.rawValue
    case UInt8(ascii: "}"): state = CodeSet.ascii.rawValue
    case UInt8(ascii: "~"): return .character(PackedUTF8("~"), length: 2)
    case 0x0A: return .silent(2)
    default: return .invalid(1)
    }
    return .silent(2)
  }

  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool, state: inout UInt8
  ) -> CharacterStep {
    let byte = unsafe input[index]
    if byte >= 0x80 { return .invalid(1) }
    if shape == .iso2022JP, byte == 0x1B { return unsafe escape(input, index, isFinal: isFinal, state: &state) }
    if shape == .hz, byte == UInt8(ascii: "~") {
      return unsafe tilde(input, index, isFinal: isFinal, state: &state)
    }
    let set = CodeSet(rawValue: state) ?? .ascii
    if byte <= 0x20 || byte == 0x7F {
      // Both encodings want a line to end in ASCII; where a line was cut, the rest of the feed is not lost.
      if byte == 0x0A || byte == 0x0D { state = CodeSet.ascii.rawValue }
      return .character(PackedUTF8(Unicode.Scalar(byte)), length: 1)
    }
    switch set {
    case .ascii: return .character(PackedUTF8(Unicode.Scalar(byte)), length: 1)
    case .roman:
      let scalar: Unicode.Scalar = byte == 0x5C ? "\u{A5}" : byte == 0x7E ? "\u{203E}" : Unicode.Scalar(byte)
      return .character(PackedUTF8(scalar), length: 1)
    case .katakana:
      guard byte <= 0x5F, let scalar = Unicode.Scalar(0xFF61 - 0x21 + UInt32(byte)) else { return .invalid(1) }
      return .character(PackedUTF8(scalar), length: 1)
    case .pairs, .supplementary:
      guard index + 1 < input.count else { return isFinal ? .invalid(1) : .incomplete }
      let trail = unsafe input[index + 1]
      guard 0x21...0x7E ~= trail else { return .invalid(1) }
      if set == .pairs { return table.pairStep(byte | 0x80, trail | 0x80) }
      return table.supplementaryStep(byte | 0x80, trail | 0x80, length: 2)
    }
  }

  func run(
    _ input: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int, into output: UnsafeMutableRawPointer,
    state: inout UInt8
  ) -> (end: Int, written: Int) {
    var index = index
    var written = 0
    while index < end, state == CodeSet.ascii.rawValue {
      let byte = unsafe input[index]
      if byte >= 0x80 || byte == 0x1B || byte == UInt8(ascii: "~") && shape == .hz { break }
      unsafe output.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
      written += 1
      index += 1
    }
    return (index, written)
  }
}
