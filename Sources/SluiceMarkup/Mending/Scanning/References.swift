// What stands behind an `&`, as XML reads it. Not what it should have been: that is for the rules.

import SluiceCore

extension TextWindow {
  /// What begins at an `&`.
  enum Reference: Equatable {
    /// One of the five names XML has, or a number of a character it allows: nothing to mend.
    case sound(end: Int)
    /// `&name;`
    case named(Range<Int>)
    /// `&#…;` with digits, of whatever character; the value saturates.
    case numbered(UInt32, end: Int)
    /// No reference at all.
    case bare
    /// The piece ends within it.
    case cut
  }

  /// No name and no number is longer; what is longer is no reference.
  static let longestReference = 1024

  /// Reads the reference at `place`, where an `&` stands (XML 1.0 §4.1).
  func reference(at place: Int) -> Reference {
    var end = place + 1
    let limit = min(count, place + TextWindow.longestReference)
    if at(end) == 0x23 { return number(at: place) }
    guard end < limit else { return count == limit && !isFinal ? .cut : .bare }
    guard self[end].startsName else { return .bare }
    while end < limit, self[end].isName { end += 1 }
    guard end < limit else { return end == count && !isFinal && limit == count ? .cut : .bare }
    guard self[end] == 0x3B else { return .bare }
    let name = place + 1..<end
    return isPredefined(name) ? .sound(end: end + 1) : .named(name)
  }

  /// A number; two that are the halves of one character's UTF-16 form, as JavaScript and Java escape it, are one.
  private func number(at place: Int) -> Reference {
    let half = oneNumber(at: place)
    guard case .numbered(let high, let end) = half, 0xD800...0xDBFF ~= high else { return half }
    if !isFinal, end == count || (end + 1 == count && self[end] == 0x26) { return .cut }
    guard at(end) == 0x26, at(end + 1) == 0x23 else { return half }
    switch oneNumber(at: end) {
    case .cut: return .cut
    case .numbered(let low, let end) where 0xDC00...0xDFFF ~= low:
      return .numbered(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), end: end)
    default: return half
    }
  }

  private func oneNumber(at place: Int) -> Reference {
    let limit = min(count, place + TextWindow.longestReference)
    var digit = place + 2
    let isHex = at(digit) == 0x78
    if isHex { digit += 1 }
    let first = digit
    var value: UInt32 = 0
    while digit < limit, let next = self[digit].digit(isHex: isHex) {
      value = min(value &* (isHex ? 16 : 10) &+ next, 0x110000)
      digit += 1
    }
    if digit == limit { return count == limit && !isFinal ? .cut : .bare }
    guard digit > first else {
      // HTML reads `&#X41;` too.
      return at(first) == 0x58 ? upperNumber(at: place) : .bare
    }
    guard self[digit] == 0x3B else { return .bare }
    return TextWindow.isAllowed(value) ? .sound(end: digit + 1) : .numbered(value, end: digit + 1)
  }

  private func upperNumber(at place: Int) -> Reference {
    let limit = min(count, place + TextWindow.longestReference)
    var digit = place + 3
    var value: UInt32 = 0
    while digit < limit, let next = self[digit].digit(isHex: true) {
      value = min(value &* 16 &+ next, 0x110000)
      digit += 1
    }
    if digit == limit { return count == limit && !isFinal ? .cut : .bare }
    return digit > place + 3 && self[digit] == 0x3B ? .numbered(value, end: digit + 1) : .bare
  }

  private func isPredefined(_ name: Range<Int>) -> Bool {
    let start = name.lowerBound
    switch name.count {
    case 2: return (self[start] == 0x6C || self[start] == 0x67) && self[start + 1] == 0x74
    case 3: return starts("amp", at: start)
    case 4: return starts("quot", at: start) || starts("apos", at: start)
    default: return false
    }
  }

  /// The character of a reference that was found to be sound.
  static func soundCharacter(_ written: UnsafeBufferPointer<UInt8>) -> UInt32 {
    switch unsafe written[1] {
    case 0x6C: return 0x3C
    case 0x67: return 0x3E
    case 0x71: return 0x22
    case 0x61: return unsafe written[2] == 0x6D ? 0x26 : 0x27
    default:
      let isHex = unsafe written[2] == 0x78
      var value: UInt32 = 0
      var place = isHex ? 3 : 2
      while place < written.count, let digit = unsafe written[place].digit(isHex: isHex) {
        value = value &* (isHex ? 16 : 10) &+ digit
        place += 1
      }
      return value
    }
  }

  /// The characters of XML 1.0 §2.2.
  static func isAllowed(_ value: UInt32) -> Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate func digit(isHex: Bool) -> UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self) - 0x30
    case 0x41...0x46 where isHex: UInt32(self) - 0x37
    case 0x61...0x66 where isHex: UInt32(self) - 0x57
    default: nil
    }
  }
}
