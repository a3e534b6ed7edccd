// The cheapest way to read pieces as the fields of a profile, by dynamic programming. It looks at kinds alone, never at
// bytes, and writes nothing.

/// Aligns pieces with one profile; its states are the slots of the head, those of the items, and none of them.
///
/// A section is a head, an item, or a run of what is neither. Time is linear in the pieces, with the number of slots
/// as its factor.
struct Alignment {
  /// What a piece became.
  struct Label {
    var state: Int
    /// It goes on with the value of the piece before.
    var isJoined: Bool
    /// A section begins with it.
    var isFirst: Bool
  }

  let slots: [Slot]
  private let tables: Tables
  var headCount: Int { tables.headCount }
  /// The state of what belongs nowhere.
  let nowhere: Int
  private let stateCount: Int
  /// The profile by numbers, a row a state.
  private struct Tables {
    var headCount: Int
    var costs: [Int32] = []
    var joins: [Int32] = []
    /// What it costs to have left out all slots of the section before this one.
    var prefix: [Int32] = []
    var missing: [Int32] = []
    var others: [Int32] = []
    var lines: [Int32] = []

    init(_ slots: [Slot], headCount: Int) {
      self.headCount = headCount
      for (place, slot) in slots.enumerated() {
        costs += slot.costs
        joins += slot.joins.isEmpty ? Array(repeating: Slot.never, count: Alignment.kinds) : slot.joins
        let isFirst = place == 0 || place == headCount
        prefix.append(isFirst ? 0 : prefix[place - 1] + missing[place - 1])
        missing.append(slot.missing)
        others.append(slot.another)
        lines.append(slot.lines)
      }
    }
  }

  /// A piece as it comes.
  private struct Step {
    var kind: PieceKind
    var gap: PieceBreak
    var count: Int
    var isLate: Bool
    var row: Int
  }

  /// What it costs to leave out what most feeds leave out; a section pays that back, so that it is no reason to be in
  /// another one.
  private let headUsual: Int32
  private let itemUsual: Int32
  private let headTotal: Int32
  private let itemTotal: Int32

  /// The cheapest way into a state.
  private struct Cell {
    var cost = Slot.never
    /// Sections that ended on it.
    var ended: Int32 = 0
    /// With which pieces the last ones did.
    var lastEnd: Int32 = 0
    var nextToLastEnd: Int32 = 0
  }

  private var now: [Cell]
  private var before: [Cell]
  private var backs: [UInt16] = []
  private(set) var count = 0
  private var isAtItem = false
  private var lastGap = PieceBreak.space

  private static let kinds = PieceKind.allCases.count
  private static let joined: UInt16 = 0x100
  private static let first: UInt16 = 0x200
  private static let blankInside: Int32 = 4
  private static let enterNowhere: Int32 = 40
  private static let stayNowhere: Int32 = 18
  private static let newHead: Int32 = 45
  private static let headless: Int32 = 60

  init(_ profile: Profile) {
    slots = profile.head + profile.item
    tables = Tables(slots, headCount: profile.head.count)
    nowhere = slots.count
    stateCount = slots.count + 1
    headUsual = profile.head.reduce(0) { $0 + ($1.missing < 10 ? $1.missing : 0) }
    itemUsual = profile.item.reduce(0) { $0 + ($1.missing < 10 ? $1.missing : 0) }
    headTotal = profile.head.reduce(0) { $0 + $1.missing }
    itemTotal = profile.item.reduce(0) { $0 + $1.missing }
    now = Array(repeating: Cell(), count: stateCount)
    before = now
  }

  /// Forgets all pieces; the next is the first of a head, or of an item when one is due.
  mutating func begin(atItem: Bool) {
    count = 0
    backs.removeAll(keepingCapacity: true)
    isAtItem = atItem
  }

  /// Takes the next piece.
  mutating func step(_ kind: PieceKind, _ gap: PieceBreak) {
    swap(&now, &before)
    let (item, head, none) = entries(gap)
    let row = backs.count
    backs.append(contentsOf: repeatElement(0, count: stateCount))
    let piece = Step(kind: kind, gap: gap, count: count, isLate: count > 0 || isAtItem, row: row)
    Alignment.walk(0..<headCount, head, piece, tables, before, into: &now, &backs)
    Alignment.walk(headCount..<nowhere, item, piece, tables, before, into: &now, &backs)
    // What is neither.
    var best = none
    best.cost += Alignment.stayNowhere
    if count > 0, before[nowhere].cost + Alignment.stayNowhere < best.cost {
      best = Way(cost: before[nowhere].cost + Alignment.stayNowhere, from: nowhere, flags: Alignment.joined)
    }
    now[nowhere] = Alignment.cell(best, before.span, Int32(count))
    backs[row + nowhere] = UInt16(truncatingIfNeeded: best.from) | best.flags
    lastGap = gap
    count += 1
  }

  private struct Way {
    var cost: Int32
    var from: Int
    var flags: UInt16
  }

  /// The cheapest ways to begin an item, a head, or what is neither.
  private func entries(_ gap: PieceBreak) -> (item: Way, head: Way, none: Way) {
    if count == 0 {
      func start(_ cost: Int32) -> Way { Way(cost: cost, from: 0xFF, flags: Alignment.first) }
      return isAtItem
        ? (start(-itemUsual), start(Alignment.newHead - headUsual), start(Alignment.enterNowhere))
        : (start(headTotal - headUsual - itemUsual), start(-headUsual), start(headTotal + Alignment.enterNowhere))
    }
    // An item seldom begins within a line, and hardly behind the first piece of one.
    let wrap: Int32 = gap == .space ? (lastGap == .space ? 6 : 18) : 0
    let headEnd = cheapestEnd(0..<headCount, headTotal)
    let itemEnd = cheapestEnd(headCount..<nowhere, itemTotal)
    var item = Way(cost: itemEnd.cost + wrap, from: itemEnd.from, flags: Alignment.first)
    if headEnd.cost < item.cost { item = headEnd }
    if before[nowhere].cost < item.cost {
      item = Way(cost: before[nowhere].cost, from: nowhere, flags: Alignment.first)
    }
    var head = itemEnd
    if before[nowhere].cost < head.cost {
      head = Way(cost: before[nowhere].cost, from: nowhere, flags: Alignment.first)
    }
    head.cost += Alignment.newHead - headUsual
    item.cost -= itemUsual
    var none = itemEnd.cost < headEnd.cost ? itemEnd : headEnd
    none.cost += Alignment.enterNowhere
    return (item, head, none)
  }

  private func cheapestEnd(_ states: Range<Int>, _ total: Int32) -> Way {
    let before = before.span
    let prefix = tables.prefix.span
    let missing = tables.missing.span
    var best = Way(cost: Slot.never, from: 0xFF, flags: Alignment.first)
    for state in states {
      let cost = before[state].cost + total - prefix[state] - missing[state]
      if cost < best.cost { best = Way(cost: cost, from: state, flags: Alignment.first) }
    }
    return best
  }

  /// Every slot of a section, by the cheapest of: the slot goes on, has another value, follows one before it, begins
  /// the section.
  private static func walk(
    _ states: Range<Int>, _ enter: Way, _ piece: Step, _ tables: Tables, _ before: [Cell], into now: inout [Cell],
    _ backs: inout [UInt16]
  ) {
    let column = Int(piece.kind.rawValue)
    let isLate = piece.isLate
    let blank = piece.gap == .blankLine ? Alignment.blankInside : 0
    let count = Int32(piece.count)
    let kinds = Alignment.kinds
    let headCount = tables.headCount
    let before = before.span
    let costs = tables.costs.span
    let joins = tables.joins.span
    let prefix = tables.prefix.span
    let missing = tables.missing.span
    let others = tables.others.span
    let lines = tables.lines.span
    let row = piece.row
    let gap = piece.gap
    var now = now.mutableSpan
    var backs = backs.mutableSpan
    var behind = Way(cost: Slot.never, from: 0xFF, flags: 0)
    for state in states {
      let place = state * kinds + column
      let cost = costs[place]
      var best = Way(cost: enter.cost + prefix[state] + cost, from: enter.from, flags: enter.flags)
      // A head in the middle is one only with its title.
      if isLate, state > 0, state < headCount { best.cost += Alignment.headless }
      if count > 0 {
        let own = before[state].cost
        let follows = behind.cost + prefix[state] + cost + blank
        if follows < best.cost { best = Way(cost: follows, from: behind.from, flags: 0) }
        let again = own + others[state] + cost + blank
        if again < best.cost { best = Way(cost: again, from: state, flags: 0) }
        let goesOn = own + joins[place] + (gap == .space ? 0 : lines[state] + blank)
        if goesOn < best.cost { best = Way(cost: goesOn, from: state, flags: Alignment.joined) }
        let left = own - prefix[state] - missing[state]
        if left < behind.cost { behind = Way(cost: left, from: state, flags: 0) }
      }
      now[state] = Alignment.cell(best, before, count)
      backs[row + state] = UInt16(truncatingIfNeeded: best.from) | best.flags
    }
  }

  @inline(__always)
  private static func cell(_ way: Way, _ before: Span<Cell>, _ count: Int32) -> Cell {
    guard count > 0, way.from < before.count else { return Cell(cost: min(way.cost, Slot.never)) }
    var cell = before[way.from]
    cell.cost = min(way.cost, Slot.never)
    guard way.flags & first != 0 else { return cell }
    cell.ended += 1
    cell.nextToLastEnd = cell.lastEnd
    cell.lastEnd = count
    return cell
  }

  // MARK: - The way taken

  /// The state of the cheapest way so far; at the end of the text, with what its section still lacks.
  private func best(atEnd: Bool) -> Int {
    var best = nowhere
    var cost = now[nowhere].cost
    for state in 0..<nowhere {
      var here = now[state].cost
      if atEnd { here += (state < headCount ? headTotal : itemTotal) - tables.prefix[state] - tables.missing[state] }
      if here < cost {
        cost = here
        best = state
      }
    }
    return best
  }

  /// What the cheapest way costs.
  func cost(atEnd: Bool) -> Int32 {
    let state = best(atEnd: atEnd)
    guard atEnd, state != nowhere else { return now[state].cost }
    return now[state].cost + (state < headCount ? headTotal : itemTotal) - tables.prefix[state] - tables.missing[state]
  }

  /// How many sections ended on the cheapest way, and with which piece the last but one did: what stands before it is
  /// not looked at again.
  var ended: (sections: Int, settled: Int) {
    guard count > 0 else { return (0, 0) }
    let cell = now[best(atEnd: false)]
    return (Int(cell.ended), Int(cell.nextToLastEnd))
  }

  /// What every piece is on the cheapest way.
  func labels(atEnd: Bool) -> [Label] {
    var labels: [Label] = []
    labels.reserveCapacity(count)
    var state = best(atEnd: atEnd)
    for place in stride(from: count - 1, through: 0, by: -1) {
      let back = backs[place * stateCount + state]
      labels.append(
        Label(
          state: state, isJoined: back & Alignment.joined != 0, isFirst: place == 0 || back & Alignment.first != 0))
      state = Int(back & 0xFF)
    }
    return labels.reversed()
  }

  /// What a piece of a kind costs in a slot, as its first or a further one.
  func cost(_ kind: PieceKind, in state: Int, isJoined: Bool) -> Int32 {
    let place = state * Alignment.kinds + Int(kind.rawValue)
    return isJoined ? tables.joins[place] : tables.costs[place]
  }

  /// What the pieces cost that go on with a value.
  func costOfTexts(_ pieces: [Piece], _ labels: [Label]) -> Int32 {
    var sum: Int32 = 0
    for (label, piece) in zip(labels, pieces) where label.isJoined && label.state != nowhere {
      sum += cost(piece.kind, in: label.state, isJoined: true)
      if piece.before != .space { sum += tables.lines[label.state] }
      if piece.before == .blankLine { sum += Alignment.blankInside }
    }
    return sum
  }
}
