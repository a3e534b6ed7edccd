// Looks ahead to see whether an open element will have its end tag. Looks only when there is a suspicion.

import SluiceCore

/// What lies ahead of a suspicious start tag: which elements are ended by a tag of their own.
///
/// Nothing that is well-formed is ever mended, so before an end tag is put where the table would have one, the text
/// ahead is searched for the element's own. A stretch is searched once for all the elements in it, up to the end of
/// the element around them, and no further than ``reach``.
struct Foresight {
  /// How it ends with an element.
  enum Fate {
    /// An end tag of its own comes.
    case ended
    /// The element around it ends first.
    case left
    /// Neither comes within reach.
    case unknown
  }

  /// No search goes further.
  static let reach = 64 << 10
  /// More open elements are not followed.
  private static let deepest = 1024

  /// The stretch that was searched, in the decoded text.
  private var searched = 0..<0
  /// Where the element starts that was around what was searched; only of what is in it anything is known.
  private var around = -1
  /// Start tags in or before the stretch whose elements were left open, and those of which nothing is known.
  private var left: Set<Int> = []
  private var unknown: Set<Int> = []

  private struct Open {
    var hash: UInt64
    var start: Int
  }

  /// What becomes of the open element at `index` when a start tag at `place` follows; nil when more bytes are needed.
  ///
  /// The search ends where the element around it, at `anchor`, ends.
  /// Where it is a record that starts, those behind it are no reason to stop.
  mutating func fate(
    of index: Int, anchor: Int, in open: OpenElements, _ window: TextWindow, from place: Int, isRecord: Bool = false
  ) -> Fate? {
    let start = open[index].start
    if !isSearched(window.origin + place, anchor, open) {
      guard search(window, from: place, anchor: anchor, open, passesRecords: isRecord) else { return nil }
    }
    if unknown.contains(start) { return .unknown }
    return left.contains(start) ? .left : .ended
  }

  /// The fate of an element whose own start tag stands at `place`.
  mutating func fate(at place: Int, anchor: Int, in open: OpenElements, _ window: TextWindow) -> Fate? {
    if !isSearched(window.origin + place, anchor, open) {
      guard search(window, from: place, anchor: anchor, open) else { return nil }
    }
    if unknown.contains(window.origin + place) { return .unknown }
    return left.contains(window.origin + place) ? .left : .ended
  }

  private func isSearched(_ decoded: Int, _ anchor: Int, _ open: OpenElements) -> Bool {
    searched.contains(decoded) && (anchor >= 0 ? open[anchor].start : -1) >= around
  }

  private mutating func search(
    _ window: TextWindow, from place: Int, anchor: Int, _ open: OpenElements, passesRecords: Bool = false
  ) -> Bool {
    let limit = min(window.count, place + Foresight.reach)
    let ends = limit - place < Foresight.reach
    // What is beyond may be there or not, and may not matter.
    let window = window.prefix(limit)
    var stack: [Open] = []
    for index in (anchor + 1)..<max(anchor + 1, open.count) {
      stack.append(Open(hash: open[index].hash, start: open[index].start))
    }
    var outer = Set<UInt64>()
    for index in 0..<max(anchor + 1, 0) { outer.insert(open[index].hash) }
    // An item's end is never inside of what it holds; a feed's fields end where its items begin.
    let isInFeed = open.elements.prefix(anchor + 1).contains { $0.traits.role == .feed }
    let stopsAtRecord =
      anchor >= 0 && open[anchor].traits.role == .feed && !stack.contains(where: isRecord) && !passesRecords
    var counts: [UInt64: Int] = [:]
    for element in stack { counts[element.hash, default: 0] += 1 }
    left = []
    unknown = []
    searched = 0..<0
    var hasInstructions = true
    var index = place
    var end: Int?
    var isTooDeep = false
    scan: while end == nil {
      while index < limit, window[index] != 0x3C { index += 1 }
      guard index + 1 < limit else { break }
      switch window[index + 1] {
      case 0x2F:
        var stop = index + 2
        while stop < limit, window[stop].isName { stop += 1 }
        guard stop < limit else { break scan }
        let hash = window.foldedHash(index + 2..<stop)
        if counts[hash, default: 0] > 0 {
          while let last = stack.popLast() {
            counts[last.hash, default: 1] -= 1
            if last.hash == hash { break }
            left.insert(last.start)
          }
        } else if outer.contains(hash) {
          end = index
        }
        index = stop
      case 0x21:
        let section = window.starts("<![CDATA[", at: index)
        if section || window.starts("<!--", at: index) {
          let close =
            section ? window.find("]]>", from: index + 9, to: limit) : window.find("-->", from: index + 4, to: limit)
          guard let close else { break scan }
          index = close + 3
        } else {
          index += 2
        }
      case 0x3F:
        index += 2
        let close = hasInstructions ? window.find("?>", from: index, to: limit) : nil
        hasInstructions = close != nil
        if let close { index = close + 2 } else if ends, !window.isFinal { return false }
      case let byte where byte.startsName:
        guard let tag = quickTag(window, index, limit) else { break scan }
        if stopsAtRecord, ElementTable.standard.traits(tag.hash).role == .record {
          end = index
          break
        }
        if !tag.isEmpty {
          guard stack.count < Foresight.deepest else {
            // Nobody nests so deep who closes what is open.
            isTooDeep = true
            break scan
          }
          stack.append(Open(hash: tag.hash, start: window.origin + index))
          counts[tag.hash, default: 0] += 1
        }
        index = tag.end
      default: index += 1
      }
    }
    if isTooDeep {
      end = index
      left.formUnion(stack.map(\.start))
    } else if end == nil {
      // The input ends, the reach does, or more must come.
      guard !ends || window.isFinal else { return false }
      end = limit
      if ends {
        left.formUnion(stack.map(\.start))
      } else {
        // A record that began behind an open element, in a feed, and was not ended either: the element was left.
        let record = isInFeed ? stack.lastIndex(where: isRecord) ?? 0 : 0
        left.formUnion(stack[..<record].map(\.start))
        unknown.formUnion(stack[record...].map(\.start))
      }
    } else {
      left.formUnion(stack.map(\.start))
    }
    self.around = anchor >= 0 ? open[anchor].start : -1
    searched = window.origin + place..<window.origin + max(end ?? limit, place + 1)
    return true
  }

  private func isRecord(_ element: Open) -> Bool {
    ElementTable.standard.traits(element.hash).role == .record
  }

  private func quickTag(_ window: TextWindow, _ place: Int, _ limit: Int) -> (hash: UInt64, end: Int, isEmpty: Bool)? {
    var index = place + 1
    while index < limit, window[index].isName { index += 1 }
    let hash = window.foldedHash(place + 1..<index)
    var quote: UInt8 = 0
    while index < limit {
      let byte = window[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x3E {
        return (hash, index + 1, window[index - 1] == 0x2F)
      } else if byte == 0x3C {
        return (hash, index, false)
      } else if (byte == 0x22 || byte == 0x27), window[index - 1] == 0x3D || window[index - 1].isSpace {
        quote = byte
      }
      index += 1
    }
    return nil
  }
}

extension TextWindow {
  /// The hash of a name without case, as ``ElementTable`` has it.
  @inline(__always) func foldedHash(_ name: Range<Int>) -> UInt64 {
    var hash = ByteHash()
    for place in name { hash.add(self[place].lowered) }
    return hash.value
  }
}
