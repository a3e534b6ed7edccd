// Words that come and go in the order they came. Knows nothing of entries.

/// A ring of 64-bit words in pieces, so that it grows without a copy: what it holds is what it takes.
///
/// Places count all words ever put, so that an older one is always less.
struct WordRing: Sendable {
  private static let bits = 13
  /// Words of a piece: 64 KiB.
  private static let piece = 1 << bits

  private var pieces: [[UInt64]] = []
  /// Words it may have.
  let capacity: Int
  /// Where the next word is put.
  private(set) var head = 0
  /// Where its first word is now.
  private(set) var lap = 0

  init(capacity: Int) { self.capacity = capacity }

  /// Words it has room for as it is.
  var count: Int { pieces.reduce(0) { $0 + $1.count } }

  /// Words left before its end.
  var left: Int { capacity - (head - lap) }

  @inline(__always)
  private func index(_ place: Int) -> Int { place >= lap ? place &- lap : place &- lap &+ capacity }

  @inline(__always)
  subscript(_ place: Int) -> UInt64 {
    get {
      let index = index(place)
      return pieces[index >> WordRing.bits][index & (WordRing.piece - 1)]
    }
    set {
      let index = index(place)
      pieces[index >> WordRing.bits][index & (WordRing.piece - 1)] = newValue
    }
  }

  @inline(__always)
  mutating func put(_ word: UInt64) {
    let index = head &- lap
    if index >> WordRing.bits == pieces.count { grow() }
    pieces[index >> WordRing.bits][index & (WordRing.piece - 1)] = word
    head += 1
  }

  private mutating func grow() {
    let length = min(WordRing.piece, capacity - pieces.count * WordRing.piece)
    pieces.append([UInt64](repeating: 0, count: length))
  }

  /// Goes back to the first word; what is left before the end is as many words that say nothing.
  mutating func beginLap() {
    while left > 0 { put(0) }
    lap = head
  }
}
