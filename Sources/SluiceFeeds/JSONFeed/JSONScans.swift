// The scans of JSON that must be fast. Decides nothing.

import SluiceCore

extension TextWindow {
  /// Whether these bytes stand in a range, and nothing else.
  func equals(_ literal: StaticString, _ range: Range<Int>) -> Bool {
    range.count == literal.utf8CodeUnitCount && starts(literal, at: range.lowerBound)
  }

  /// The end of white space from a place on (RFC 8259 §2).
  @inline(__always) func spaceEnd(from start: Int) -> Int {
    var place = start
    while place < count, self[place].isSpace { place += 1 }
    return place
  }

  /// The first byte from `start` on that a string cannot simply go on with: a quote of either kind that may end it, a
  /// backslash, a control.
  func stringEnd(from start: Int, quote: UInt8) -> Int {
    first(from: start, to: count) {
      $0.marks(below: 0x20) .| $0.marks(0x22) .| $0.marks(0x5C) .| $0.marks(quote)
    }
  }

  /// The largest end at most `end` that cuts no character, and is behind `start`.
  func characterEnd(_ end: Int, from start: Int) -> Int { max(characterStart(end), start + 1) }
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
