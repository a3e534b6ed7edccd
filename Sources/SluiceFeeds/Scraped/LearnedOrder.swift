// An order of fields that no profile has, learned from the text itself: the places of a cycle, named by what they look
// like in all rounds. Not where an item begins, and not the alignment of the text with it.

import SluiceCore

/// Names the places of a cycle, from where its items begin.
struct LearnedOrder {
  private let cycle: Cycle
  private let finder: StartFinder
  private let start: ItemStart
  private var slots: [Slot] = []
  private var hasLink = false
  private var hasDate = false
  private var hasText = false

  /// The orders that the pieces could be in, with each head that is known; none when nothing comes back.
  static func profiles(_ pieces: [Piece], _ text: Span<UInt8>, isWhole: Bool) -> [Profile] {
    let pieces = merged(pieces)
    guard let cycle = Cycle.find(pieces) else { return [] }
    var finder = StartFinder(cycle, pieces, text)
    guard let start = finder.find(text, isWhole: isWhole) else { return [] }
    var order = LearnedOrder(cycle: cycle, finder: finder, start: start)
    let item = order.named(pieces, text)
    let trust: Int32 = start.isProven ? 90 : 75
    return Profile.heads.map { Profile(name: "learned", head: $0, item: item, trust: trust) }
  }

  /// A few words in a line are one text here.
  private static func merged(_ pieces: [Piece]) -> [Piece] {
    var merged: [Piece] = []
    for piece in pieces {
      if piece.before == .space, !piece.isBehindSection, let last = merged.last, isWords(last), isWords(piece) {
        merged[merged.count - 1].end = piece.end
        merged[merged.count - 1].kind = .phrase
      } else {
        merged.append(piece)
      }
    }
    return merged
  }

  private static func isWords(_ piece: Piece) -> Bool {
    switch piece.kind {
    case .word, .language, .phrase, .phraseAgain: true
    default: false
    }
  }

  private init(cycle: Cycle, finder: StartFinder, start: ItemStart) {
    self.cycle = cycle
    self.finder = finder
    self.start = start
  }

  private mutating func named(_ pieces: [Piece], _ text: Span<UInt8>) -> [Slot] {
    let count = cycle.places.count
    if start.isInside { slots.append(.title) }
    let from = start.isInside ? start.place + 1 : start.place
    for step in 0..<count {
      let place = (from + step) % count
      let shape = cycle.places[place].shape
      let before = slots.count
      switch shape {
      case .text: name(run: place, pieces, text)
      case .moment: name(moment: place, pieces, text, in: from)
      case .address: name(address: place, pieces, text)
      case .name: slots.append(.atomID)
      case .sound: slots.append(.enclosure)
      case .picture: slots.append(isAttached(place) ? .enclosure.missing(2) : .picture)
      case .mail: slots.append(.author)
      case .number: slots.append(isAttached(place) ? .enclosureLength : .number)
      case .clock: slots.append(.duration)
      case .mediaType: slots.append(.enclosureType)
      case .activity: slots.append(.verb)
      case .comments: slots.append(slots.contains { $0.field == .commentsPage } ? .commentFeed : .commentsPage)
      }
      // What some rounds lack is missed by none.
      let share = cycle.places[place].share
      if share < 0.8 {
        for slot in before..<slots.count where slots[slot].field != .title {
          slots[slot].missing = min(slots[slot].missing, share < 0.5 ? 2 : 8)
        }
      }
    }
    slots.append(.besides)
    return slots
  }

  /// Whether a place stands beside a sound or a media type.
  private func isAttached(_ place: Int) -> Bool {
    let count = cycle.places.count
    return [place + 1, place + count - 1].contains {
      let shape = cycle.places[$0 % count].shape
      return shape == .mediaType || shape == .sound
    }
  }

  private mutating func name(moment place: Int, _ pieces: [Piece], _ text: Span<UInt8>, in from: Int) {
    let rounds = cycle.rounds.compactMap { $0[place] }
    let isTwo = rounds.count { $0.count >= 2 } * 2 >= rounds.count
    guard !hasDate else {
      slots.append(.updated.missing(8))
      return
    }
    hasDate = true
    if isTwo {
      slots += [.firstDate.missing(60), .updated.missing(16)]
      return
    }
    // RFC 4287 asks for `updated`, and a name for an id; its program writes both ahead of the text.
    let isNumbers = rounds.count { text[pieces[$0.lowerBound].start + 3].isDigit } * 2 >= rounds.count
    let hasName = cycle.places.contains { $0.shape == .name }
    let isOther = cycle.places.count { $0.shape == .moment } > 1
    if isNumbers, !isOther, hasName || (!hasText && hasText(behind: place, from, pieces)) {
      slots.append(.updated.missing(60))
    } else {
      slots.append(isNumbers || isOther ? .firstDate.missing(60) : .published)
    }
  }

  /// Whether more than words stands between a place and the end of the item.
  private func hasText(behind place: Int, _ from: Int, _ pieces: [Piece]) -> Bool {
    let count = cycle.places.count
    var at = (place + 1) % count
    while at != from % count {
      if at != start.title.place, finder.first[at].proses * 3 > finder.first[at].count { return true }
      at = (at + 1) % count
    }
    return false
  }

  private mutating func name(address place: Int, _ pieces: [Piece], _ text: Span<UInt8>) {
    let column = finder.first[place]
    guard !column.isFew else {
      slots.append(.authorPage)
      return
    }
    if hasLink {
      slots.append(.guid)
      return
    }
    // Where another address is made of the title's words, that is the link.
    if let better = start.address, better != place {
      let isSame = column.share(with: finder.first[better], shift: 0, cycle.isNext) {
        Relation.equal(text, pieces[$0], pieces[$1])
      }
      if isSame.share < 0.5 {
        slots.append(cycle.places.contains { $0.shape == .name } ? .authorPage : .guid)
        return
      }
    }
    hasLink = true
    slots.append(.link)
  }

  // MARK: - Runs of texts

  /// The lines of a run: its title at one end, and what else there is by how the lines look that stand first, and last,
  /// in every round.
  private mutating func name(run place: Int, _ pieces: [Piece], _ text: Span<UInt8>) {
    let isTitle = start.title.place == place
    if isTitle, !start.title.isLast { slots.append(.title) }
    defer { if isTitle, start.title.isLast, !start.isInside { slots.append(.title) } }
    var lines: [[Int]?] = []
    for range in cycle.rounds.map({ $0[place] }) {
      var rest = range.map(Array.init) ?? []
      if isTitle, !rest.isEmpty { rest.remove(at: start.title.isLast ? rest.count - 1 : 0) }
      lines.append(range == nil || rest.isEmpty ? nil : rest)
    }
    let some = lines.count { $0 != nil }
    guard some * 8 >= lines.count, some > 0 else { return }
    let isOptional = some * 10 < lines.count * 8
    let before = slots.count
    name(lines: &lines, pieces, text)
    if isOptional { for slot in before..<slots.count { slots[slot].missing = min(slots[slot].missing, 2) } }
  }

  private mutating func name(lines: inout [[Int]?], _ pieces: [Piece], _ text: Span<UInt8>) {
    while let slot = field(of: lines.map { $0?.first }, lines, pieces, text, isFirst: true) {
      slots.append(slot)
      for round in lines.indices { lines[round] = LearnedOrder.some(lines[round]?.dropFirst()) }
    }
    var behind: [Slot] = []
    while lines.contains(where: { $0?.count ?? 0 > 1 }),
      let slot = field(of: lines.map { $0?.last }, lines, pieces, text, isFirst: false)
    {
      behind.insert(slot, at: 0)
      for round in lines.indices { lines[round] = LearnedOrder.some(lines[round]?.dropLast()) }
    }
    defer { slots += behind }
    let all = lines.flatMap { $0 ?? [] }
    guard all.count * 8 >= lines.count else { return }
    let proses = all.count { pieces[$0].kind == .prose || pieces[$0].kind == .proseAgain }
    let words = all.count { pieces[$0].count < 40 && pieces[$0].kind != .prose }
    let isMany = lines.count { $0?.count ?? 0 > 1 } * 3 >= lines.count
    if proses * 10 < all.count, words * 10 > all.count * 7, finder.isFew(all) || isMany {
      slots.append(.category)
      return
    }
    slots += hasText ? [.contentApart] : [.description, .content]
    hasText = true
    // A word between the summary and the whole text: who wrote it.
    let second = lines.map { $0.flatMap { $0.count > 2 ? $0[1] : nil } }
    if let slot = field(of: second, lines, pieces, text, isFirst: false) { slots += [slot, .contentApart] }
  }

  private static func some(_ lines: ArraySlice<Int>?) -> [Int]? { lines.flatMap { $0.isEmpty ? nil : Array($0) } }

  /// The field that the lines of a column are, one a round; nil when they may be a text, or are not in every round.
  private func field(
    of values: [Int?], _ lines: [[Int]?], _ pieces: [Piece], _ text: Span<UInt8>, isFirst: Bool
  ) -> Slot? {
    let column = finder.column(of: values)
    let rounds = lines.count
    guard column.count * 10 >= rounds * 7, column.share(column.proses) < 0.3 else { return nil }
    let titles = finder.column(start.title)
    let again = column.share(with: titles, shift: 0, cycle.isNext) { Relation.equal(text, pieces[$0], pieces[$1]) }
    if again.share >= 0.6 { return .titleAgain }
    if column.share(column.codes) >= 0.7 { return .guid }
    let people = values.count {
      $0.map { TextKinds.isPerson(text.extracting(pieces[$0].start..<pieces[$0].end)) } ?? false
    }
    var isPerson = column.share(people) >= 0.6 && column.variety < 0.95
    let terms = values.count { $0.map { pieces[$0].kind == .term || pieces[$0].kind == .person } ?? false }
    guard column.isFew || isPerson || column.share(terms) >= 0.5 else { return nil }
    // One word ahead of others is who wrote it.
    if isFirst, !isPerson {
      let others = lines.flatMap { $0?.dropFirst() ?? [] }
      let words = others.count { pieces[$0].count < 40 && pieces[$0].kind != .prose }
      isPerson = others.count * 2 >= rounds && words * 10 > others.count * 7
    }
    let isCreator = isPerson && !slots.contains { $0.field == .creator }
    let isEach = column.count * 10 >= rounds * 9
    return isCreator ? .creator.missing(isEach ? 20 : 5) : .category.missing(isEach ? 20 : 2)
  }
}

extension Profile {
  /// The heads that are known, and one of which nothing is known.
  static let heads: [[Slot]] = [
    Profile.named("rss").head, Profile.named("atom").head,
    [.title.missing(20), .link.missing(8), .subtitleOfFeed, .published.missing(2), .headRest],
  ]

  private static func named(_ name: String) -> Profile { all.first { $0.name == name } ?? all[0] }
}
