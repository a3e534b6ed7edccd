// XHTML inside a feed, written back as a string without prefixes. Not a sanitiser.

import SluiceCore
import SluiceMarkup

/// Writes elements and text as markup. Source: XHTML 1.0 appendix C for empty elements.
enum MarkupWriter {
  /// HTML standard §13.1.2, void elements: they have no end tag.
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]

  /// HTML has no case; what was naked in a description may be `<BR>`.
  static func isVoid(_ name: QName) -> Bool {
    void.contains(name.local)
      || name.local.utf8.first.map { $0 < 0x61 } == true && void.contains(name.local.lowercased())
  }

  static func start(_ event: Event, _ events: borrowing EventBatch, into bytes: inout ByteBuffer) {
    let name = events.name(event.name)
    bytes.append(0x3C)
    bytes.append(name.local)
    for place in event.range {
      let attribute = events.attribute(place)
      bytes.append(0x20)
      bytes.append(events.name(attribute.name).written)
      bytes.append("=\"")
      events.withSpan(attribute.range) { bytes.append(escaping: $0, inAttribute: true) }
      bytes.append(0x22)
    }
    if isVoid(name) { bytes.append(" /") }
    bytes.append(0x3E)
  }

  static func end(_ name: QName, into bytes: inout ByteBuffer) {
    if isVoid(name) { return }
    bytes.append("</")
    bytes.append(name.local)
    bytes.append(0x3E)
  }
}
