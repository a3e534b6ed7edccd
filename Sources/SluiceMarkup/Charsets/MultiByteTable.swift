// The East Asian encodings of lead and trail bytes: where a character ends is ours, what it is says iconv.

import SluiceText

/// How the bytes of an encoding group: https://encoding.spec.whatwg.org/#legacy-multi-byte-chinese-(simplified) ff.
enum MultiByteShape: Sendable, Equatable {
  case gb18030, big5, uhc, shiftJIS, eucJP

  /// What iconv calls it, best table first: glibc, libiconv (macOS), musl.
  var names: [String] {
    switch self {
    case .gb18030: ["GB18030", "GBK"]
    case .big5: ["BIG5-HKSCS", "BIG5-HKSCS:2008", "BIG5HKSCS", "BIG5"]
    case .uhc: ["UHC", "CP949", "EUC-KR"]
    case .shiftJIS: ["CP932", "WINDOWS-31J", "SHIFT_JIS"]
    case .eucJP: ["EUC-JP-MS", "EUCJP-MS", "CP51932", "EUC-JP"]
    }
  }

  func isLead(_ byte: UInt8) -> Bool {
    switch self {
    case .gb18030, .big5, .uhc: 0x81...0xFE ~= byte
    case .shiftJIS: 0x81...0x9F ~= byte || 0xE0...0xFC ~= byte
    case .eucJP: byte == 0x8E || byte == 0x8F || 0xA1...0xFE ~= byte
    }
  }

  /// Bytes above ASCII that are characters by themselves.
  func single(_ byte: UInt8) -> Unicode.Scalar? {
    switch (self, byte) {
    // The euro sign of code page 936: https://encoding.spec.whatwg.org/#gb18030-decoder
    case (.gb18030, 0x80): "\u{20AC}"
    case (.shiftJIS, 0x80): "\u{80}"
    case (.shiftJIS, 0xA1...0xDF): Unicode.Scalar(0xFF61 - 0xA1 + UInt32(byte))
    default: nil
    }
  }
}

/// Reads such an encoding. Pairs are asked of iconv when they first occur and kept: what a text uses is a few
/// thousand, and one load is twenty times faster than a call.
@safe
struct MultiByteTable: ~Copyable, CharacterTable {
  let shape: MultiByteShape
  private let iconv: Iconv
  /// By lead byte - 0x80 and trail byte; 0 what was not asked yet, `invalidPair` what means nothing.
  private let pairs: UnsafeMutablePointer<UInt64>
  private static let pairCount = 128 * 256
  private static let invalidPair = UInt64.max

  init?(_ shape: MultiByteShape) {
    guard let iconv = Iconv(shape.names) else { return nil }
    self.shape = shape
    self.iconv = iconv
    unsafe pairs = .allocate(capacity: Self.pairCount)
    unsafe pairs.initialize(repeating: 0, count: Self.pairCount)
    guard shape == .gb18030 else { return }
    // The ideographic space of GBK's earlier days: https://encoding.spec.whatwg.org/#index-gb18030
    unsafe pairs[0x23 << 8 | 0xA0] = PackedUTF8("\u{3000}").word
  }

  deinit { unsafe pairs.deallocate() }

  /// The pair's entry, asked of iconv when it is not known yet. `lead` is at least 0x80.
  private func pair(_ lead: UInt8, _ trail: UInt8) -> UInt64 {
    let place = Int(lead & 0x7F) << 8 | Int(trail)
    let known = unsafe pairs[place]
    if known != 0 { return known }
    var found = Self.invalidPair
    if case .character(let packed) = iconv.character(lead, trail) { found = packed.word }
    unsafe pairs[place] = found
    return found
  }

  /// A pair as one step; one that means nothing gives back a trail byte that is ASCII, for it may be a `<`.
  func pairStep(_ lead: UInt8, _ trail: UInt8, length: Int = 2) -> CharacterStep {
    let entry = pair(lead, trail)
    if entry != Self.invalidPair { return .character(PackedUTF8(word: entry), length: length) }
    return .invalid(trail < 0x80 && length == 2 ? 1 : length)
  }

  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool, state: inout UInt8
  ) -> CharacterStep {
    let lead = unsafe input[index]
    if lead < 0x80 { return .character(PackedUTF8(bytes: UInt64(lead), count: 1), length: 1) }
    if let scalar = shape.single(lead) { return .character(PackedUTF8(scalar), length: 1) }
    guard shape.isLead(lead) else { return .invalid(1) }
    let rest = input.count - index
    // What the input's end cuts is one mistake: https://encoding.spec.whatwg.org/#gb18030-decoder step 1.
    guard rest > 1 else { return isFinal ? .invalid(1) : .incomplete }
    let trail = unsafe input[index + 1]
    switch (shape, lead) {
    case (.gb18030, _) where 0x30...0x39 ~= trail:
      guard rest > 2 else { return isFinal ? .invalid(rest) : .incomplete }
      let third = unsafe input[index + 2]
      guard 0x81...0xFE ~= third else { return .invalid(1) }
      guard rest > 3 else { return isFinal ? .invalid(rest) : .incomplete }
      let fourth = unsafe input[index + 3]
      guard 0x30...0x39 ~= fourth else { return .invalid(1) }
      guard case .character(let packed) = iconv.character(lead, trail, third, fourth) else { return .invalid(4) }
      return .character(packed, length: 4)
    case (.eucJP, 0x8F):
      guard trail >= 0xA1, trail != 0xFF else { return .invalid(trail < 0x80 ? 1 : 2) }
      guard rest > 2 else { return isFinal ? .invalid(rest) : .incomplete }
      return supplementaryStep(trail, unsafe input[index + 2], length: 3)
    default: return pairStep(lead, trail)
    }
  }

  /// JIS X 0212, in EUC-JP behind 0x8F.
  func supplementaryStep(_ second: UInt8, _ third: UInt8, length: Int) -> CharacterStep {
    if case .character(let packed) = iconv.character(0x8F, second, third) {
      return .character(packed, length: length)
    }
    return .invalid(third < 0x80 ? length - 1 : length)
  }

  func run(
    _ input: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int, into output: UnsafeMutableRawPointer,
    state: inout UInt8
  ) -> (end: Int, written: Int) {
    guard let source = unsafe UnsafeRawPointer(input.baseAddress) else { return (index, 0) }
    var index = index
    var target = unsafe output
    while index < end {
      let lead = unsafe source.load(fromByteOffset: index, as: UInt8.self)
      if lead < 0x80 {
        if end - index >= 8 {
          let word = unsafe (source + index).loadUnaligned(as: UInt64.self)
          unsafe target.storeBytes(of: word, as: UInt64.self)
          // The store is harmless when only some of it is ASCII: what follows is written over.
          let plain = min((UInt64(littleEndian: word) & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3, 8)
          unsafe target += plain
          index += plain
        } else {
          unsafe target.storeBytes(of: lead, as: UInt8.self)
          unsafe target += 1
          index += 1
        }
        continue
      }
      // A known pair; everything else is for `step`, which is also where pairs become known.
      guard index + 1 < end else { break }
      let trail = unsafe source.load(fromByteOffset: index + 1, as: UInt8.self)
      let entry = unsafe pairs[Int(lead & 0x7F) << 8 | Int(trail)]
      guard entry &- 1 < Self.invalidPair &- 1 else { break }
      unsafe target.storeBytes(of: entry.littleEndian, as: UInt64.self)
      unsafe target += Int(truncatingIfNeeded: entry >> 56)
      index += 2
    }
    return unsafe (index, target - output)
  }
}
