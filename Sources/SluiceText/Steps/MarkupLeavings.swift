// What is left of markup in a text: a stray `]]>`, the head of a section, tags that were cut. Not whole tags.

import SluiceCore

/// Takes out what crawlers and feeds leave behind when they cut markup at the wrong place.
enum MarkupLeavings {
  /// More than a cut tag has.
  private static let reach = 512
  private static let head = "<![CDATA["

  /// Whether a text could begin or end within a tag; a look at both ends tells.
  static func mayStand(in text: Span<UInt8>) -> Bool {
    cutAtStart(text) != nil || cutAtEnd(text) != nil || startsWithHead(text) != nil
  }

  static func remove(_ text: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) -> Bool {
    var ranges: [Range<Int>] = []
    if let found = startsWithHead(text) ?? cutAtStart(text) { ranges.append(found) }
    addSectionEnds(text, &ranges)
    if let found = cutAtEnd(text), found.lowerBound >= ranges.last?.upperBound ?? 0 { ranges.append(found) }
    if ranges.isEmpty { return false }
    var clean = 0
    for range in ranges {
      output.append(text.extracting(clean..<range.lowerBound))
      log.replace(range, of: text, by: output, from: output.count, .markupLeavings)
      clean = range.upperBound
    }
    output.append(text.extracting(clean..<text.count))
    return true
  }

  /// The head of a section at the start of the text: in the middle somebody writes about sections.
  private static func startsWithHead(_ text: Span<UInt8>) -> Range<Int>? {
    let start = textStart(text)
    return text.has(head, at: start) ? start..<start + head.utf8.count : nil
  }

  /// `]]>` that ends nothing: no section's head stands before it but at the start, and no two brackets are open in its
  /// line, as in `a[b[0]]>1`.
  private static func addSectionEnds(_ text: Span<UInt8>, _ ranges: inout [Range<Int>]) {
    let lead = ranges.last?.upperBound ?? 0
    var place = text.first(UInt8(ascii: "]"), from: lead)
    var counted = lead
    var open = 0
    var isNamed = false
    while place < text.count {
      if text.has("]]>", at: place) {
        while counted < place {
          switch text[counted] {
          case UInt8(ascii: "["): open += 1
          case UInt8(ascii: "]"): open = max(0, open - 1)
          case 0x0A: open = 0
          case UInt8(ascii: "<"): isNamed = isNamed || text.has(head, at: counted)
          default: break
          }
          counted += 1
        }
        if open < 2, !isNamed {
          ranges.append(place..<place + 3)
          place += 2
        }
      }
      place = text.first(UInt8(ascii: "]"), from: place + 1)
    }
  }

  /// The end of a tag whose beginning was cut off: `/p>`, `br />`, `class="x">`.
  private static func cutAtStart(_ text: Span<UInt8>) -> Range<Int>? {
    // Most texts have no `>` in front of their first `<`.
    let first = text.extracting(first: min(text.count, reach)).first(UInt8(ascii: ">"), from: 0)
    guard first < min(text.count, reach) else { return nil }
    let start = textStart(text)
    var end = start
    while end < text.count, end - start < reach, text[end] != UInt8(ascii: ">") {
      if text[end] == UInt8(ascii: "<") || text[end] == 0x0A { return nil }
      end += 1
    }
    guard end < text.count, text[end] == UInt8(ascii: ">"), end > start else { return nil }
    var last = end
    while last > start, text[last - 1] == UInt8(ascii: "/") || text[last - 1] == 0x20 { last -= 1 }
    guard last > start else { return nil }
    let quote = text[last - 1]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      return endsInAttributes(text.extracting(start..<last)) && text[end - 1] != 0x20 ? start..<end + 1 : nil
    }
    // A slash says that it is a tag: `b>` alone may be a comparison.
    let isEndTag = text[start] == UInt8(ascii: "/")
    guard isEndTag || text[end - 1] == UInt8(ascii: "/") else { return nil }
    let name = start + (isEndTag ? 1 : 0)
    guard name < last, let element = HTMLElement(text.extracting(name..<last)) else { return nil }
    return isCommon(element) && element.isVoid != isEndTag ? start..<end + 1 : nil
  }

  /// Elements that texts are full of; a path, a menu or a type may be called like others: `/data> ls`, `List<Button`.
  private static func isCommon(_ element: HTMLElement) -> Bool {
    switch element {
    case .p, .div, .span, .a, .b, .i, .u, .em, .strong, .li, .ul, .ol, .td, .tr, .th, .table, .h1, .h2, .h3, .h4, .h5,
      .h6, .br, .hr, .img, .font, .blockquote:
      true
    default: false
    }
  }

  /// Whether a text that ends in a quote is nothing but attributes, of which the first may be cut:
  /// `ple.org/" class="x"`, and not `awk -F'=' '{print $1}'`.
  private static func endsInAttributes(_ text: Span<UInt8>) -> Bool {
    var end = text.count
    while end > 0 {
      let quote = text[end - 1]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
      var open = end - 2
      while open >= 0, text[open] != quote { open -= 1 }
      if open < 0 {
        // What is left of a value that was cut.
        return end < text.count && !(0..<end).contains { text[$0] <= 0x20 }
      }
      guard open > 0, text[open - 1] == UInt8(ascii: "=") else { return false }
      var name = open - 1
      while name > 0, text[name - 1].isAlphanumeric || text[name - 1] == UInt8(ascii: "-") {
        name -= 1
      }
      guard name < open - 1, text[name].isAlphanumeric else { return false }
      end = name
      while end > 0, text[end - 1] <= 0x20 { end -= 1 }
      if end == name, name > 0 { return false }
    }
    return true
  }

  /// The beginning of a tag that the end of the text cuts: `<img src="ht`, `</stro`, `<br`.
  private static func cutAtEnd(_ text: Span<UInt8>) -> Range<Int>? {
    let tail = text.extracting(last: min(text.count, reach))
    if tail.isEmpty || tail[tail.count - 1] == UInt8(ascii: ">") { return nil }
    if tail.first(UInt8(ascii: "<"), from: 0) == tail.count { return nil }
    var start = text.count - 1
    while start >= 0, text.count - start < reach, text[start] != UInt8(ascii: "<") {
      if text[start] == UInt8(ascii: ">") { return nil }
      start -= 1
    }
    guard start >= 0, text[start] == UInt8(ascii: "<") else { return nil }
    var place = start + 1
    let isEndTag = place < text.count && text[place] == UInt8(ascii: "/")
    if isEndTag { place += 1 }
    let name = place
    while place < text.count, text[place].isAlphanumeric { place += 1 }
    let word = text.extracting(name..<place)
    if place == text.count {
      // Of an end tag the name may be cut as well; one letter may be what is less than something.
      let isTag =
        isEndTag ? HTMLElement.isName(beginningWith: word) : word.count > 1 && HTMLElement(word).map(isCommon) == true
      return isTag ? start..<text.count : nil
    }
    guard !isEndTag, HTMLElement.isName(word), text[place] == 0x20 || text[place] == UInt8(ascii: "/") else {
      return nil
    }
    // White space and a name, and behind it nothing or `=`.
    while place < text.count, text[place] == 0x20 { place += 1 }
    let attribute = place
    while place < text.count, text[place].isAlphanumeric || text[place] == UInt8(ascii: "-") {
      place += 1
    }
    let isTag =
      place == text.count
      ? word.count > 1 && (attribute < place || text[text.count - 1] == 0x20) : text[place] == UInt8(ascii: "=")
    return isTag || text[attribute - 1] == UInt8(ascii: "/") ? start..<text.count : nil
  }

  private static func textStart(_ text: Span<UInt8>) -> Int {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    return start
  }
}

extension Span<UInt8> {
  /// Whether these bytes stand at a place.
  func has(_ word: String, at place: Int) -> Bool {
    var at = place
    for byte in word.utf8 {
      guard at >= 0, at < count, self[at] == byte else { return false }
      at += 1
    }
    return true
  }
}
