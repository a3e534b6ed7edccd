// Tells the offsets of expat where the bytes it is given stand, run by run. Not the offsets.

/// A place in the segments of one run that only moves on.
struct RunFeeder {
  private var segment = 0
  /// Bytes of the run before that segment.
  private var passed = 0

  /// The range is given to expat; ranges come in order.
  mutating func feed(_ range: Range<Int>, _ layout: borrowing RunLayout, to offsets: inout OffsetSegments) {
    if range.isEmpty, let first = layout.segments.first, first.count == 0 {
      offsets.feed(0, decoded: first.decoded, isCopy: first.isCopy)
    }
    var place = range.lowerBound
    while place < range.upperBound {
      let decoded = decoded(place, layout)
      guard segment < layout.segments.count else { return }
      let here = layout.segments[segment]
      let end = min(passed + here.count, range.upperBound)
      offsets.feed(end - place, decoded: decoded, isCopy: here.isCopy)
      place = end
    }
  }

  /// Where a byte of the run stood; places are asked for in order.
  mutating func decoded(_ place: Int, _ layout: borrowing RunLayout) -> Int {
    while segment < layout.segments.count, passed + layout.segments[segment].count <= place {
      passed += layout.segments[segment].count
      segment += 1
    }
    guard segment < layout.segments.count else { return layout.end }
    let here = layout.segments[segment]
    return here.isCopy ? here.decoded + place - passed : here.decoded
  }
}
