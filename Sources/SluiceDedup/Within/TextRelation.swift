// How one text stands to a longer one. Exact, not similar: that is Shingles.

import SluiceCore

/// Compares texts in their plain form.
enum TextRelation {
  /// Shorter texts begin many others by chance: characters.
  static let shortest = 40

  /// What a text is to another that is not shorter; nil when nothing of it.
  static func of(_ text: Span<UInt8>, in other: Span<UInt8>) -> SameText.Relation? {
    if text.count == other.count { return isEqual(text, other, at: 0) ? .equal : nil }
    let head = text.extracting(0..<endBeforeEllipsis(text))
    guard PlainForm.hasCharacters(shortest, head) else { return nil }
    if head.count <= other.count, isEqual(head, other, at: 0) { return .prefixOf }
    return text.count < other.count && isPart(text, other) ? .partOf : nil
  }

  /// Whether two texts have the same bytes.
  static func areSame(_ text: String, _ other: String) -> Bool {
    guard text.utf8.count == other.utf8.count else { return false }
    var (text, other) = (text, other)
    return text.withUTF8 { text in
      other.withUTF8 { other in unsafe isEqual(text.span, other.span, at: 0) }
    }
  }

  /// Where `A story that goes on […]` ends without its last word: `…`, `...`, in brackets or not.
  private static func endBeforeEllipsis(_ text: Span<UInt8>) -> Int {
    var end = text.count
    if end > 0, text[end - 1] == UInt8(ascii: "]") || text[end - 1] == UInt8(ascii: ")") { end -= 1 }
    let isBracketed = end < text.count
    let dots = end
    if end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80, text[end - 1] == 0xA6 {
      end -= 3
    } else {
      while end > 0, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
      if dots - end < 2 { return text.count }
    }
    if isBracketed {
      guard end > 0, text[end - 1] == UInt8(ascii: "[") || text[end - 1] == UInt8(ascii: "(") else { return text.count }
      end -= 1
    }
    while end > 0, text[end - 1] == 0x20 { end -= 1 }
    return end
  }

  private static func isEqual(_ text: Span<UInt8>, _ other: Span<UInt8>, at start: Int) -> Bool {
    prefix(text, other, at: start) == text.count
  }

  /// How many bytes of `text` stand in `other` from `start` on.
  private static func prefix(_ text: Span<UInt8>, _ other: Span<UInt8>, at start: Int) -> Int {
    let length = min(text.count, other.count - start)
    return unsafe text.withUnsafeBufferPointer { text in
      unsafe other.withUnsafeBufferPointer { other in
        guard length > 0, let one = unsafe UnsafeRawPointer(text.baseAddress),
          let two = unsafe UnsafeRawPointer(other.baseAddress)
        else { return 0 }
        /// Bits in which eight bytes differ.
        @inline(__always)
        func difference(_ place: Int) -> UInt64 {
          let here = unsafe UInt64(littleEndian: one.loadUnaligned(fromByteOffset: place, as: UInt64.self))
          let there = unsafe UInt64(littleEndian: two.loadUnaligned(fromByteOffset: start &+ place, as: UInt64.self))
          return here ^ there
        }
        var place = 0
        while place <= length &- 32 {
          let four = difference(place) | difference(place &+ 8) | difference(place &+ 16) | difference(place &+ 24)
          if four != 0 { break }
          place = place &+ 32
        }
        while place <= length &- 8 {
          let difference = difference(place)
          if difference != 0 { return place + difference.trailingZeroBitCount / 8 }
          place = place &+ 8
        }
        while place < length, unsafe text[place] == other[start + place] { place += 1 }
        return place
      }
    }
  }

  /// Whether `other` holds `text`, which is shorter and has at least ``shortest`` bytes.
  ///
  /// Looks for its first bytes by their pairs, most of which say at once how far on they could stand (Horspool 1980, with
  /// a hash of two bytes). Where they are found again and again, in a text made for it, the bytes that were compared in
  /// vain are counted: beyond eight times the length the answer is no, so that time stays linear.
  private static func isPart(_ text: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 32) { words in
      // The farthest shift everywhere, eight at a time.
      for place in 0..<32 { unsafe words[place] = 0x0101_0101_0101_0101 &* UInt64(shortest - 1) }
      let shifts = UnsafeMutableRawBufferPointer(words)
      return unsafe text.withUnsafeBufferPointer { head in
        unsafe other.withUnsafeBufferPointer { bytes in
          let last = shortest - 1
          for place in 1..<last { unsafe shifts[pair(head, place)] = UInt8(last - place) }
          let end = unsafe pair(head, last)
          var vain = 8 * other.count
          var place = last
          while place + text.count - last <= other.count {
            let pair = unsafe pair(bytes, place)
            if pair != end {
              unsafe place += Int(shifts[pair])
              continue
            }
            let length = prefix(text, other, at: place - last)
            if length == text.count { return true }
            vain -= length
            if vain < 0 { return false }
            place += 1
          }
          return false
        }
      }
    }
  }

  /// A number below 256 for the byte at a place and the one before it.
  @inline(__always)
  private static func pair(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    Int(unsafe bytes[place] &+ bytes[place - 1] &* 31)
  }
}
