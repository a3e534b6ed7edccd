// The bytes a tokenizer of JSON looks at now, with the scans that must be fast. Decides nothing.

/// A piece of the decoded text that begins at the first byte not yet read; it must not outlive the call it was made for.
@safe
struct JSONText {
  private let base: UnsafeBufferPointer<UInt8>
  /// Where its first byte stands in the decoded text.
  let origin: Int
  /// Nothing comes after it.
  let isFinal: Bool

  init(_ base: UnsafeBufferPointer<UInt8>, origin: Int, isFinal: Bool) {
    unsafe self.base = unsafe base
    self.origin = origin
    self.isFinal = isFinal
  }

  @inline(__always) var count: Int { unsafe base.count }

  @inline(__always) subscript(_ place: Int) -> UInt8 {
    precondition(place >= 0 && place < count)
    return unsafe base[place]
  }

  /// The byte at a place, 0 behind the end.
  @inline(__always) func at(_ place: Int) -> UInt8 { place < count ? self[place] : 0 }

  func withSpan<R>(_ range: Range<Int>, _ body: (Span<UInt8>) -> R) -> R {
    let part = unsafe UnsafeBufferPointer(rebasing: base[range])
    return unsafe body(part.span)
  }

  func string(_ range: Range<Int>) -> String { unsafe String(decoding: base[range], as: UTF8.self) }

  /// Whether these bytes stand in a range, and nothing else.
  func equals(_ literal: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == literal.utf8CodeUnitCount else { return false }
    for place in range where unsafe self[place] != literal.utf8Start[place - range.lowerBound] { return false }
    return true
  }

  /// The end of white space from a place on (RFC 8259 §2).
  @inline(__always) func spaceEnd(from start: Int) -> Int {
    var place = start
    while place < count, isSpace(self[place]) { place += 1 }
    return place
  }

  /// The first byte from `start` on that a string cannot simply go on with: a quote of either kind that may end it, a
  /// backslash, a control.
  func stringEnd(from start: Int, quote: UInt8) -> Int {
    var place = start
    while place + 8 <= count {
      let word = load(place)
      let hit = word.hasControl | word.has(0x22) | word.has(0x5C) | word.has(quote)
      if hit != 0 { return place + hit.trailingZeroBitCount >> 3 }
      place += 8
    }
    while place < count {
      let byte = self[place]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == quote { return place }
      place += 1
    }
    return count
  }

  /// The largest end at most `end` that cuts no character, and is behind `start`.
  func characterEnd(_ end: Int, from start: Int) -> Int {
    var place = end
    while place > start + 1, place < count, self[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  @inline(__always) private func load(_ place: Int) -> UInt64 {
    unsafe UInt64(
      littleEndian: UnsafeRawBufferPointer(base).loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}

extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte below 0x20; the lowest set one is exact.
  @inline(__always) fileprivate var hasControl: UInt64 {
    (self &- 0x2020_2020_2020_2020) & ~self & UInt64.highs
  }

  /// The high bit of each byte that is this one; the lowest set one is exact.
  @inline(__always) fileprivate func has(_ byte: UInt8) -> UInt64 {
    let difference = self ^ (UInt64.ones &* UInt64(byte))
    return (difference &- UInt64.ones) & ~difference & UInt64.highs
  }
}

extension UInt8 {
  /// Letters, digits, `_` and `$`: of what people write names without quotes.
  var isJSONWord: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24: true
    default: false
    }
  }

  /// What a hexadecimal digit counts.
  var hexValue: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self - 0x30)
    case 0x41...0x46: UInt32(self - 0x41 + 10)
    case 0x61...0x66: UInt32(self - 0x61 + 10)
    default: nil
    }
  }
}
