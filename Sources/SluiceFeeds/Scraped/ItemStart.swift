// Where in a cycle the items begin: by what belongs together, by blank lines, by where the text ends, and by what
// most programs write first. Names no field but the title.

import SluiceCore

/// A place in the cycle that holds a line of a text: the first one, or the last one of several.
struct Edge {
  var place: Int
  var isLast: Bool

  /// On a line with the other edges and the places an item may begin at.
  var position: Int { 4 * place + (isLast ? 2 : 0) }
}

/// Where items begin, and which line is their title.
struct ItemStart {
  /// The first place of an item; with `isInside` its last line.
  var place: Int
  var isInside: Bool
  var title: Edge
  /// Whether something says so, and not only custom.
  var isProven: Bool
  /// The place of the address that is made of the title's words.
  var address: Int?
}

/// Weighs what speaks for each place of a cycle.
struct StartFinder {
  let cycle: Cycle
  let pieces: [Piece]
  /// By place: the values of its first piece, and of its last.
  private(set) var first: [Column] = []
  private(set) var last: [Column] = []
  /// Of the bytes of each piece.
  private let hashes: [UInt64]
  /// Two values of one item: the earlier and the later, by their positions; `crosses` when the earlier one stands in
  /// the next round.
  private struct Arc {
    var one: Int
    var other: Int
    var crosses: Bool
    var strength: Double
  }
  private var arcs: [Arc] = []

  init(_ cycle: Cycle, _ pieces: [Piece], _ text: Span<UInt8>) {
    self.cycle = cycle
    self.pieces = pieces
    hashes = pieces.map { Relation.hash(text, $0) }
    for place in cycle.places.indices {
      first.append(Column(cycle.rounds.map { $0[place]?.lowerBound }, pieces, hashes))
      last.append(Column(cycle.rounds.map { $0[place].map { $0.upperBound - 1 } }, pieces, hashes))
    }
  }

  /// Whether a place is one line in nearly all rounds.
  func isOne(_ place: Int) -> Bool {
    let rounds = cycle.rounds.compactMap { $0[place] }
    return rounds.count { $0.count == 1 } * 10 >= rounds.count * 9
  }

  /// Whether lines say the same few things in turn.
  func isFew(_ lines: [Int]) -> Bool { column(of: lines).isFew }

  func column(of lines: [Int?]) -> Column { Column(lines, pieces, hashes) }

  func column(_ edge: Edge) -> Column { edge.isLast ? last[edge.place] : first[edge.place] }

  /// The most likely beginning; nil when no line could be a title.
  mutating func find(_ text: Span<UInt8>, isWhole: Bool) -> ItemStart? {
    var best: (score: Double, edge: Edge, address: Int?)?
    var titleArcs: [Arc] = []
    for place in cycle.places.indices where cycle.places[place].shape == .text && cycle.places[place].share >= 0.6 {
      for isLast in isOne(place) ? [false] : [false, true] {
        let edge = Edge(place: place, isLast: isLast)
        let column = column(edge)
        let relations = relations(edge, text)
        let relation = relations.map(\.strength).max() ?? 0
        guard column.variety > 0.5 || relation > 0.5 else { continue }
        // A line, not a paragraph; each item its own.
        let score =
          16 * relation + 8 * column.share(column.phrases) + 10 * column.variety - 6 * column.share(column.codes)
          + (isOne(place) ? 2 : 0) - 0.01 * Double(place)
        if score > best?.score ?? 8 {
          best = (score, edge, relations.max { $0.strength < $1.strength }?.other)
          titleArcs = relations.map(\.arc)
        }
      }
    }
    guard let best else { return nil }
    arcs = titleArcs + equalities(text)
    var found: (cost: Double, place: Int, isInside: Bool)?
    for place in cycle.places.indices {
      for isInside in best.edge.isLast && best.edge.place == place ? [false, true] : [false] {
        let cost = cost(place, isInside, best.edge, isWhole)
        if cost < found?.cost ?? .infinity { found = (cost, place, isInside) }
      }
    }
    guard let found else { return nil }
    let proven =
      arcs.contains { $0.strength >= 0.6 } || breaks(found.place, .blankLine, isInside: found.isInside) >= 0.8
    return ItemStart(
      place: found.place, isInside: found.isInside, title: best.edge, isProven: proven, address: best.address)
  }

  private struct Related {
    var strength: Double
    var other: Int
    var crosses: Bool
    var arc: Arc
  }

  /// The addresses that are made of the words of a line, in the same round or in the one before or behind it.
  private func relations(_ edge: Edge, _ text: Span<UInt8>) -> [Related] {
    var found: [Related] = []
    let titles = column(edge)
    for place in cycle.places.indices where cycle.places[place].shape == .address {
      let addresses = first[place]
      guard addresses.variety > 0.5 else { continue }
      let position = 4 * place
      func add(_ share: (share: Double, count: Int), _ arc: Arc) {
        guard share.count >= 2, share.share >= 0.3 else { return }
        var arc = arc
        arc.strength = share.share
        found.append(Related(strength: share.share, other: place, crosses: arc.crosses, arc: arc))
      }
      let same = titles.share(with: addresses, shift: 0, cycle.isNext) { Relation.names(text, pieces[$0], pieces[$1]) }
      let low = min(edge.position, position)
      let high = max(edge.position, position)
      add(same, Arc(one: low, other: high, crosses: false, strength: 0))
      if place < edge.place || (place == edge.place && edge.isLast) {
        // The title at the end of a round, its address in the next one.
        let next = titles.share(with: addresses, shift: 1, cycle.isNext) {
          Relation.names(text, pieces[$0], pieces[$1])
        }
        add(next, Arc(one: edge.position, other: position, crosses: true, strength: 0))
      } else {
        let next = addresses.share(with: titles, shift: 1, cycle.isNext) {
          Relation.names(text, pieces[$1], pieces[$0])
        }
        add(next, Arc(one: position, other: edge.position, crosses: true, strength: 0))
      }
    }
    return found
  }

  /// Addresses, and lines, that stand twice in an item.
  private func equalities(_ text: Span<UInt8>) -> [Arc] {
    var found: [Arc] = []
    let places = cycle.places.indices.filter { place in
      let shape = cycle.places[place].shape
      return (shape == .address || shape == .text || shape == .sound) && first[place].variety > 0.5
    }
    for (index, one) in places.enumerated() {
      for other in places[(index + 1)...] where cycle.places[one].shape == cycle.places[other].shape {
        let same = first[one].share(with: first[other], shift: 0, cycle.isNext) {
          Relation.equal(text, pieces[$0], pieces[$1])
        }
        let next = first[other].share(with: first[one], shift: 1, cycle.isNext) {
          Relation.equal(text, pieces[$0], pieces[$1])
        }
        if same.count >= 2, same.share >= 0.5 {
          found.append(Arc(one: 4 * one, other: 4 * other, crosses: false, strength: same.share))
        } else if next.count >= 2, next.share >= 0.5 {
          found.append(Arc(one: 4 * other, other: 4 * one, crosses: true, strength: next.share))
        }
      }
    }
    return found
  }

  // MARK: - What a beginning costs

  private func cost(_ place: Int, _ isInside: Bool, _ title: Edge, _ isWhole: Bool) -> Double {
    let at = isInside ? 4 * place + 1 : 4 * place - 1
    var cost = 0.0
    for arc in arcs {
      let isTogether = arc.crosses ? at < arc.one && at > arc.other : !(arc.one < at && at < arc.other)
      if !isTogether { cost += 14 * arc.strength }
    }
    let isTitle = title.place == place && title.isLast == isInside
    switch cycle.places[place].shape {
    case .text: cost += isTitle ? 0 : 9
    case .name, .address: cost += 6
    case .moment: cost += 8
    default: cost += 11
    }
    // What is not in every round is not what items begin with.
    cost += 8 * (1 - cycle.places[place].share)
    let (level, most) = strongest
    if most >= 0.7 { cost += 16 * (most - breaks(place, level, isInside: isInside)) }
    if isWhole {
      // The last item ends with the text; one that begins with the moment has all of a round behind the last one.
      let end = place == 0 ? cycle.places.count : isInside ? place + 1 : place
      cost += min(5 * Double(cycle.distance(0..<end, cycle.tail)), 20)
    }
    if place > 0 {
      let behind = place..<cycle.places.count
      cost += min(Double(cycle.distance(behind, cycle.lead.suffix(behind.count))), 8)
    }
    return cost
  }

  /// The share of rounds in which a place, or its last line, stands behind a break.
  private func breaks(_ place: Int, _ level: PieceBreak, isInside: Bool = false) -> Double {
    var count = 0
    var all = 0
    for round in cycle.rounds {
      guard let range = round[place] else { continue }
      all += 1
      let first = isInside ? range.upperBound - 1 : range.lowerBound
      if pieces[first].before.rawValue >= level.rawValue { count += 1 }
    }
    return all == 0 ? 0 : Double(count) / Double(all)
  }

  /// The break that some place has in most rounds: blank lines, or line ends where fields stand in one line.
  private var strongest: (level: PieceBreak, most: Double) {
    let blank =
      cycle.places.indices.map { max(breaks($0, .blankLine), breaks($0, .blankLine, isInside: true)) }.max() ?? 0
    if blank >= 0.7 { return (.blankLine, blank) }
    return (.newline, cycle.places.indices.map { breaks($0, .newline) }.max() ?? 0)
  }
}
