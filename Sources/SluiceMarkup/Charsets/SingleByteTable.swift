// Encodings of one byte a character, as 256 entries. Not for escapes, shifts or lead bytes.

import SluiceCore
import SluiceText

/// A table asked of iconv once, byte for byte; reading it then takes one load and one store a byte.
@safe
struct SingleByteTable: ~Copyable, CharacterTable {
  /// UTF-8 in the low three bytes, first byte lowest, and its length above; 0 where the byte means nothing.
  private let entries: UnsafeMutablePointer<UInt32>
  let extendsASCII: Bool

  /// A table of 256 characters, nil where the byte means nothing.
  private init(_ characters: [PackedUTF8?]) {
    let entries = UnsafeMutablePointer<UInt32>.allocate(capacity: 256)
    var extendsASCII = true
    for byte in 0..<256 {
      let entry = characters[byte].map { UInt32(truncatingIfNeeded: $0.bytes | UInt64($0.count) << 24) } ?? 0
      unsafe entries[byte] = entry
      if byte < 0x80, entry != UInt32(byte) | 1 << 24 { extendsASCII = false }
    }
    unsafe self.entries = entries
    self.extendsASCII = extendsASCII
  }

  deinit { unsafe entries.deallocate() }

  /// https://encoding.spec.whatwg.org/#x-user-defined-decoder
  static func userDefined() -> SingleByteTable {
    SingleByteTable(
      (UInt32(0)..<256).map { byte in Unicode.Scalar(byte < 0x80 ? byte : 0xF700 + byte).map { PackedUTF8($0) } })
  }

  /// Nil when iconv does not know the encoding or it is no single-byte one.
  init?(_ names: [String]) {
    guard let iconv = Iconv(names) else { return nil }
    let own = Self.corrections.first { names.contains($0.name) }?.characters ?? [:]
    var characters: [PackedUTF8?] = []
    for byte in UInt8.min...UInt8.max {
      switch iconv.character(byte) {
      case _ where own[byte] != nil: characters.append(own[byte].map { PackedUTF8($0) })
      case .character(let packed) where packed.count <= 3 && packed.isOneScalar: characters.append(packed)
      case .invalid: characters.append(Self.hole(byte))
      default: return nil
      }
    }
    self.init(characters)
  }

  /// A byte that is undefined in the table but a control character in C1 stays one, as in WHATWG's indexes of
  /// the Windows sets; above, nothing is a better answer than a letter of another script.
  private static func hole(_ byte: UInt8) -> PackedUTF8? {
    0x80...0x9F ~= byte ? PackedUTF8(Unicode.Scalar(byte)) : nil
  }

  /// Where WHATWG's index (https://encoding.spec.whatwg.org/#legacy-single-byte-encodings) and glibc disagree.
  private static let corrections: [(name: String, characters: [UInt8: Unicode.Scalar])] = [
    ("MACINTOSH", [0xC6: "\u{2206}", 0xDB: "\u{20AC}", 0xF0: "\u{F8FF}"]),
    ("MAC-UK", [0xA2: "\u{0490}", 0xB6: "\u{0491}", 0xFF: "\u{20AC}"]),
  ]

  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool, state: inout UInt8
  ) -> CharacterStep {
    let entry = unsafe entries[Int(input[index])]
    if entry == 0 { return .invalid(1) }
    return .character(PackedUTF8(bytes: UInt64(entry & 0xFF_FFFF), count: Int(entry >> 24)), length: 1)
  }

  func run(
    _ input: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int, into output: UnsafeMutableRawPointer,
    state: inout UInt8
  ) -> (end: Int, written: Int) {
    guard let source = unsafe UnsafeRawPointer(input.baseAddress) else { return (index, 0) }
    var index = index
    var target = unsafe output
    loop: while index < end {
      // A text in Latin script is mostly ASCII: sixteen at once. A text in Cyrillic hardly pays for the question.
      if extendsASCII, end - index >= 16 {
        let block = unsafe (source + index).loadUnaligned(as: SIMD2<UInt64>.self)
        if (block[0] | block[1]) & 0x8080_8080_8080_8080 == 0 {
          unsafe target.storeBytes(of: block, as: SIMD2<UInt64>.self)
          unsafe target += 16
          index += 16
          continue
        }
      }
      let stop = min(index + 16, end)
      while index < stop {
        let entry = unsafe entries[Int(source.load(fromByteOffset: index, as: UInt8.self))]
        if entry == 0 { break loop }
        unsafe target.storeBytes(of: entry.littleEndian, as: UInt32.self)
        unsafe target += Int(truncatingIfNeeded: entry >> 24)
        index += 1
      }
    }
    return unsafe (index, target - output)
  }
}
