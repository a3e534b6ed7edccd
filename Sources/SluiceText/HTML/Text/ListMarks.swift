// The marks of list items: dashes and numbers. Knows how deep it is, and of each list only where it counts.

import SluiceCore

/// Lists that are open, and the mark that is due.
struct ListMarks {
  /// Of each list the number of its next item; nil where they are not numbered.
  private var lists: [Int?] = []
  /// Deeper lists are open, but mark nothing of their own.
  private var tooDeep = 0
  private(set) var isFirst = true
  private(set) var hasMark = false
  private var mark: Int?
  private static let deepest = 32

  var isEmpty: Bool { lists.isEmpty }

  mutating func open(_ isNumbered: Bool, _ tag: borrowing HTMLTag) {
    guard lists.count < ListMarks.deepest else { return tooDeep += 1 }
    lists.append(isNumbered ? tag.integer(of: "start") ?? 1 : Int?.none)
    isFirst = true
  }

  mutating func close() {
    if tooDeep > 0 { tooDeep -= 1 } else if !lists.isEmpty { lists.removeLast() }
    isFirst = false
    hasMark = false
  }

  mutating func beginItem(_ tag: borrowing HTMLTag) {
    isFirst = false
    hasMark = true
    mark = nil
    // An item outside of any list has a dash.
    guard let last = lists.last, let number = last else { return }
    let value = tag.integer(of: "value") ?? number
    mark = value
    lists[lists.count - 1] = value < Int.max ? value + 1 : value
  }

  mutating func writeMark(into output: inout ByteBuffer) {
    hasMark = false
    for _ in 1..<max(lists.count, 1) { output.append("  ") }
    guard let mark else { return output.append("- ") }
    if mark < 0 { output.append(UInt8(ascii: "-")) }
    output.append(decimal: Int(clamping: mark.magnitude))
    output.append(". ")
  }
}

extension HTMLTag {
  /// The place of an attribute's value by its name in lower case; nil when there is none.
  func value(of name: StaticString) -> Range<Int>? {
    for place in 0..<attributes.count {
      let attribute = attributes[place]
      guard attribute.name.count == name.utf8CodeUnitCount else { continue }
      let isSame = name.withUTF8Buffer { name in
        name.indices.allSatisfy { unsafe name[$0] == bytes[attribute.name.lowerBound + $0] }
      }
      if isSame { return attribute.value }
    }
    return nil
  }

  /// <https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#rules-for-parsing-integers>, without what may
  /// stand behind the digits.
  func integer(of name: StaticString) -> Int? {
    guard let value = value(of: name), value.count < 12 else { return nil }
    return Int(bytes.withSpan(value) { Whitespace.trimmed($0) })
  }
}
