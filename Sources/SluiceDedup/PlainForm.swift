// The form in which texts are compared: white space is one space. Case, accents and punctuation stay as they are.

import SluiceCore

/// Brings texts into the form in which they are compared.
enum PlainForm {
  /// Appends a text with each run of white space as one space, and none at its ends. Where it stands is handed back.
  ///
  /// White space is what Unicode calls so (property `White_Space`), and controls. Most texts have none but single spaces,
  /// so the runs between are copied whole.
  static func append(_ text: Span<UInt8>, to plain: inout ByteBuffer) -> Range<Int> {
    let start = plain.count
    plain.reserve(text.count)
    var place = afterSpace(text, 0)
    while place < text.count {
      let odd = nextOdd(text, place)
      plain.append(text.extracting(place..<odd))
      guard odd < text.count else { break }
      place = afterSpace(text, odd)
      if place < text.count, plain.count > start, plain[plain.count - 1] != 0x20 { plain.append(0x20) }
    }
    if plain.count > start, plain[plain.count - 1] == 0x20 { plain.truncate(to: plain.count - 1) }
    return start..<plain.count
  }

  /// Unicode scalars in UTF-8 that is whole.
  static func characters(_ text: Span<UInt8>) -> Int {
    var count = 0
    for place in text.indices where text[place] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Whether a text has as many characters; most are so long or so short that their bytes say it.
  static func hasCharacters(_ least: Int, _ text: Span<UInt8>) -> Bool {
    if text.count < least { return false }
    return text.count >= 4 * least || characters(text) >= least
  }

  private static func afterSpace(_ text: Span<UInt8>, _ start: Int) -> Int {
    var place = start
    while place < text.count {
      let length = spaceLength(text, place)
      if length == 0 { break }
      place += length
    }
    return place
  }

  /// Bytes of the white space that begins here; 0 when none does.
  private static func spaceLength(_ text: Span<UInt8>, _ place: Int) -> Int {
    let first = text[place]
    if first <= 0x20 { return 1 }
    guard first >= 0xC2, place + 1 < text.count else { return 0 }
    let second = text[place + 1]
    if first == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
    guard first <= 0xE3, place + 2 < text.count else { return 0 }
    let third = text[place + 2]
    switch (first, second) {
    case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80): return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    case (0xE3, 0x80): return third == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// The next white space that is more than a single space; the length of the text when there is none.
  private static func nextOdd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var place = start
    while place < text.count {
      place = unsafe text.withUnsafeBufferPointer {
        unsafe ByteScan.firstPair($0, from: place, to: $0.count) { bytes, behind in
          // C2, E1, E2 and E3 begin white space beyond ASCII.
          let threes = (bytes & ByteScan.Block(repeating: 0xFE)).marks(0xE2)
          let leads = bytes.marks(0xC2) .| bytes.marks(0xE1) .| threes
          let spaces = bytes.marks(0x20) .& (behind.marks(below: 0x21) .| behind.marks(above: 0xC1))
          return leads .| spaces .| bytes.marks(below: 0x20)
        }
      }
      if place == text.count || isOdd(text, place) { return place }
      place += 1
    }
    return text.count
  }

  /// Whether the white space at a place, if it is any, is more than a single space.
  private static func isOdd(_ text: Span<UInt8>, _ place: Int) -> Bool {
    let length = spaceLength(text, place)
    if length == 0 { return false }
    return text[place] != 0x20 || place + 1 == text.count || spaceLength(text, place + 1) > 0
  }
}
