// 128 bits that stand for a text. SipHash, because who writes a feed must not choose what collides.

/// A hash of 128 bits.
///
/// SipHash-1-3 with 128 bits of output (<https://www.aumasson.jp/siphash/siphash.pdf>, the reference's `outlen` 16), with a key
/// that is always the same: every run, machine and number of jobs gives the same.
package struct TextHash: Sendable, Hashable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The hash of bytes.
  package init(_ bytes: Span<UInt8>) {
    var state = SipState()
    unsafe bytes.withUnsafeBufferPointer { bytes in
      // An empty text is one word that says so.
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return state.take(0) }
      var place = 0
      while place + 8 <= bytes.count {
        state.take(unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        place += 8
      }
      var last = UInt64(bytes.count) << 56
      var shift: UInt64 = 0
      while place < bytes.count {
        last |= UInt64(unsafe bytes[place]) << shift
        shift += 8
        place += 1
      }
      state.take(last)
    }
    (low, high) = state.finish()
  }

  /// The hash of a text's UTF-8.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { TextHash(unsafe $0.span) }
  }

  /// The hash of two hashes in this order.
  package init(_ first: TextHash, _ second: TextHash) {
    var state = SipState()
    for word in [first.high, first.low, second.high, second.low] { state.take(word) }
    (low, high) = state.finish()
  }
}

private struct SipState {
  // Digits of pi, so that nobody chose them.
  private var v0: UInt64 = 0x243F_6A88_85A3_08D3 ^ 0x736F_6D65_7073_6575
  private var v1: UInt64 = 0x1319_8A2E_0370_7344 ^ 0x646F_7261_6E64_6F6D ^ 0xEE
  private var v2: UInt64 = 0x243F_6A88_85A3_08D3 ^ 0x6C79_6765_6E65_7261
  private var v3: UInt64 = 0x1319_8A2E_0370_7344 ^ 0x7465_6462_7974_6573

  @inline(__always)
  mutating func take(_ word: UInt64) {
    v3 ^= word
    round()
    v0 ^= word
  }

  mutating func finish() -> (low: UInt64, high: UInt64) {
    v2 ^= 0xEE
    for _ in 0..<3 { round() }
    let low = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xDD
    for _ in 0..<3 { round() }
    return (low, v0 ^ v1 ^ v2 ^ v3)
  }

  @inline(__always)
  private mutating func round() {
    v0 = v0 &+ v1
    v1 = v1.rotated(13) ^ v0
    v0 = v0.rotated(32)
    v2 = v2 &+ v3
    v3 = v3.rotated(16) ^ v2
    v0 = v0 &+ v3
    v3 = v3.rotated(21) ^ v0
    v2 = v2 &+ v1
    v1 = v1.rotated(17) ^ v2
    v2 = v2.rotated(32)
  }
}

extension UInt64 {
  @inline(__always)
  fileprivate func rotated(_ bits: UInt64) -> UInt64 { self << bits | self >> (64 &- bits) }
}
