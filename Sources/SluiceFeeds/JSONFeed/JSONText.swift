// The bytes a tokenizer of JSON looks at now, with the scans that must be fast. Decides nothing.

import SluiceCore

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
    unsafe ByteScan.first(base, from: start, to: count) {
      $0.marks(below: 0x20) .| $0.marks(0x22) .| $0.marks(0x5C) .| $0.marks(quote)
    }
  }

  /// The largest end at most `end` that cuts no character, and is behind `start`.
  func characterEnd(_ end: Int, from start: Int) -> Int {
    var place = end
    while place > start + 1, place < count, self[place] & 0xC0 == 0x80 { place -= 1 }
    return place
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
}
