// Where the newest key of each bucket stands. The keys themselves, and the way to older ones, are in the ring.

/// A table of buckets that grows in powers of two up to a limit.
struct BucketTable: Sendable {
  /// In the lower 48 bits one more than the place of the newest key, 0 when there was none; above, a bit for each value that
  /// the upper 4 bits of a key in the bucket had. Most hashes that are not there are told so without a look at the ring.
  private(set) var buckets: [UInt64] = []
  /// Keys that the window has.
  var count = 0
  /// Buckets it may have, a power of two or 0.
  private let limit: Int

  init(limit: Int) {
    self.limit = limit < 1 ? 0 : 1 << (Int.bitWidth - 1 - limit.leadingZeroBitCount)
  }

  /// Whether it has more keys than buckets, and may have more buckets.
  var isFull: Bool { count > buckets.count && buckets.count < limit }

  /// One more than the place of the newest key in a hash's bucket; 0 when the hash is not there.
  @inline(__always)
  func newest(_ hash: UInt64) -> Int {
    if buckets.isEmpty { return 0 }
    let bucket = buckets[Int(truncatingIfNeeded: hash) & (buckets.count - 1)]
    return bucket & BucketTable.mark(hash) == 0 ? 0 : Int(bucket & BucketTable.place)
  }

  private static let place: UInt64 = (1 << 48) - 1
  @inline(__always)
  private static func mark(_ hash: UInt64) -> UInt64 { 1 << (48 + (hash >> 60)) }

  /// Makes a key at a place the newest of its bucket. Handed back is the distance to the one before, 0 when there is none
  /// that is not older than `tail`.
  @inline(__always)
  mutating func link(_ hash: UInt64, _ place: Int, since tail: Int) -> UInt64 {
    count += 1
    if buckets.isEmpty { return 0 }
    let number = Int(truncatingIfNeeded: hash) & (buckets.count - 1)
    let bucket = buckets[number]
    let before = Int(bucket & BucketTable.place)
    let isLive = before > tail
    buckets[number] = UInt64(place + 1) | BucketTable.mark(hash) | (isLive ? bucket & ~BucketTable.place : 0)
    return isLive ? UInt64(place + 1 - before) : 0
  }

  /// Forgets all keys. The buckets are as many as the keys there were want, with room for as many again.
  mutating func begin() {
    var size = 256
    while size < 2 * count, size < limit { size *= 2 }
    let needed = min(size, limit)
    buckets = []
    buckets = [UInt64](repeating: 0, count: needed)
    count = 0
  }
}
