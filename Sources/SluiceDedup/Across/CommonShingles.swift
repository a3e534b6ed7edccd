// Which shingles stand in so many texts that they say nothing of one. Counts, and knows no entry.

/// The shingles of sentences that stand in many texts: a template's, a notice at the end of each.
///
/// Counted in 65,536 numbers that several share, which is enough to find what is frequent (a count-min sketch of one row);
/// they are halved now and then, so that chance does not add up over millions of entries. What was found stays.
struct CommonShingles: Sendable {
  /// Texts a shingle stands in before it is common.
  private static let many: UInt8 = 32
  /// So many are remembered: with the table of a set, 1 MiB.
  private static let most = 32 << 10
  /// Shingles between two halvings: on average four of them share a number.
  private static let rest = 1 << 18

  private var counts: [UInt8] = []
  private var counted = 0
  private var found: Set<UInt64> = []

  var isEmpty: Bool { found.isEmpty }
  func contains(_ shingle: UInt64) -> Bool { found.contains(shingle) }

  /// Counts the shingles of a text, each of them once.
  mutating func count(_ set: [UInt64]) {
    if counts.isEmpty { counts = [UInt8](repeating: 0, count: 1 << 16) }
    for shingle in set {
      let place = Int(shingle >> 48)
      if counts[place] < .max { counts[place] += 1 }
      if counts[place] >= CommonShingles.many, found.count < CommonShingles.most { found.insert(shingle) }
    }
    counted += set.count
    guard counted >= CommonShingles.rest else { return }
    counted = 0
    for place in counts.indices { counts[place] /= 2 }
  }
}
