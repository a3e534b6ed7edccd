// An end tag as it stands, well-formed or not.

import SluiceCore

/// `</name>` with whatever else stands in it.
struct EndTag {
  /// Empty when there is none.
  var name: Range<Int>
  /// Behind the `>`, or before the `<` of the next tag when it is missing.
  var end: Int
  /// `</name>` with nothing but white space before the `>` (XML 1.0 §3.1).
  var isSound: Bool
  /// No `>` ends it.
  var isOpen = false
  /// Neither that nor another tag stands before the end of the input.
  var isCut = false
}

extension TextWindow {
  /// Reads the end tag at `place`, where `</` stands, up to `limit`; nil when the piece ends within it.
  func endTag(at place: Int, limit: Int) -> EndTag? {
    var index = place + 2
    while index < limit, self[index].isSpace { index += 1 }
    let start = index
    while index < limit, self[index].isName { index += 1 }
    var tag = EndTag(name: start..<index, end: index, isSound: start == place + 2 && index > start)
    while index < limit, self[index].isSpace { index += 1 }
    if index < limit, self[index] == 0x3E {
      tag.end = index + 1
      return tag
    }
    tag.isSound = false
    while index < limit, self[index] != 0x3E, self[index] != 0x3C { index += 1 }
    if index == limit {
      guard isFinal || limit < count else { return nil }
      tag.isOpen = true
      tag.isCut = limit == count
      // What was no end tag's keeps its place in the text.
      return tag
    }
    tag.isOpen = self[index] == 0x3C
    // `</title and more <b>`: only the name belongs to it when nothing closes it.
    if !tag.isOpen { tag.end = index + 1 }
    return tag
  }
}
