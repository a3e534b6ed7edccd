// A text that stands several times in a row in its field, with `]]>` or HTML between: which part of it is the text once.
// Only exact repetition counts; texts that are alike stay.

import SluiceCore

enum Repeats {
  /// More parts than that are a document, and stay.
  private static let most = 4096

  /// The part of a text that is left when what repeats is taken once; all of it when nothing does.
  static func once(_ text: Span<UInt8>) -> Range<Int> {
    guard ByteSearch.first(text, 0, text.count, 0x0A, 0x3C, 0x5D, 0x5D) < text.count else {
      return halved(text, 0..<text.count)
    }
    let parts = parts(text)
    guard let first = parts.first, let last = parts.last else { return 0..<0 }
    if parts.count > 1, parts.count <= most {
      for period in 1...parts.count / 2 where parts.count % period == 0 && repeats(text, parts, period) {
        return first.lowerBound..<parts[period - 1].upperBound
      }
    }
    let whole = first.lowerBound..<last.upperBound
    if parts.count > 1 { return whole }
    return halved(text, whole)
  }

  private static func repeats(_ text: Span<UInt8>, _ parts: [Range<Int>], _ period: Int) -> Bool {
    for place in period..<parts.count where parts[place].count != parts[place - period].count { return false }
    for place in period..<parts.count where !equal(text, parts[place], parts[place - period]) { return false }
    return true
  }

  static func equal(_ text: Span<UInt8>, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard one.count == other.count else { return false }
    for offset in 0..<one.count where text[one.lowerBound + offset] != text[other.lowerBound + offset] {
      return false
    }
    return true
  }

  /// `a b a b` in one line, up to four times.
  private static func halved(_ text: Span<UInt8>, _ whole: Range<Int>) -> Range<Int> {
    for copies in 2...4 where (whole.count + 1) % copies == 0 {
      let length = (whole.count + 1) / copies - 1
      guard length >= 24 else { return whole }
      let starts = (0..<copies).map { whole.lowerBound + $0 * (length + 1) }
      guard starts.dropFirst().allSatisfy({ text[$0 - 1].isSpace }) else { continue }
      let first = whole.lowerBound..<whole.lowerBound + length
      if starts.dropFirst().allSatisfy({ equal(text, $0..<$0 + length, first) }) { return first }
    }
    return whole
  }

  /// What stands between line ends, section ends and tags, without white space at its ends.
  private static func parts(_ text: Span<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    func add(_ end: Int) {
      var low = start
      var high = end
      while low < high, text[low].isSpace { low += 1 }
      while low < high, text[high - 1].isSpace { high -= 1 }
      if low < high { parts.append(low..<high) }
    }
    var place = 0
    while place < text.count {
      switch text[place] {
      case 0x0A:
        add(place)
        start = place + 1
      case 0x5D where place + 2 < text.count && text[place + 1] == 0x5D && text[place + 2] == 0x3E:
        add(place)
        start = place + 3
        place += 2
      case 0x3C:
        guard let end = tagEnd(text, place) else { break }
        add(place)
        start = end
        place = end - 1
      default: break
      }
      place += 1
    }
    add(text.count)
    return parts
  }

  /// Where a tag ends that begins here; nil when none does.
  static func tagEnd(_ text: Span<UInt8>, _ start: Int) -> Int? {
    guard start + 2 < text.count else { return nil }
    let next = text[start + 1]
    guard next.isLetter || next == 0x2F else { return nil }
    var place = start + 1
    // A tag is short; without a bound a text of `<a<a<a` would be walked again and again.
    let last = min(text.count, start + 2048)
    while place < last {
      if text[place] == 0x3E { return place + 1 }
      if text[place] == 0x3C { return nil }
      place += 1
    }
    return nil
  }

  /// Whether there is a tag.
  static func hasTag(_ text: Span<UInt8>) -> Bool {
    var place = 0
    while true {
      place = ByteSearch.first(text, place, text.count, 0x3C, 0x3C, 0x3C, 0x3C)
      guard place < text.count else { return false }
      if tagEnd(text, place) != nil { return true }
      place += 1
    }
  }
}
