// Ranges that are left out of a text, and where the others stand then. Asks nobody whether they may go.

/// Ranges that go together.
struct Gap {
  /// Sorted, none touching another, each with the bytes that are gone before it.
  private var ranges: [(range: Range<Int>, before: Int)] = []

  init(_ gone: [Range<Int>]) {
    var before = 0
    for range in gone.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = ranges.last, range.lowerBound <= last.range.upperBound {
        let end = max(last.range.upperBound, range.upperBound)
        before += end - last.range.upperBound
        ranges[ranges.count - 1].range = last.range.lowerBound..<end
      } else {
        ranges.append((range, before))
        before += range.count
      }
    }
  }

  func cut(from bytes: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    var place = 0
    for (range, _) in ranges {
      rest += bytes[place..<range.lowerBound]
      place = range.upperBound
    }
    return rest + bytes[place...]
  }

  /// Where a range stands then; nil when nothing of it is left.
  func moved(_ range: Range<Int>) -> Range<Int>? {
    let new = place(range.lowerBound)..<place(range.upperBound)
    return new.isEmpty ? nil : new
  }

  private func place(_ old: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].range.lowerBound < old { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return old }
    let (range, before) = ranges[low - 1]
    return old - before - (min(old, range.upperBound) - range.lowerBound)
  }
}
