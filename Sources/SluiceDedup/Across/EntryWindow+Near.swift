// Entries whose descriptions are like another: found by the shingles at the front, then compared whole.

extension EntryWindow {
  /// Descriptions that are compared whole, for each that is looked for. Honest ones meet a few.
  private static let candidates = 256

  /// The entry whose description is most like a set, the oldest of equals, and how alike they are; nil when none is so
  /// alike as ``score``.
  ///
  /// Sets are in ascending order of hashes, which has nothing to do with what they say; so two sets that are alike enough
  /// share a shingle within their fronts. A shingle that stands in many texts goes behind all others when a front
  /// is made from then on, so that entries of one template meet by what is theirs. What came before is met by the front
  /// in plain order, which is looked for too; of its commonest shingles the newest entries are looked at.
  mutating func nearest(to set: [UInt64]) -> (entry: Int, score: Double)? {
    guard !set.isEmpty else { return nil }
    count(set)
    var seen: Set<Int> = []
    var best: (entry: Int, score: Double)?
    var work = EntryWindow.work
    for shingle in fronts(of: set) {
      var place = shingleTable.newest(shingle)
      for _ in 0..<EntryWindow.patience where place > tail {
        let front = place - 1
        if self[front] == shingle {
          let start = front - Int(self[front + 1] & 0xFFFF_FFFF)
          if seen.count < EntryWindow.candidates, work > 0, seen.insert(start).inserted {
            work -= set.count
            if let score = similarity(of: set, to: start) {
              let entry = start - Int(self[start + 1])
              if best.map({ ($0.score, entry) < (score, $0.entry) }) ?? true { best = (entry, score) }
            }
          }
        }
        let distance = Int(self[front + 1] >> 32)
        place = distance == 0 ? 0 : place - distance
      }
    }
    return best
  }

  /// Shingles that are compared for one set, so that books of one template cost no more than their length.
  private static let work = 1 << 18

  /// The front of a set, and what its front in plain order has beside that.
  private func fronts(of set: [UInt64]) -> [UInt64] {
    let (ordered, count) = order(set)
    var fronts = Array(ordered[..<count])
    var place = 0
    for shingle in set[..<count] {
      while place < count, ordered[place] < shingle { place += 1 }
      if place == count || ordered[place] != shingle { fronts.append(shingle) }
    }
    return fronts
  }

  /// The Jaccard similarity to the set that stands at a place; nil when it is less than ``score``.
  private func similarity(of set: [UInt64], to start: Int) -> Double? {
    let count = Int(self[start] >> 32)
    let front = Int(self[start] & 0xFFFF_FFFF)
    // More than the smaller of both cannot be shared.
    guard Double(min(count, set.count)) >= score * Double(max(count, set.count)) - 1e-6 else { return nil }
    let inFront = shared(set, start + 2, front, step: 2)
    // Nor more than is left.
    guard Double(inFront + count - front) >= score * Double(set.count) - 1e-6 else { return nil }
    let shared = inFront + shared(set, start + 2 + 2 * front, count - front, step: 1)
    let similarity = Double(shared) / Double(count + set.count - shared)
    return similarity >= score ? similarity : nil
  }

  /// How many of a set stand among `count` words in ascending order.
  private func shared(_ set: [UInt64], _ start: Int, _ count: Int, step: Int) -> Int {
    var shared = 0
    var one = 0
    var other = 0
    var place = start
    while one < set.count, other < count {
      let here = set[one]
      let there = self[place]
      if here <= there { one += 1 }
      if here == there { shared += 1 }
      if here >= there {
        other += 1
        place += step
      }
    }
    return shared
  }
}
