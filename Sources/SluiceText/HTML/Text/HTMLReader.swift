// HTML texts as people read them, one at a time. The door of this folder; what an element does stands in TextRole.

import SluiceCore

/// Reads HTML as text, with memory that is used again for the next.
///
/// `<p>Fish &amp;amp; <b>chips</b></p><ul><li>salt</ul>` reads `Fish &amp; chips`, a blank line and `- salt`.
package struct HTMLReader: ~Copyable {
  private var tokenizer = HTMLTokenizer()
  private var text = HTMLText()

  package init() {}

  /// What people read of a whole text.
  package mutating func text(of html: String) -> String {
    var html = html
    return html.withUTF8 { bytes in unsafe text(of: bytes.span) }
  }

  package mutating func text(of html: Span<UInt8>) -> String {
    let trimmed = html.extracting(Whitespace.trimmedRange(html))
    // Nothing in it is more than itself.
    if trimmed.first(UInt8(ascii: "<"), UInt8(ascii: "&"), orZeroFrom: 0) == trimmed.count,
      trimmed.endOfWords(from: 0) == trimmed.count
    {
      return unsafe trimmed.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
    text.begin()
    tokenizer.begin()
    tokenizer.consume(html, isFinal: true, into: &text)
    if text.hasSection { text.removeSectionEnds() }
    var end = text.output.count
    while end > 0, HTMLText.isSpace(text.output[end - 1]) { end -= 1 }
    return text.output.string(0..<end)
  }

  /// Whether a text is HTML, which its feed does not say: it has elements of HTML, and each that needs an end tag has it.
  ///
  /// `Fish &amp; <b>chips</b>` is; `Using <b> in HTML` and `List<String>` are not.
  package mutating func isMarkup(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in unsafe isMarkup(bytes.span) }
  }

  package mutating func isMarkup(_ text: Span<UInt8>) -> Bool {
    guard text.first(UInt8(ascii: "<"), from: 0) < text.count else { return false }
    var pairs = HTMLPairs()
    tokenizer.begin()
    tokenizer.consume(text, isFinal: true, into: &pairs)
    return pairs.arePaired
  }
}

/// Sees whether elements begin and end as those who write HTML let them.
private struct HTMLPairs: HTMLSink {
  private var open: [HTMLElement] = []
  private var count = 0
  private var isBroken = false
  /// A title is not nested deeper.
  private static let deepest = 32

  var arePaired: Bool { count > 0 && open.isEmpty && !isBroken }

  mutating func text(_ text: Span<UInt8>) {}

  mutating func startTag(_ tag: borrowing HTMLTag) -> HTMLContent {
    guard let element = tag.element else {
      isBroken = true
      return .data
    }
    count += 1
    if !element.isVoid, open.count < HTMLPairs.deepest { open.append(element) }
    return element.content
  }

  mutating func endTag(_ tag: borrowing HTMLTag) {
    if let element = tag.element, element == open.last { open.removeLast() } else { isBroken = true }
  }
}
