// Words that end several runs between anchors: who wrote an item, or what it is about, in a line that nothing else
// parts. Learned from the head of a text; knows no order.

import SluiceCore

/// The few words that come back at the ends of runs, and those that come back before them.
struct Vocabulary: Sendable {
  private var ends: Set<UInt64> = []
  private var fronts: Set<UInt64> = []

  var isEmpty: Bool { ends.isEmpty }

  /// More words than that are a text.
  private static let most = 4

  /// A run of texts without an anchor in it, by the places where its words begin.
  private struct Run {
    var words: [Int]
    var end: Int

    func front(_ count: Int) -> Range<Int>? {
      count <= Vocabulary.most && count < words.count ? words[0]..<words[count] : nil
    }
    func back(_ count: Int) -> Range<Int> { words[words.count - count]..<end }
  }

  /// What comes back in pieces that anchors parted.
  static func learn(_ pieces: [Piece], _ text: Span<UInt8>) -> Vocabulary {
    var vocabulary = Vocabulary()
    for runs in runs(pieces, text).values where runs.count >= 4 { vocabulary.learn(runs, text) }
    return vocabulary
  }

  /// The runs by what stands before and behind them.
  private static func runs(_ pieces: [Piece], _ text: Span<UInt8>) -> [Int: [Run]] {
    var runs: [Int: [Run]] = [:]
    func shape(_ place: Int, isNear: Bool) -> Int {
      pieces.indices.contains(place) && isNear ? Int(Shape(pieces[place].kind).rawValue) : 31
    }
    var start = 0
    while start < pieces.count {
      var end = start + 1
      if pieces[start].kind.isText {
        while end < pieces.count, pieces[end].kind.isText, pieces[end].before == .space { end += 1 }
        let before = shape(start - 1, isNear: pieces[start].before == .space)
        let behind = shape(end, isNear: end < pieces.count && pieces[end].before == .space)
        let range = pieces[start].start..<pieces[end - 1].end
        if range.count < 1024 {
          let words = range.filter { $0 == range.lowerBound || text[$0 - 1].isSpace && !text[$0].isSpace }
          runs[before * 32 + behind, default: []].append(Run(words: words, end: range.upperBound))
        }
      }
      start = end
    }
    return runs
  }

  private mutating func learn(_ runs: [Run], _ text: Span<UInt8>) {
    var endCounts: [UInt64: Int] = [:]
    var frontCounts: [UInt64: Int] = [:]
    for run in runs where run.words.count > 1 {
      for count in 1...min(Vocabulary.most, run.words.count - 1) {
        if let hash = Vocabulary.hash(text, run.back(count)) { endCounts[hash, default: 0] += 1 }
        if let hash = run.front(count).flatMap({ Vocabulary.hash(text, $0) }) { frontCounts[hash, default: 0] += 1 }
      }
    }
    var ends: [UInt64: Int] = [:]
    var fronts: Set<UInt64> = []
    for run in runs where run.words.count > 1 {
      var best: (score: Int, words: Int, end: UInt64, front: UInt64?)?
      for count in 1...min(Vocabulary.most, run.words.count - 1) {
        guard let end = Vocabulary.hash(text, run.back(count)), let often = endCounts[end], often > 1 else { continue }
        let front = run.front(run.words.count - count).flatMap { Vocabulary.hash(text, $0) }
        let before = front.flatMap { frontCounts[$0] } ?? 0
        let score = often + (before > 1 ? before : 0)
        let words = count + (before > 1 ? run.words.count - count : 0)
        if (score, words) > (best?.score ?? 0, best?.words ?? 0) {
          best = (score, words, end, before > 1 ? front : nil)
        }
      }
      guard let best else { continue }
      ends[best.end, default: 0] += 1
      if let front = best.front { fronts.insert(front) }
    }
    let found = ends.values.reduce(0, +)
    guard found * 10 >= runs.count * 6, ends.count * 2 <= runs.count else { return }
    self.ends.formUnion(ends.keys)
    self.fronts.formUnion(fronts)
  }

  /// Where the known words at the end of a run begin; nil when it ends with none.
  func end(of run: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard !ends.isEmpty else { return nil }
    var found: Int?
    var words = 0
    var place = end
    while place > start, words < Vocabulary.most {
      place -= 1
      guard place == start || run[place - 1].isSpace, !run[place].isSpace else { continue }
      words += 1
      guard place > start else { break }
      if let hash = Vocabulary.hash(run, place..<end), ends.contains(hash) { found = place }
      if let hash = Vocabulary.hash(run, trimmed(run, start, place)), fronts.contains(hash) { return place }
    }
    return found
  }

  /// Whether the words come back before others that do.
  func isFront(_ run: Span<UInt8>, _ range: Range<Int>) -> Bool {
    Vocabulary.hash(run, range).map(fronts.contains) ?? false
  }

  private func trimmed(_ run: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var end = end
    while end > start, run[end - 1].isSpace { end -= 1 }
    return start..<end
  }

  /// Nil for what ends a sentence, or is a number.
  private static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
    var end = range.upperBound
    while end > range.lowerBound, text[end - 1].isSpace { end -= 1 }
    guard end > range.lowerBound, end - range.lowerBound <= 64 else { return nil }
    switch text[end - 1] {
    case 0x2E, 0x21, 0x3F, 0x2C, 0x3A, 0x3B, 0x30...0x39: return nil
    default: break
    }
    var hash = ByteHash()
    hash.add(text.extracting(range.lowerBound..<end))
    return hash.value
  }
}
