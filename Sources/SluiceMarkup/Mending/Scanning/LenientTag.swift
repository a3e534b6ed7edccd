// A tag read the way HTML reads one, whatever is wrong with it. Says what is there; the rules say what to do.

import SluiceCore

/// An attribute as it stands, well-formed or not.
struct LenientAttribute {
  var name: Range<Int>
  /// Without quotes; nil when there is no `=`.
  var value: Range<Int>?
  var quote: UInt8?
  /// From the name to the closing quote.
  var range: Range<Int>
  /// White space or a slash stands before it.
  var isSpaced: Bool
  /// The closing quote is missing, and the value ends where the tag seems to.
  var isUnclosed = false
  /// An earlier attribute has this name.
  var isDuplicate = false
  /// The name is one by XML 1.0 §2.3.
  var hasName = true
}

/// A start tag as it stands, read by the tokenizer states of HTML from
/// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state on.
struct LenientTag {
  var start: Int
  var name: Range<Int>
  var attributes: [LenientAttribute] = []
  /// Slashes that end nothing.
  var junk: [Range<Int>] = []
  /// Behind the tag; before the next `<` when no `>` came first.
  var end: Int
  var isEmpty = false
  /// No `>` ends it: another tag begins, or the input ends.
  var isOpen = false
  /// The input ends within it.
  var isCut = false
  /// What the name means.
  var traits = ElementTraits()
}

extension TextWindow {
  /// How far a closing quote is looked for behind what may be the end of the tag.
  static let quoteReach = 64 << 10

  /// Reads the tag at `place` up to `limit` at most; nil when more bytes could still change what it is.
  func lenientTag(at place: Int, limit: Int) -> LenientTag? {
    var index = place + 1
    while index < limit, self[index].isName { index += 1 }
    var tag = LenientTag(start: place, name: place + 1..<index, end: index)
    while true {
      let spaced = index
      while index < limit, self[index].isSpace { index += 1 }
      guard index < limit else { return cut(tag, limit) }
      switch self[index] {
      case 0x3E:
        tag.end = index + 1
        return tag
      case 0x3C:
        tag.end = index
        tag.isOpen = true
        return tag
      case 0x2F:
        guard index + 1 < limit else { return cut(tag, limit) }
        if self[index + 1] == 0x3E {
          tag.end = index + 2
          tag.isEmpty = true
          return tag
        }
        tag.junk.append(index..<index + 1)
        index += 1
      default:
        guard var attribute = lenientAttribute(at: index, limit: limit, of: tag.name) else { return cut(tag, limit) }
        attribute.isSpaced = spaced < index
        tag.attributes.append(attribute)
        index = attribute.range.upperBound
      }
    }
  }

  private func cut(_ tag: LenientTag, _ limit: Int) -> LenientTag? {
    guard isFinal || limit < count else { return nil }
    var tag = tag
    tag.end = limit
    tag.isOpen = true
    tag.isCut = true
    return tag
  }

  private func lenientAttribute(at start: Int, limit: Int, of tag: Range<Int>) -> LenientAttribute? {
    var index = start + 1
    while index < limit, !endsAttributeName(self[index]) { index += 1 }
    guard index < limit else { return nil }
    var attribute = LenientAttribute(name: start..<index, range: start..<index, isSpaced: true)
    var ahead = index
    while ahead < limit, self[ahead].isSpace { ahead += 1 }
    guard ahead < limit else { return nil }
    guard self[ahead] == 0x3D else { return attribute }
    index = ahead + 1
    while index < limit, self[index].isSpace { index += 1 }
    guard index < limit else { return nil }
    let quote = self[index]
    if quote == 0x22 || quote == 0x27 {
      attribute.quote = quote
      guard let (end, isUnclosed) = quotedEnd(index + 1, quote, limit: limit) else { return nil }
      attribute.value = index + 1..<end
      attribute.isUnclosed = isUnclosed
      attribute.range = start..<(isUnclosed ? end : end + 1)
      return attribute
    }
    let first = index
    while index < limit, !self[index].isSpace, self[index] != 0x3E, self[index] != 0x3C { index += 1 }
    guard index < limit else { return nil }
    // `<enclosure length=5/>` has no value `5/`; in HTML's `<a href=/x/>` it is part of the value.
    if self[index] == 0x3E, index > first, self[index - 1] == 0x2F, !isAnchor(tag) { index -= 1 }
    attribute.value = first..<index
    attribute.range = start..<index
    return attribute
  }

  private func isAnchor(_ name: Range<Int>) -> Bool { name.count == 1 && self[name.lowerBound].lowered == 0x61 }

  private func endsAttributeName(_ byte: UInt8) -> Bool {
    byte.isSpace || byte == 0x2F || byte == 0x3E || byte == 0x3D || byte == 0x3C
  }

  /// Where a quoted value ends, and whether its own quote ends it.
  ///
  /// A value that holds a `<` may have lost its closing quote, and what looks like it may open the next attribute's
  /// value; then no attribute or end of a tag follows it.
  private func quotedEnd(_ start: Int, _ quote: UInt8, limit: Int) -> (Int, Bool)? {
    let reach = min(limit, start + TextWindow.quoteReach)
    var index = start
    var tag: Int?
    while index < reach, self[index] != quote {
      if tag == nil, self[index] == 0x3C || self[index] == 0x3E { tag = index }
      index += 1
    }
    if index == reach {
      if reach == count, !isFinal { return nil }
      if tag == nil, reach < limit { return longEnd(index, quote, limit: limit) }
      return tag == nil ? nil : (unquotedEnd(start, tag ?? reach), true)
    }
    guard let tag, first(0x3C, from: tag, to: index) != nil else { return (index, false) }
    guard index + 1 < count else { return isFinal ? (index, false) : nil }
    let next = self[index + 1]
    if next.isSpace || next == 0x2F || next == 0x3E || next == 0x3F { return (index, false) }
    return (unquotedEnd(start, tag), true)
  }

  /// A long value without anything odd in it, as a picture in base64.
  private func longEnd(_ start: Int, _ quote: UInt8, limit: Int) -> (Int, Bool)? {
    var index = start
    while index < limit, self[index] != quote { index += 1 }
    return index < limit ? (index, false) : nil
  }

  private func first(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  private func unquotedEnd(_ start: Int, _ tag: Int) -> Int {
    var index = start
    while index < tag, !self[index].isSpace { index += 1 }
    return index
  }
}
