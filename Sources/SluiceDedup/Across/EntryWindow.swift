// The entries seen last, in one ring of words. Knows hashes and places; what a repeat means is decided in SeenEntries.

import SluiceCore

/// A window over entries, first in first out, in a stated number of bytes.
///
/// Entries stand one behind the other in a ring of 64-bit words. Tables of buckets lead to the newest key of a bucket, and
/// each key to the next older one of its bucket, as the distance: what lies further back than the window is forgotten
/// with no more work (the chains of LZ77 compressors). An entry costs 3 words, 3 for each key, 2 and its shingles for
/// each description when near repeats are looked for (one more word for those at the front), and its id:
/// 72 bytes and the id for an entry with one description, and 8 bytes of a table for each key.
///
///     entry:     [length | bytes of the id | keys | sets]  [input | index]  [hash of the link]  keys…  id…  sets…
///     key:       [hash, high]  [hash, low]  [distance to the next older | words from the entry's start | kind]
///     set:       [count | count at the front]  [words from the entry's start]  front…  rest…
///     front:     [shingle]  [distance to the next older | words from the set's start]
struct EntryWindow: Sendable {
  /// What a key is of.
  enum Kind: UInt64 {
    case id = 1
    case text
    case story
  }

  /// What is kept of an entry beside its id. Filled again for the next.
  struct Item {
    var input = 0
    var index = 0
    var link: UInt64 = 0
    var keys: [(kind: Kind, hash: TextHash)] = []
    var sets: [[UInt64]] = []

    mutating func begin(input: Int, index: Int, link: UInt64) {
      self.input = input
      self.index = index
      self.link = link
      keys.removeAll(keepingCapacity: true)
      if !sets.isEmpty { sets = [] }
    }
  }

  /// Bytes a window has at least, and at most, so that every distance in it is a number of 32 bits.
  static let least = 4096
  static let most = 32 << 30
  /// Longer ids are not kept: bytes.
  static let longestID = 1024
  /// So many keys of one bucket are looked at. Hashes fill buckets evenly, so that only an input made for it has more.
  static let patience = 64

  private var ring: WordRing
  private(set) var tail = 0
  private var keyTable: BucketTable
  private(set) var shingleTable: BucketTable
  /// How alike two sets are that shall meet.
  let score: Double
  private(set) var evictions = 0
  private var common = CommonShingles()

  /// A window of at most `bytes`; no more is taken than is used. `score` is nil when near repeats are not looked for.
  init(bytes: Int, score: Double?) {
    let bytes = min(max(bytes, EntryWindow.least), EntryWindow.most)
    // Of eight parts the keys' table has one, and the shingles' another: a key is 8 bytes of table and at least 32 of ring.
    ring = WordRing(capacity: bytes / 64 * (score == nil ? 7 : 6))
    keyTable = BucketTable(limit: bytes / 64)
    shingleTable = BucketTable(limit: score == nil ? 0 : bytes / 64)
    self.score = score ?? 1
  }

  /// Bytes in use.
  var bytes: Int { 8 * (ring.count + keyTable.buckets.count + shingleTable.buckets.count) }

  /// The word at a place within the window.
  @inline(__always)
  subscript(_ place: Int) -> UInt64 { ring[place] }

  private var head: Int { ring.head }

  @inline(__always)
  private mutating func put(_ word: UInt64) { ring.put(word) }

  /// Whether an entry stands in the older half of a window that is more than half full: it may be forgotten before the
  /// next of its kind comes.
  func isOld(_ entry: Int) -> Bool {
    head - tail > ring.capacity / 2 && entry - tail < ring.capacity / 2
  }

  // MARK: Finding

  /// The entry that has a key, by the place where it begins.
  func find(_ kind: Kind, _ hash: TextHash) -> Int? {
    var place = keyTable.newest(hash.low)
    for _ in 0..<EntryWindow.patience {
      guard place > tail else { return nil }
      let key = place - 1
      if self[key] == hash.high, self[key + 1] == hash.low, self[key + 2] & 0xF == kind.rawValue {
        return key - Int(self[key + 2] >> 4 & 0xFFF_FFFF)
      }
      let distance = Int(self[key + 2] >> 32)
      if distance == 0 { return nil }
      place -= distance
    }
    return nil
  }

  func input(of entry: Int) -> Int { Int(self[entry + 1] >> 32) }
  func index(of entry: Int) -> Int { Int(self[entry + 1] & 0xFFFF_FFFF) }
  func link(of entry: Int) -> UInt64 { self[entry + 2] }

  /// The id of an entry; nil when it was too long to be kept.
  func id(of entry: Int) -> String? {
    let count = Int(self[entry] >> 16 & 0xFFFF)
    if count == 0 { return nil }
    var place = entry + 3 + 3 * keys(of: entry)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
      var word = self[place]
      for _ in 0..<8 {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
      place += 1
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  private func keys(of entry: Int) -> Int { Int(self[entry] >> 8 & 0xFF) }
  private func sets(of entry: Int) -> Int { Int(self[entry] & 0xFF) }
  private func length(of entry: Int) -> Int { Int(self[entry] >> 32) }

  // MARK: Adding

  /// Adds an entry, and forgets as many as must make room for it.
  mutating func add(_ item: inout Item, id: String) {
    var id = id.utf8.count > EntryWindow.longestID ? "" : id
    var length = EntryWindow.length(of: item, id, score)
    if length > ring.capacity / 4 {
      // What takes so much of the window is kept without what makes it long.
      item.sets = []
      id = ""
      length = EntryWindow.length(of: item, id, score)
    }
    makeRoom(for: length)
    let start = head
    let count = UInt64(id.utf8.count)
    put(UInt64(length) << 32 | count << 16 | UInt64(item.keys.count) << 8 | UInt64(item.sets.count))
    put(UInt64(UInt32(truncatingIfNeeded: item.input)) << 32 | UInt64(UInt32(truncatingIfNeeded: item.index)))
    put(item.link)
    for (kind, hash) in item.keys {
      let distance = keyTable.link(hash.low, head, since: tail)
      let back = UInt64(head - start)
      put(hash.high)
      put(hash.low)
      put(distance << 32 | back << 4 | kind.rawValue)
    }
    id.withUTF8 { bytes in
      for first in stride(from: 0, to: bytes.count, by: 8) {
        var word: UInt64 = 0
        for place in (first..<min(first &+ 8, bytes.count)).reversed() {
          word = word << 8 | UInt64(unsafe bytes[place])
        }
        put(word)
      }
    }
    for set in item.sets { add(order(set), of: start) }
    if keyTable.isFull || shingleTable.isFull { growTables() }
  }

  /// The front of a set and the rest of it, each in ascending order: what many entries share stands in front only where
  /// there is nothing else.
  func order(_ set: [UInt64]) -> (set: [UInt64], front: Int) {
    let front = Shingles.front(of: set.count, score: score)
    if common.isEmpty || !set.contains(where: common.contains) { return (set, front) }
    let ranked = set.filter { !common.contains($0) } + set.filter(common.contains)
    return (ranked[..<front].sorted() + ranked[front...].sorted(), front)
  }

  /// Counts a set that is looked for; what many have goes behind the rest from now on.
  mutating func count(_ set: [UInt64]) { common.count(set) }

  private mutating func add(_ ordered: (set: [UInt64], front: Int), of entry: Int) {
    let (set, front) = ordered
    let start = head
    put(UInt64(set.count) << 32 | UInt64(front))
    put(UInt64(start - entry))
    for place in 0..<front {
      let distance = shingleTable.link(set[place], head, since: tail)
      put(set[place])
      put(distance << 32 | UInt64(head - 1 - start))
    }
    for place in front..<set.count { put(set[place]) }
  }

  private static func length(of item: Item, _ id: String, _ score: Double) -> Int {
    var length = 3 + 3 * item.keys.count + (id.utf8.count + 7) / 8
    for set in item.sets { length += 2 + set.count + Shingles.front(of: set.count, score: score) }
    return length
  }

  /// Entries do not go round the end of the ring: what is left there stands as an entry with nothing in it.
  private mutating func makeRoom(for length: Int) {
    let left = ring.left
    if length > left {
      evict(untilFree: left)
      if left > 0 { put(UInt64(left) << 32) }
      ring.beginLap()
    }
    evict(untilFree: length)
  }

  private mutating func evict(untilFree length: Int) {
    while head + length - tail > ring.capacity {
      if keys(of: tail) > 0 { evictions += 1 }
      keyTable.count -= keys(of: tail)
      for start in setStarts(of: tail) { shingleTable.count -= Int(self[start] & 0xFFFF_FFFF) }
      tail += self.length(of: tail)
    }
  }

  // MARK: Tables

  /// Makes larger tables, the old ones gone before, and leads them along all entries again.
  private mutating func growTables() {
    keyTable.begin()
    shingleTable.begin()
    var entry = tail
    while entry < head {
      for place in 0..<keys(of: entry) {
        let key = entry + 3 + 3 * place
        let distance = keyTable.link(self[key + 1], key, since: tail)
        ring[key + 2] = distance << 32 | ring[key + 2] & 0xFFFF_FFFF
      }
      relinkFronts(of: entry)
      entry += length(of: entry)
    }
  }

  private mutating func relinkFronts(of entry: Int) {
    for start in setStarts(of: entry) {
      for place in 0..<Int(self[start] & 0xFFFF_FFFF) {
        let front = start + 2 + 2 * place
        let distance = shingleTable.link(self[front], front, since: tail)
        ring[front + 1] = distance << 32 | ring[front + 1] & 0xFFFF_FFFF
      }
    }
  }

  private func setStarts(of entry: Int) -> [Int] {
    let count = sets(of: entry)
    if count == 0 { return [] }
    var start = entry + 3 + 3 * keys(of: entry) + (Int(self[entry] >> 16 & 0xFFFF) + 7) / 8
    return (0..<count).map { _ in
      defer { start += 2 + Int(self[start] >> 32) + Int(self[start] & 0xFFFF_FFFF) }
      return start
    }
  }
}
