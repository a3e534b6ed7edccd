// The scans of markup that must be fast. Decides nothing.

import SluiceCore

extension TextWindow {
  /// Whether what stands at a place may still become these bytes when more come.
  func mayStart(_ literal: StaticString, at place: Int, folded: Bool = false) -> Bool {
    guard !isFinal, count - place < literal.utf8CodeUnitCount else { return false }
    for index in 0..<max(0, count - place) {
      let byte = self[place + index]
      let wanted = unsafe literal.utf8Start[index]
      if byte != wanted, !folded || byte.lowered != wanted { return false }
    }
    return true
  }

  /// The first place from `start` on where these bytes stand, before `end`.
  func find(_ literal: StaticString, from start: Int, to end: Int) -> Int? {
    let length = literal.utf8CodeUnitCount
    let first = unsafe literal.utf8Start[0]
    var place = start
    while place + length <= end {
      if self[place] == first, starts(literal, at: place) { return place }
      place += 1
    }
    return nil
  }
}

// MARK: - The fast ways through clean text

extension TextWindow {
  /// Whether a byte stands in a range.
  func has(_ byte: UInt8, in range: Range<Int>) -> Bool {
    first(from: range.lowerBound, to: range.upperBound) { $0.marks(byte) } < range.upperBound
  }

  /// The first byte from `start` on that text cannot hold without a second look: `<`, `&`, `]`, a control
  /// character that is no white space, or the lead byte of U+FFFE and U+FFFF.
  func textEnd(from start: Int) -> Int {
    var place = start
    while place < count {
      place = first(from: place, to: count) {
        $0.marks(0x3C) .| $0.marks(0x26) .| $0.marks(0x5D) .| $0.marks(0xEF) .| TextWindow.controls($0)
      }
      if place == count { break }
      guard self[place] == 0xEF, !isNoncharacter(place), !isCutNoncharacter(place) else { return place }
      place += 1
    }
    return count
  }

  /// The first byte from `start` on that is `]`, `<` or forbidden: what a CDATA section is looked through for.
  func sectionEnd(from start: Int) -> Int {
    var place = start
    while place < count {
      place = first(from: place, to: count) {
        $0.marks(0x3C) .| $0.marks(0x5D) .| $0.marks(0xEF) .| TextWindow.controls($0)
      }
      if place == count { break }
      switch self[place] {
      // Only an end tag says anything here, and what may be a record's start tag.
      case 0x3C where !mayTellInSection(place): break
      case 0xEF where !isNoncharacter(place) && !isCutNoncharacter(place): break
      default: return place
      }
      place += 1
    }
    return count
  }

  /// Whether `</`, or `<i` or `<e` as in `<item>` and `<entry>`, stands at a `<` or may.
  @inline(__always) private func mayTellInSection(_ place: Int) -> Bool {
    guard place + 2 < count else { return true }
    switch at(place + 1) {
    case 0x2F: return true
    case 0x49, 0x69: return at(place + 2).lowered == 0x74
    case 0x45, 0x65: return at(place + 2).lowered == 0x6E
    default: return false
    }
  }

  /// The first forbidden character in a range (XML 1.0 §2.2).
  func firstForbidden(_ range: Range<Int>) -> Int? {
    var place = range.lowerBound
    while place < range.upperBound {
      place = first(from: place, to: range.upperBound) {
        $0.marks(0xEF) .| TextWindow.controls($0)
      }
      if place < range.upperBound, isForbidden(place) { return place }
      place += 1
    }
    return nil
  }

  /// Marks control characters that are no white space (XML 1.0 §2.2).
  @inline(__always) private static func controls(_ bytes: ByteScan.Block) -> ByteScan.Marks {
    bytes.marks(below: 0x20) .& .!(bytes.marks(0x09) .| bytes.marks(0x0A) .| bytes.marks(0x0D))
  }

  /// Whether a character begins here that no XML document may hold, wherever (XML 1.0 §2.2).
  func isForbidden(_ place: Int) -> Bool {
    switch self[place] {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20: true
    case 0xEF: isNoncharacter(place)
    default: false
    }
  }

  /// Bytes of a forbidden character, by its first.
  static func forbiddenLength(_ first: UInt8) -> Int { first == 0xEF ? 3 : 1 }

  /// Whether the piece ends within what may become U+FFFE or U+FFFF: runs of UTF-8 are cut anywhere.
  func isCutNoncharacter(_ place: Int) -> Bool {
    !isFinal && place < count && place + 2 >= count && self[place] == 0xEF
      && (place + 1 == count || self[place + 1] == 0xBF)
  }

  /// U+FFFE or U+FFFF.
  private func isNoncharacter(_ place: Int) -> Bool {
    place + 2 < count && self[place + 1] == 0xBF && self[place + 2] >= 0xBE
  }
}
