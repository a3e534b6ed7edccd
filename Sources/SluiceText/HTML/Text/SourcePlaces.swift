// Which place of a source a place of its text comes from. Only for those who explain; else it is off and holds nothing.

import SluiceCore

/// Leads places of a text that is made from another back to that.
struct SourcePlaces {
  private struct Anchor {
    var made: Int
    var source: Int
  }

  var isOn = false
  /// While something is written that stands elsewhere in the source.
  var isPaused = false
  /// Where the text stands that is read now, and what its reader has at hand.
  var reading = 0
  var window = 0
  /// Bytes made before those that the maker holds.
  private(set) var made = 0
  private var anchors: [Anchor] = []
  /// Anchors before this one are passed.
  private var first = 0

  mutating func begin() {
    (reading, window, made, first, isPaused) = (0, 0, 0, 0, false)
    anchors.removeAll()
  }

  /// So many bytes are given away.
  mutating func moveOn(by count: Int) { made += count }

  /// What is made from here on comes from the text that is read now, from its byte `offset` on.
  mutating func note(_ count: Int, _ offset: Int = 0) {
    guard isOn, !isPaused else { return }
    let anchor = Anchor(made: made + count, source: reading + offset)
    if let last = anchors.last {
      if anchor.source - anchor.made == last.source - last.made { return }
      if last.made == anchor.made { anchors.removeLast() }
    }
    anchors.append(anchor)
  }

  /// Where a byte comes from; what was put in stands where the text before it ends.
  func source(of place: Int) -> Int {
    var low = first
    var high = anchors.count
    while low < high {
      let middle = (low + high) / 2
      if anchors[middle].made <= place { low = middle + 1 } else { high = middle }
    }
    guard low > first else { return place }
    let found = anchors[low - 1]
    let source = found.source + place - found.made
    return low < anchors.count ? min(source, anchors[low].source) : source
  }

  /// Nobody asks for places before this one any more.
  mutating func forget(before place: Int) {
    while first + 1 < anchors.count, anchors[first + 1].made <= place { first += 1 }
    if first > 1024, first > anchors.count / 2 {
      anchors.removeFirst(first)
      first = 0
    }
  }
}
