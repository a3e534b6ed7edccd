// Text whose own lines stay, with the breaks between them that its elements ask for. For a text that only holds HTML.

import SluiceCore

extension HTMLText {
  /// Text that stays as it is; white space at its end waits for what comes.
  mutating func keep(_ text: Span<UInt8>) {
    var start = 0
    while start < text.count, HTMLText.isSpace(text[start]) { start += 1 }
    hold(text.extracting(0..<start))
    if start == text.count { return }
    settle(before: text[start])
    var end = text.count
    while HTMLText.isSpace(text[end - 1]) { end -= 1 }
    places.note(output.count, start)
    output.append(text.extracting(start..<end))
    hold(text.extracting(end..<text.count))
  }

  /// More than stands between two words; the rest of it goes on ahead.
  private static let mostWhite = 4096

  private mutating func hold(_ text: Span<UInt8>) {
    for place in text.indices {
      white.append(text[place])
      guard white.count == HTMLText.mostWhite else { continue }
      output.append(white, 0..<white.count)
      white.removeAll()
    }
  }

  /// White space in front of text: as it stands, unless an element wants more lines, or a cell or an item begins here.
  mutating func settleLines() {
    defer { white.removeAll() }
    let isAsked = breaks > 0 || owesTab || lists.hasMark
    guard !isAtStart, isAsked else {
      if !lists.hasMark { output.append(white, 0..<white.count) }
      return
    }
    if breaks == 0, owesTab { return output.append(0x09) }
    let lines = (0..<white.count).count { white[$0] == 0x0A }
    for _ in 0..<max(breaks, lists.hasMark ? 0 : lines) { output.append(0x0A) }
  }

  /// The text is at its end: what waits is its last white space, of which an element leaves only the line's end.
  mutating func end(endsLine: Bool) {
    if keepsLines, breaks == 0 || isAtStart {
      output.append(white, 0..<white.count)
    } else if endsLine, !isAtStart, trailingBreaks == 0 {
      output.append(0x0A)
    }
    white.removeAll()
  }
}
