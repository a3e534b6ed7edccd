// The elements that are open, as the mended text has them. Knows their names, not what the names mean.

import SluiceCore

/// One open element.
struct OpenElement {
  /// Its name, in the stack's bytes.
  var name: Range<Int>
  var hash: UInt64
  var traits: ElementTraits
  /// Where its start tag stands in the decoded text.
  var start: Int
  /// Whether text that is no white space, or a CDATA section, stands directly in it.
  var hasText = false
  /// Whether a CDATA section stands directly in it.
  var hasSection = false
}

/// The stack of open elements.
struct OpenElements {
  private(set) var elements: [OpenElement] = []
  private var names: [UInt8] = []
  /// How many open elements share a hash's low byte: most stray end tags are known by a zero.
  private var counts = [UInt16](repeating: 0, count: 256)

  var count: Int { elements.count }
  var isEmpty: Bool { elements.isEmpty }
  var last: OpenElement? { elements.last }
  subscript(_ index: Int) -> OpenElement { elements[index] }

  mutating func push(_ window: TextWindow, _ name: Range<Int>, hash: UInt64, traits: ElementTraits, start: Int) {
    let from = names.count
    for place in name { names.append(window[place]) }
    elements.append(OpenElement(name: from..<names.count, hash: hash, traits: traits, start: start))
    counts[Int(hash & 0xFF)] += 1
  }

  /// Opens again what was closed; its name is copied, as its bytes may be gone.
  mutating func push(_ element: OpenElement, name: [UInt8]) {
    var element = element
    element.name = names.count..<names.count + name.count
    names += name
    counts[Int(element.hash & 0xFF)] += 1
    elements.append(element)
  }

  mutating func pop() {
    guard let last = elements.popLast() else { return }
    names.removeLast(last.name.count)
    counts[Int(last.hash & 0xFF)] -= 1
  }

  mutating func noteText() { if !elements.isEmpty { elements[elements.count - 1].hasText = true } }
  mutating func noteSection() {
    guard !elements.isEmpty else { return }
    elements[elements.count - 1].hasText = true
    elements[elements.count - 1].hasSection = true
  }

  func name(_ index: Int) -> ArraySlice<UInt8> { names[elements[index].name] }

  /// Whether the innermost element has this name.
  func isLast(_ window: TextWindow, _ name: Range<Int>) -> Bool {
    guard let last = elements.last, last.name.count == name.count else { return false }
    return isName(last, window, name)
  }

  /// Names are short: a loop is over before a call to compare memory has begun.
  @inline(__always) private func isName(_ element: OpenElement, _ window: TextWindow, _ name: Range<Int>) -> Bool {
    var own = element.name.lowerBound
    for place in name {
      if names[own] != window[place] { return false }
      own += 1
    }
    return true
  }

  /// The innermost open element of this name, by its index; one of the name in other case when there is none.
  func index(of window: TextWindow, _ name: Range<Int>, hash: UInt64) -> Int? {
    guard counts[Int(hash & 0xFF)] > 0 else { return nil }
    var other: Int?
    for index in elements.indices.reversed() where elements[index].hash == hash {
      if elements[index].name.count == name.count, isName(elements[index], window, name) { return index }
      other = other ?? index
    }
    return other
  }

  /// `</b></i>`: the end tags of the innermost `number` elements.
  func endTags(_ number: Int) -> [UInt8] {
    var text: [UInt8] = []
    for index in elements.indices.suffix(number).reversed() {
      text += [0x3C, 0x2F]
      text += name(index)
      text.append(0x3E)
    }
    return text
  }

  /// `<rss><channel>`: start tags without attributes of the outermost `number` elements.
  func startTags(_ number: Int) -> [UInt8] {
    var text: [UInt8] = []
    for index in 0..<min(number, count) {
      text.append(0x3C)
      text += name(index)
      text.append(0x3E)
    }
    return text
  }
}
