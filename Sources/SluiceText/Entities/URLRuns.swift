// Which places of a text are within a URL. Reads no URL: it only sees where one began.

import SluiceCore

/// Tells for one place after another, in their order, whether it is within a URL; linear over the whole text.
struct URLRuns {
  /// Up to here was looked.
  private var looked = 0
  private var isURL = false

  mutating func holds(_ place: Int, in text: Span<UInt8>) -> Bool {
    var start = place
    while start > looked, !URLRuns.endsURL(text[start - 1]) { start -= 1 }
    // What was looked at before belongs to the same run unless something ended it in between.
    if start > looked || (looked > 0 && URLRuns.endsURL(text[looked - 1])) { isURL = false }
    if !isURL { isURL = begins(text, start..<place) }
    looked = place
    return isURL
  }

  /// Whether `://` or a leading `www.` stands in the run.
  private func begins(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    // The colon can stand before what was looked at last.
    let start = max(0, range.lowerBound - (range.lowerBound == looked ? 2 : 0))
    for place in start..<range.upperBound where place + 3 <= text.count {
      if text[place] == UInt8(ascii: ":"), text[place + 1] == UInt8(ascii: "/"), text[place + 2] == UInt8(ascii: "/") {
        return true
      }
      if text[place] | 0x20 == UInt8(ascii: "w"), place == 0 || !text[place - 1].isAlphanumeric,
        place + 4 <= text.count, text[place + 1] | 0x20 == UInt8(ascii: "w"),
        text[place + 2] | 0x20 == UInt8(ascii: "w"),
        text[place + 3] == UInt8(ascii: ".")
      {
        return true
      }
    }
    return false
  }

  /// White space, quotes and brackets of markup: RFC 3986 appendix C.
  private static func endsURL(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }
}
