// What repeats from one moment to the next: a cycle of places, and what stands at each in every round. Knows no field,
// and not where in the cycle an item begins.

import SluiceCore

/// What a place in the cycle holds: a run of texts, or anchors of one sort.
enum Shape: UInt8 {
  case moment, address, name, sound, picture, mail, number, clock, mediaType, activity, comments, text

  init(_ kind: PieceKind) {
    self =
      switch kind {
      case .date: .moment
      case .url, .urlAgain, .path, .pathAgain: .address
      case .name: .name
      case .sound: .sound
      case .picture: .picture
      case .mail: .mail
      case .number: .number
      case .clock: .clock
      case .mediaType: .mediaType
      case .activity: .activity
      case .comments: .comments
      case .plainDate, .slug, .code, .language, .word, .phrase, .phraseAgain, .prose, .proseAgain, .term, .person: .text
      }
  }
}

/// Pieces of one shape, one behind the other.
struct Cell {
  var shape: Shape
  var pieces: Range<Int>
}

struct Cycle {
  struct Place {
    var shape: Shape
    /// The rounds that have it, 0 to 1.
    var share: Double
  }

  /// In the order of the text, from a moment on.
  var places: [Place]
  /// For each round the pieces at every place.
  var rounds: [[Range<Int>?]]
  /// Whether a round begins where the one before ended.
  var isNext: [Bool]
  /// What stands before the first moment.
  var lead: [Cell]
  /// The last moment, and what stands behind it.
  var tail: [Cell]

  /// A round of more cells is no item of any program.
  private static let longest = 48
  /// So many rounds tell the order.
  private static let enough = 40
  /// What it costs to have a cell too many, and one too few: a place is in the cycle when two rounds of three have it.
  private static let more = 1
  private static let less = 2

  /// The cycle of the pieces; nil when nothing comes back.
  static func find(_ pieces: [Piece]) -> Cycle? {
    let cells = cells(pieces)
    let moments = cells.indices.filter { cells[$0].shape == .moment }
    guard let first = moments.first, let last = moments.last, moments.count >= 3 else { return nil }
    let one = Array(zip(moments, moments.dropFirst())).map { Array(cells[$0..<$1]) }
    let lead = Array(cells[..<first])
    let tail = Array(cells[last...])
    guard let single = Cycle(one, lead: lead, tail: tail) else { return nil }
    // Two moments an item that do not stand together: every other round is of another order.
    for start in 0..<2 where moments.count >= 6 && single.misfit > 1 {
      let ends = moments.indices.filter { $0 % 2 == start }.map { moments[$0] }
      let two = Array(zip(ends, ends.dropFirst())).map { Array(cells[$0..<$1]) }
      guard let end = ends.last, let begin = ends.first,
        let double = Cycle(two, lead: Array(cells[..<begin]), tail: Array(cells[end...]))
      else { continue }
      let both = double.places.filter { $0.shape == .moment }
      if both.count == 2, double.misfit < single.misfit { return double }
    }
    return single
  }

  /// The cells that rounds have more or less than the cycle, on the average.
  private(set) var misfit = 0.0

  private init?(_ all: [[Cell]], lead: [Cell], tail: [Cell]) {
    self.lead = lead
    self.tail = tail
    places = []
    rounds = []
    isNext = []
    let usable = all.filter { $0.count <= Cycle.longest }.prefix(Cycle.enough).map { $0.map(\.shape) }
    guard usable.count >= 2 else { return nil }
    var best: (distance: Int, shapes: [Shape])?
    var seen: Set<[Shape]> = []
    for candidate in usable where seen.insert(candidate).inserted {
      let distance = usable.reduce(0) { $0 + Cycle.align(candidate, $1).distance }
      if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    guard let best else { return nil }
    misfit = Double(best.distance) / Double(usable.count)
    let shapes = Cycle.widened(best.shapes, usable)
    var counts = Array(repeating: 0, count: shapes.count)
    var wasUsed = false
    for cells in all {
      guard cells.count <= Cycle.longest else {
        wasUsed = false
        continue
      }
      let match = Cycle.align(shapes, cells.map(\.shape)).match
      rounds.append(match.map { $0.map { cells[$0].pieces } })
      isNext.append(wasUsed)
      wasUsed = true
      for (place, cell) in match.enumerated() where cell != nil { counts[place] += 1 }
    }
    places = zip(shapes, counts).map { Place(shape: $0, share: Double($1) / Double(rounds.count)) }
  }

  private static func cells(_ pieces: [Piece]) -> [Cell] {
    var cells: [Cell] = []
    for (place, piece) in pieces.enumerated() {
      var shape = Shape(piece.kind)
      // A moment without its zone counts beside one that has it.
      if piece.kind == .plainDate, cells.last?.shape == .moment { shape = .moment }
      if let last = cells.last, last.shape == shape, shape == .moment || shape == .text {
        cells[cells.count - 1].pieces = last.pieces.lowerBound..<place + 1
      } else {
        cells.append(Cell(shape: shape, pieces: place..<place + 1))
      }
    }
    return cells
  }

  /// The order with what some rounds have besides, where it is not a text that something interrupts.
  private static func widened(_ shapes: [Shape], _ rounds: [[Shape]]) -> [Shape] {
    var found: [[(run: [Shape], count: Int)]] = Array(repeating: [], count: shapes.count + 1)
    for round in rounds {
      let match = align(shapes, round).match
      var place = 0
      var run: [Shape] = []
      func close(_ place: Int) {
        defer { run = [] }
        guard !run.isEmpty, run.count <= 4, !run.contains(.moment) else { return }
        let isBesideText =
          (place > 0 && shapes[place - 1] == .text) || (place < shapes.count && shapes[place] == .text)
        guard !isBesideText || !run.contains(.text) else { return }
        if let known = found[place].firstIndex(where: { $0.run == run }) {
          found[place][known].count += 1
        } else {
          found[place].append((run, 1))
        }
      }
      let taken = Dictionary(
        uniqueKeysWithValues: match.enumerated().compactMap { place, cell in cell.map { ($0, place) } })
      for (cell, shape) in round.enumerated() {
        if let at = taken[cell] {
          close(place)
          place = at + 1
        } else {
          run.append(shape)
        }
      }
      close(place)
    }
    var all: [Shape] = []
    for place in 0...shapes.count {
      // Of equals the first.
      let common = found[place].reversed().max { $0.count < $1.count }
      if let common, common.count >= 2, common.count * 7 >= rounds.count { all += common.run }
      if place < shapes.count { all.append(shapes[place]) }
    }
    return all
  }

  /// Which cell of a round stands at which place, and how far the two are apart.
  private static func align(_ places: [Shape], _ round: [Shape]) -> (distance: Int, match: [Int?]) {
    let width = round.count + 1
    var costs = Array(repeating: 0, count: (places.count + 1) * width)
    for cell in 1..<width { costs[cell] = cell * more }
    for place in 0..<places.count {
      let row = (place + 1) * width
      costs[row] = (place + 1) * less
      for cell in 0..<round.count {
        var best = min(costs[row + cell] + more, costs[row - width + cell + 1] + less)
        if places[place] == round[cell] { best = min(best, costs[row - width + cell]) }
        costs[row + cell + 1] = best
      }
    }
    var match: [Int?] = Array(repeating: nil, count: places.count)
    var place = places.count
    var cell = round.count
    while place > 0, cell > 0 {
      let cost = costs[place * width + cell]
      if places[place - 1] == round[cell - 1], cost == costs[(place - 1) * width + cell - 1] {
        match[place - 1] = cell - 1
        place -= 1
        cell -= 1
      } else if cost == costs[place * width + cell - 1] + more {
        cell -= 1
      } else {
        place -= 1
      }
    }
    return (costs[places.count * width + round.count], match)
  }

  /// How far a run of cells is from some of the places: what optional places cost to do without is little.
  func distance(_ range: Range<Int>, _ cells: some Collection<Cell>) -> Int {
    Cycle.align(places[range].map(\.shape), cells.map(\.shape)).distance
  }
}
