// White space within a text of several lines. Not the one-line fields of records: see Whitespace.swift.

import SluiceCore

/// Folds white space: no line begins or ends with it, a run inside is one space, blank lines in a row are one.
///
/// A single no-break or wide space is meant, and stays; in a run it goes with the others. Line breaks are those of
/// <https://www.unicode.org/reports/tr14/#BK>: line feed, return, both together, U+2028 and U+2029.
enum WhiteSpaceRuns {
  static func fold(_ text: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) -> Bool {
    var isFolded = false
    var clean = 0
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte > 0x20, byte & 0xFC != 0xE0, byte != 0xC2 {
        // Most of a text is letters and single spaces; back to the first space, if it stopped at the second.
        place = byte < 0x80 ? max(place + 1, text.endOfClean(from: place, .whitespace) - 1) : place + 1
        continue
      }
      let run = run(text, at: place)
      guard run.length > 0 else {
        place += 1
        continue
      }
      let end = place + run.length
      let kept: StaticString =
        place == 0 || end == text.count ? "" : run.breaks > 1 ? "\n\n" : run.breaks == 1 ? "\n" : " "
      let isRight =
        place > 0 && end < text.count
        && (run.isSingle || (run.length == kept.utf8CodeUnitCount && run.breaks == run.length && run.isPlain))
      if !isRight {
        output.append(text.extracting(clean..<place))
        let length = output.count
        output.append(kept)
        log.replace(place..<end, of: text, by: output, from: length, .whiteSpace)
        clean = end
        isFolded = true
      }
      place = end
    }
    if !isFolded { return false }
    output.append(text.extracting(clean..<text.count))
    return true
  }

  /// White space in a row.
  struct Run {
    var length = 0
    /// Lines that end in it.
    var breaks = 0
    /// Whether it is one space of any kind.
    var isSingle = false
    /// Whether its lines end in line feeds only.
    var isPlain = true
  }

  static func run(_ text: Span<UInt8>, at start: Int) -> Run {
    var run = Run()
    var place = start
    var count = 0
    var isTab = false
    while place < text.count {
      let length = space(text, at: place)
      if length == 0 { break }
      switch text[place] {
      case 0x0A: run.breaks += 1
      case 0x0D:
        run.isPlain = false
        if place + 1 == text.count || text[place + 1] != 0x0A { run.breaks += 1 }
      case 0xE2 where text[place + 2] == 0xA8 || text[place + 2] == 0xA9:
        run.isPlain = false
        run.breaks += 1
      case 0x09: isTab = true
      default: break
      }
      place += length
      count += 1
    }
    run.length = place - start
    run.isSingle = count == 1 && run.breaks == 0 && !isTab
    return run
  }

  /// The length of a white-space character: Unicode's `White_Space` but U+0085, which is a byte of windows-1252.
  private static func space(_ text: Span<UInt8>, at place: Int) -> Int {
    func next(_ offset: Int) -> UInt8 { place + offset < text.count ? text[place + offset] : 0 }
    switch text[place] {
    case 0x20, 0x09, 0x0A, 0x0D: return 1
    case 0xC2: return next(1) == 0xA0 ? 2 : 0
    case 0xE1: return next(1) == 0x9A && next(2) == 0x80 ? 3 : 0
    case 0xE2:
      if next(1) == 0x80 { return 0x80...0x8A ~= next(2) || 0xA8...0xA9 ~= next(2) || next(2) == 0xAF ? 3 : 0 }
      return next(1) == 0x81 && next(2) == 0x9F ? 3 : 0
    case 0xE3: return next(1) == 0x80 && next(2) == 0x80 ? 3 : 0
    default: return 0
    }
  }
}
