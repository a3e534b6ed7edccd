// Controls, sequences that terminals obey, and zero-width leftovers. Not those of C1 that mean a character.

import SluiceCore

/// Takes out of a text what nobody sees and nobody meant.
///
/// Kept: tab, line feed and return; soft hyphens and directional marks, which say something to who renders the text;
/// joiners within a line, as Persian, the scripts of India and emoji need them.
enum ControlCharacters {
  static func remove(_ text: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) -> Bool {
    var clean = 0
    var place = 0
    while true {
      place = nextSuspect(text, from: place)
      guard place < text.count else { break }
      guard let found = leftover(text, at: place) else {
        place += 1
        continue
      }
      output.append(text.extracting(clean..<place))
      let length = output.count
      if found.isLineBreak { output.append(0x0A) }
      var end = place + found.length
      // A flood of them is one change.
      while !found.isLineBreak, end < text.count, let next = leftover(text, at: end), next.rule == found.rule,
        !next.isLineBreak
      {
        end += next.length
      }
      log.replace(place..<end, of: text, by: output, from: length, found.rule)
      place = end
      clean = place
    }
    if clean == 0 { return false }
    output.append(text.extracting(clean..<text.count))
    return true
  }

  /// The next byte that is a control, or the lead of one beyond ASCII.
  private static func nextSuspect(_ text: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while true {
      place = text.endOfPlain(from: place)
      guard place < text.count else { return place }
      switch text[place] {
      case ..<0x20, 0x7F, 0xC2, 0xE2, 0xEF, 0xF0: return place
      default: place += 1
      }
    }
  }

  private struct Leftover {
    var length: Int
    var rule = Rule.controlCharacter
    var isLineBreak = false
  }

  private static func leftover(_ text: Span<UInt8>, at place: Int) -> Leftover? {
    func next(_ offset: Int) -> UInt8 { place + offset < text.count ? text[place + offset] : 0 }
    switch text[place] {
    // Vertical tab and form feed break lines (https://www.unicode.org/reports/tr14/#BK).
    case 0x0B, 0x0C: return Leftover(length: 1, isLineBreak: true)
    case 0x1B: return Leftover(length: terminalSequence(text, at: place))
    case 0x7F, ..<0x20: return Leftover(length: 1)
    case 0xC2: return 0x80...0x9F ~= next(1) ? Leftover(length: 2) : nil
    case 0xE2:
      switch (next(1), next(2)) {
      case (0x80, 0x8B):
        return hasWordsWithoutSpaces(text, around: place, 3) ? nil : Leftover(length: 3, rule: .zeroWidth)
      case (0x80, 0x8C...0x8D), (0x81, 0xA0):
        return joins(text, at: place, 3) ? nil : Leftover(length: 3, rule: .zeroWidth)
      // Deprecated: https://www.unicode.org/versions/latest/core-spec/chapter-23/, section 23.3.
      case (0x81, 0xAA...0xAF): return Leftover(length: 3)
      default: return nil
      }
    case 0xEF:
      // The byte order mark; interlinear annotation and the place of an object that is not there.
      if next(1) == 0xBB, next(2) == 0xBF { return Leftover(length: 3, rule: .zeroWidth) }
      return next(1) == 0xBF && 0xB9...0xBC ~= next(2) ? Leftover(length: 3) : nil
    // The beginnings and ends of beams and slurs.
    case 0xF0: return next(1) == 0x9D && next(2) == 0x85 && 0xB3...0xBA ~= next(3) ? Leftover(length: 4) : nil
    default: return nil
    }
  }

  /// The length of an escape sequence (ECMA-48 §5, ECMA-35 §13), or of the escape alone.
  private static func terminalSequence(_ text: Span<UInt8>, at start: Int) -> Int {
    guard start + 1 < text.count else { return 1 }
    var place = start + 2
    switch text[start + 1] {
    case UInt8(ascii: "["):
      while place < text.count, 0x20...0x3F ~= text[place] { place += 1 }
      return place < text.count && 0x40...0x7E ~= text[place] ? place + 1 - start : 1
    // A string for the terminal, as a window's title or a link, up to a bell or `ESC \\`.
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      while place < text.count, place - start < longestString, text[place] >= 0x20 { place += 1 }
      if place < text.count, text[place] == 0x07 { return place + 1 - start }
      return text.has("\u{1B}\\", at: place) ? place + 2 - start : 1
    // Which set of characters a terminal draws.
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      return place < text.count && 0x30...0x7E ~= text[place] ? 3 : 1
    default: return 1
    }
  }

  /// Links are the longest of what terminals are sent.
  private static let longestString = 2048

  /// A zero-width space tells words apart in scripts that write none: Thai, Khmer, Myanmar, Chinese and their like.
  private static func hasWordsWithoutSpaces(_ text: Span<UInt8>, around place: Int, _ length: Int) -> Bool {
    func isOne(_ lead: UInt8) -> Bool { lead >= 0xE0 && lead != 0xE2 && lead != 0xEF }
    let isAtEnd = place + length == text.count
    guard isAtEnd || isOne(text[place + length]) else { return false }
    return place == 0 ? !isAtEnd : isOne(lead(text, before: place))
  }

  private static func lead(_ text: Span<UInt8>, before place: Int) -> UInt8 {
    var before = place - 1
    while before > 0, text[before] & 0xC0 == 0x80 { before -= 1 }
    return text[before]
  }

  /// Whether there is something on both sides in the same line. Between spaces somebody may have meant it.
  private static func joins(_ text: Span<UInt8>, at place: Int, _ length: Int) -> Bool {
    // Malayalam, Hindi and Persian end words with one, and Persian writes endings apart that begin with one.
    func needsIt(_ lead: UInt8) -> Bool { 0xD8...0xE1 ~= lead }
    let hasNext = place + length < text.count && text[place + length] != 0x0A
    if hasNext, needsIt(text[place + length]) { return true }
    guard place > 0, text[place - 1] != 0x0A else { return false }
    return hasNext || needsIt(lead(text, before: place))
  }
}
