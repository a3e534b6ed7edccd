// Whether what looks like a tag is one, in texts of which nobody knows whether they were written as HTML.

import SluiceCore

enum TagGuess {
  static let reach = 64

  /// Whether a tag begins at a `<`. What HTML does not have stays text, as `<ann@example.org>` and `List<String>`:
  /// whoever wrote it meant it to be read. But a name with a hyphen or a prefix is an element of somebody.
  static func isTag(_ text: Span<UInt8>, at place: Int) -> Bool {
    let start = text[place + 1] == UInt8(ascii: "/") ? place + 2 : place + 1
    var end = start
    var joints = 0
    while end < text.count, end - start < reach {
      switch text[end] {
      case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "_"): joints += 1
      case let byte where byte.isAlphanumeric: break
      default:
        guard HTMLTokenizer.endsName(text[end]) else { return false }
        if joints == 0 { return HTMLElement(text.extracting(start..<end)) != nil }
        // `<http://…>` is an address.
        return text[end] != UInt8(ascii: "/") || text[end - 1] != UInt8(ascii: ":")
      }
      end += 1
    }
    // A tag that the text's end cuts shows nothing.
    return end == text.count && HTMLElement(text.extracting(start..<end)) != nil
  }
}
