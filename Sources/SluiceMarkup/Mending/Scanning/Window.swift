// The bytes the mender looks at now, with the few scans that must be fast. Decides nothing.

import SluiceCore

/// A piece of the decoded text, valid UTF-8, that begins at the first byte not yet handed on.
///
/// Offsets count from 0 in the window. It must not outlive the call it was made for.
@safe
struct Window {
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

  /// The bytes of a range; the pointer must not outlive `body`.
  func withBytes<R>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    unsafe body(UnsafeBufferPointer(rebasing: base[range]))
  }

  func bytes(_ range: Range<Int>) -> [UInt8] { unsafe Array(base[range]) }

  /// What stands before a place, as if more were to come.
  func prefix(_ end: Int) -> Window {
    unsafe Window(UnsafeBufferPointer(rebasing: base[..<end]), origin: origin, isFinal: isFinal && end == count)
  }

  /// The beginning of the character a place lies in.
  func characterStart(_ place: Int) -> Int {
    var place = place
    while place > 0, place < count, self[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  func string(_ range: Range<Int>) -> String { unsafe String(decoding: base[range], as: UTF8.self) }

  /// Whether these ASCII bytes stand at a place; letters of `literal` are in lower case when `folded`.
  func starts(_ literal: StaticString, at place: Int, folded: Bool = false) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    for index in 0..<length {
      let byte = self[place + index]
      let wanted = unsafe literal.utf8Start[index]
      if byte != wanted, !folded || byte.lowered != wanted { return false }
    }
    return true
  }

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

extension Window {
  /// The first byte from `start` on that text cannot hold without a second look: `<`, `&`, `]`, a control
  /// character that is no white space, or the lead byte of U+FFFE and U+FFFF.
  func textEnd(from start: Int) -> Int {
    var place = start
    while place < count {
      place = unsafe ByteScan.first(base, from: place, to: count) {
        $0.marks(0x3C) .| $0.marks(0x26) .| $0.marks(0x5D) .| $0.marks(0xEF) .| Window.controls($0)
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
      place = unsafe ByteScan.first(base, from: place, to: count) {
        $0.marks(0x3C) .| $0.marks(0x5D) .| $0.marks(0xEF) .| Window.controls($0)
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
      place = unsafe ByteScan.first(base, from: place, to: range.upperBound) {
        $0.marks(0xEF) .| Window.controls($0)
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
