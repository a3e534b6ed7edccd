// Markup that a sanitiser would leave as it is, told by one scan. Changes nothing, and sanitises nothing.

/// Finds the texts that hold nothing to sanitise: text, references, and elements of a short list without attributes
/// that could name an address, run a script or style anything.
///
/// The list is stricter than what is safe: whatever the parsers of browsers could read in a second way (tables and
/// forms that move text, `svg` and `math`, comments, raw text, elements left open, names in upper case) is not on it.
package enum InertMarkup {
  /// Elements that are text with a form: <https://html.spec.whatwg.org/multipage/text-level-semantics.html>, and the
  /// blocks of <https://html.spec.whatwg.org/multipage/grouping-content.html>.
  static let elements = Set(
    """
    a abbr acronym address b bdi bdo big blockquote br center cite code dd del dfn div dl dt em figcaption figure h1 h2 \
    h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub sup tt u ul var wbr
    """.split(separator: " ").map(String.init))
  /// Elements without an end tag: <https://html.spec.whatwg.org/multipage/syntax.html#void-elements>.
  static let void: Set = ["br", "hr", "wbr"]
  /// Attributes that are words for people.
  static let attributes: Set = ["title", "lang", "dir"]

  /// More than anyone nests who means text.
  private static let deepest = 64

  /// Whether HTML text has nothing in it that a sanitiser would have to look at.
  ///
  /// `<b>fish &amp; chips</b>` has not; `<a href="/">`, `<b>open` and `<!-- -->` have.
  package static func holds(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      let span = unsafe Span(_unsafeElements: bytes)
      var open: [String] = []
      var place = 0
      while place < span.count {
        switch span[place] {
        case UInt8(ascii: "<"):
          guard let end = tag(span, at: place, &open) else { return false }
          place = end
        case UInt8(ascii: ">"), 0: return false
        default: place += 1
        }
      }
      return open.isEmpty
    }
  }

  /// Reads one tag; nil when it is not inert or does not fit what is open.
  private static func tag(_ text: Span<UInt8>, at start: Int, _ open: inout [String]) -> Int? {
    var place = start + 1
    let isEnd = place < text.count && text[place] == UInt8(ascii: "/")
    if isEnd { place += 1 }
    let name = word(text, &place)
    guard elements.contains(name) else { return nil }
    if isEnd {
      guard open.popLast() == name else { return nil }
    } else {
      guard attributes(text, &place), open.count < deepest else { return nil }
      if !void.contains(name) {
        open.append(name)
      } else if place < text.count, text[place] == UInt8(ascii: "/") {
        place += 1
      }
    }
    return place < text.count && text[place] == UInt8(ascii: ">") ? place + 1 : nil
  }

  /// Passes the attributes of a start tag and the white space behind them; false when one is not inert.
  private static func attributes(_ text: Span<UInt8>, _ place: inout Int) -> Bool {
    var seen: [String] = []
    while place < text.count, text[place] == UInt8(ascii: " ") {
      while place < text.count, text[place] == UInt8(ascii: " ") { place += 1 }
      let name = word(text, &place)
      if name.isEmpty { return true }
      guard attributes.contains(name), !seen.contains(name) else { return false }
      seen.append(name)
      guard place + 1 < text.count, text[place] == UInt8(ascii: "=") else { return false }
      let quote = text[place + 1]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
      place += 2
      while place < text.count, text[place] != quote {
        // Not dangerous to a browser, but to those who look for tags with a pattern.
        if text[place] == UInt8(ascii: "<") || text[place] == UInt8(ascii: ">") || text[place] == 0 { return false }
        place += 1
      }
      guard place < text.count else { return false }
      place += 1
    }
    return true
  }

  private static func word(_ text: Span<UInt8>, _ place: inout Int) -> String {
    var word = ""
    while place < text.count, word.utf8.count < 12, isWordByte(text[place]) {
      word.unicodeScalars.append(Unicode.Scalar(text[place]))
      place += 1
    }
    return word
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
