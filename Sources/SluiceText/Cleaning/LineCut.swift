// Where a line that is too long may be cut, so that what belongs together stays together.

import SluiceCore

enum LineCut {
  /// The last place up to `length` bytes behind `start` where a cut does no harm: before white space; else behind a
  /// mark that ends a clause; else between two characters that nothing joins.
  static func place(in text: Span<UInt8>, from start: Int, _ length: Int) -> Int {
    // Some bytes behind a place tell whether it joins.
    let limit = start + length - 4
    let least = start + length / 2
    return last(limit, least) { isSpace(text[$0]) && !isSpace(text[$0 - 1]) }
      ?? last(limit, least) { endsClause(text, $0) }
      // Letters beyond ASCII in a row may be one that was mangled.
      ?? last(limit, least) { !joins(text, $0) && (text[$0] < 0x80 || text[$0 - 1] < 0x80) }
      ?? last(limit, least) { !joins(text, $0) } ?? limit
  }

  private static func last(_ limit: Int, _ least: Int, _ isRight: (Int) -> Bool) -> Int? {
    var place = limit
    while place > least {
      if isRight(place) { return place }
      place -= 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// Marks of ASCII, and `。` `、` `，` `！` `？` `；` `।`.
  private static func endsClause(_ text: Span<UInt8>, _ place: Int) -> Bool {
    switch (text[place - 3], text[place - 2], text[place - 1]) {
    case (_, _, UInt8(ascii: ";")), (_, _, UInt8(ascii: "|")), (_, _, UInt8(ascii: "}")): true
    case (0xE3, 0x80, 0x81...0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x9F),
      (0xE0, 0xA5, 0xA4):
      true
    default: false
    }
  }

  /// Whether a place is within a character, beside one that joins, or before one that combines.
  private static func joins(_ text: Span<UInt8>, _ place: Int) -> Bool {
    switch text[place] {
    case 0x80...0xBF, 0xCC, 0xCD: true
    // Variants of what stands before them, and colours of skin.
    case 0xEF: text[place + 1] == 0xB8
    case 0xF0: text[place + 1] == 0x9F && text[place + 2] == 0x8F && text[place + 3] >= 0xBB
    // U+200B to U+200D.
    default: [place, place - 3].contains { text[$0] == 0xE2 && text[$0 + 1] == 0x80 && 0x8B...0x8D ~= text[$0 + 2] }
    }
  }
}
