// Which tags come, of those that are known by name. Looks at each byte of a text once, however often it is asked.

import SluiceCore

/// The tags between the place that is read and the furthest that was asked about.
struct TagsAhead {
  /// Of each element where its tags begin, from the place on that was asked about last.
  private var tags = [Tags](repeating: Tags(), count: HTMLElement.allCases.count)
  private var looked = 0

  private struct Tags {
    private var places: [(place: Int, isEnd: Bool)] = []
    private var first = 0
    private var lastEnd = -1
    /// So many are kept until those that are passed are dropped.
    private var most = 1024

    mutating func add(_ place: Int, isEnd: Bool, passed: Int) {
      if places.count == most {
        places.removeAll { $0.place < passed }
        first = 0
        most = max(1024, 2 * places.count)
      }
      places.append((place, isEnd))
      if isEnd { lastEnd = place }
    }

    /// Whether the next from a place on is an end tag, or any when they may nest; nil when none is known.
    mutating func isEnded(from place: Int, before limit: Int, mayNest: Bool) -> Bool? {
      while first < places.count, places[first].place < place { first += 1 }
      if first == places.count {
        places.removeAll(keepingCapacity: true)
        first = 0
        return nil
      }
      // What was found further away, for a tag that may reach further, counts nothing here.
      if places[first].place >= limit { return false }
      return mayNest ? (lastEnd >= place ? true : nil) : places[first].isEnd
    }
  }

  /// Whether an element ends within reach of a place. `base` bytes of the text stand before the span.
  mutating func end(
    of element: HTMLElement, _ text: Span<UInt8>, _ from: Int, _ base: Int, _ isFinal: Bool, _ reach: Int,
    mayNest: Bool = true
  ) -> TagEvidence.Verdict {
    let limit = base + from + reach
    looked = max(looked, base + from)
    while true {
      if let isEnded = tags[Int(element.rawValue)].isEnded(from: base + from, before: limit, mayNest: mayNest) {
        return isEnded ? .markup : .text
      }
      if looked >= limit { return .text }
      let near = text.extracting(first: min(text.count, limit - base))
      let next = near.first(UInt8(ascii: "<"), from: min(looked - base, near.count))
      looked = base + next
      guard next < near.count else { return base + next >= limit || isFinal ? .text : .wait }
      // The name and what ends it.
      guard isFinal || next + HTMLElement.longestName + 3 <= text.count else { return .wait }
      add(text, next, base, passed: base + from)
      looked = base + next + 1
    }
  }

  private mutating func add(_ text: Span<UInt8>, _ at: Int, _ base: Int, passed: Int) {
    let isEnd = at + 1 < text.count && text[at + 1] == UInt8(ascii: "/")
    let start = at + (isEnd ? 2 : 1)
    guard start < text.count else { return }
    let near = text.extracting(first: min(text.count, start + HTMLElement.longestName + 1))
    let end = TagEvidence.endOfName(near, start)
    guard end < near.count, let element = HTMLElement(text.extracting(start..<end)) else { return }
    tags[Int(element.rawValue)].add(base + at, isEnd: isEnd, passed: passed)
  }
}
