// Whether the head of a text is a feed without its tags, and in which order its fields come. Reads no values.

import SluiceCore

/// How the fields of a text follow each other.
struct Period {
  var layout: Layout
  /// Whether the moments of its items have no time of day, or no zone.
  var takesDays: Bool
  /// What ends runs within its lines.
  var known = Vocabulary()
  var profile: Profile
}

/// Finds where items repeat, by aligning the head of a text with each profile, and with an order learned from itself.
package enum PeriodFinder {
  /// So much of a text is looked at.
  package static let window = 64 << 10

  /// Whether the head of a text is a feed whose tags were stripped: items that have a title, an address and a moment
  /// each, one like the other.
  package static func isFeed(_ head: Span<UInt8>) -> Bool { find(head) != nil }

  /// The order in the head of a text; what is shorter than the window ends where it ends.
  static func find(_ text: Span<UInt8>) -> Period? {
    let isWhole = text.count < window
    let head = text.extracting(first: min(window, text.count))
    guard let (layout, takesDays) = layout(head) else { return nil }
    var pieces = pieces(head, layout, takesDays)
    guard anchored(pieces), !isLabelled(head, pieces), !isJournal(pieces) else { return nil }
    var best = order(pieces, head, isWhole)
    var known = Vocabulary()
    if layout == .running {
      // Words that come back part the lines further, unless that makes less of them.
      let words = Vocabulary.learn(pieces, head)
      if !words.isEmpty {
        let parted = self.pieces(head, layout, takesDays, words)
        let moments = Int32(pieces.count { $0.kind == .date })
        if let other = order(parted, head, isWhole), best.map({ other.cost <= $0.cost + moments }) ?? true {
          (best, known, pieces) = (other, words, parted)
        }
      }
    }
    guard let best, !isList(head, pieces, best.profile, isWhole) else { return nil }
    return Period(layout: layout, takesDays: takesDays, known: known, profile: sharpened(best.profile, pieces, isWhole))
  }

  /// The cheapest order: one that is known, or the text's own.
  private static func order(
    _ pieces: [Piece], _ head: Span<UInt8>, _ isWhole: Bool
  ) -> (cost: Int32, profile: Profile)? {
    var best: (cost: Int32, profile: Profile)?
    for profile in Profile.all {
      guard let cost = cost(pieces, profile, isWhole) else { continue }
      if cost < best?.cost ?? .max { best = (cost, profile) }
    }
    // Of an order that is known and one that was learned, the known one says more where both fit nearly as well.
    let moments = pieces.count { $0.kind == .date }
    let least = (best?.cost ?? .max) - 60 - 3 * Int32(moments)
    for learned in LearnedOrder.profiles(pieces, head, isWhole: isWhole) {
      guard let cost = cost(pieces, learned, isWhole), cost < least, cost < best?.cost ?? .max else { continue }
      best = (cost, learned)
    }
    return best
  }

  /// What every item of the head has, no later one does without lightly.
  private static func sharpened(_ profile: Profile, _ pieces: [Piece], _ isWhole: Bool) -> Profile {
    let items = sections(pieces, profile, isWhole).sections.filter { $0.isWhole(pieces) }
    var profile = profile
    guard items.count >= 3 else {
      // Two items may be alike by chance, where no sign says whose they are.
      if profile.signs.isEmpty { profile.trust = min(profile.trust, 90) }
      return profile
    }
    for place in profile.item.indices where profile.item[place].field != .rest {
      let field = profile.item[place].field
      // The last of two feeds may lack what the first has.
      let count = items.count { $0.first(field) != nil }
      if count * 10 >= items.count * 9 { profile.item[place].missing += 24 }
    }
    return profile
  }

  private static func pieces(
    _ head: Span<UInt8>, _ layout: Layout, _ takesDays: Bool, _ known: Vocabulary = Vocabulary()
  ) -> [Piece] {
    var lexer = PieceLexer(layout, longest: window, takesDays: takesDays, known: known)
    lexer.cut(head, offset: 0, isFinal: true)
    return lexer.pieces
  }

  /// By where the dates stand: nil when there is none. Days count where no moment is to be had, each on its own line.
  private static func layout(_ head: Span<UInt8>) -> (Layout, takesDays: Bool)? {
    let running = pieces(head, .running, false)
    var dates = 0
    var alone = 0
    for (place, piece) in running.enumerated() where piece.kind == .date {
      dates += 1
      if piece.before != .space, place + 1 == running.count || running[place + 1].before != .space { alone += 1 }
    }
    let layout: Layout = alone * 4 >= dates * 3 ? .lines : .running
    if dates >= 3 { return (layout, false) }
    let days = pieces(head, .lines, false).count { $0.kind == .plainDate }
    if days >= 3 { return (.lines, true) }
    return dates > 0 ? (layout, false) : nil
  }

  /// Dates and addresses that stand by themselves.
  private static func anchored(_ pieces: [Piece]) -> Bool {
    var dates = 0
    var addresses = 0
    for piece in pieces {
      if piece.kind == .date { dates += 1 }
      if piece.kind.isURL || piece.kind.isPath || piece.kind == .name { addresses += 1 }
    }
    return dates >= 2 && addresses >= 2
  }

  /// A mail, a commit or a form says what stands where, as in `Date: …`, and a changelog who wrote it, as in
  /// `<ann@example.org>  Tue, …`. The tags of a feed did, and are gone.
  private static func isLabelled(_ head: Span<UInt8>, _ pieces: [Piece]) -> Bool {
    var anchors = 0
    var labelled = 0
    for piece in pieces where piece.kind == .date || piece.kind == .mail || piece.kind == .url {
      anchors += 1
      var place = piece.start
      while place > 0, head[place - 1] == 0x20 || head[place - 1] == 0x09 { place -= 1 }
      guard place > 2 else { continue }
      switch head[place - 1] {
      case 0x3A, 0x3D, 0x7C: labelled += 1
      case 0x3E where head[place - 2] != 0x5D || head[place - 3] != 0x5D: labelled += 1
      default: break
      }
    }
    return labelled * 3 > anchors
  }

  /// A changelog has a bullet before what would be its titles.
  private static func isList(_ head: Span<UInt8>, _ pieces: [Piece], _ profile: Profile, _ isWhole: Bool) -> Bool {
    let titles = sections(pieces, profile, isWhole).sections.compactMap { $0.kind == .item ? $0.first(.title) : nil }
    let bullets = titles.count { title in
      let start = pieces[title.pieces.lowerBound].start
      guard start + 1 < head.count, head[start + 1].isSpace else { return false }
      return head[start] == 0x2A || head[start] == 0x2D || head[start] == 0x2B
    }
    return bullets * 3 > titles.count
  }

  /// A journal begins every line with the moment, and says behind it what happened.
  private static func isJournal(_ pieces: [Piece]) -> Bool {
    var lines = 0
    var dated = 0
    for (place, piece) in pieces.enumerated() where piece.before != .space {
      lines += 1
      if piece.kind == .date, place + 1 < pieces.count, pieces[place + 1].before == .space { dated += 1 }
    }
    return lines >= 3 && dated * 5 >= lines * 4
  }

  /// The sections of the pieces by a profile, and what they cost; where the text goes on, without the last, which is cut.
  private static func sections(_ pieces: [Piece], _ profile: Profile, _ isWhole: Bool) -> (
    sections: [Section], cost: Int32, texts: Int32
  ) {
    var alignment = Alignment(profile)
    alignment.begin(atItem: false)
    for piece in pieces { alignment.step(piece.kind, piece.before) }
    let labels = alignment.labels(atEnd: isWhole)
    let all = alignment.sections(of: pieces[...], labels: labels[...], trust: profile.trust)
    return (isWhole ? all : all.dropLast(), alignment.cost(atEnd: isWhole), alignment.costOfTexts(pieces, labels))
  }

  /// What it costs to read the pieces by a profile; nil when the items are not whole by it.
  private static func cost(_ pieces: [Piece], _ profile: Profile, _ isWhole: Bool) -> Int32? {
    let (all, cost, texts) = sections(pieces, profile, isWhole)
    let items = all.filter { $0.kind == .item }
    let whole = items.count { $0.isWhole(pieces) }
    let signed = items.count { item in profile.signs.contains { isTold($0, item, pieces, profile) } }
    guard profile.signs.isEmpty || signed * 2 >= items.count else { return nil }
    let isEnough = whole >= 2 || (whole == 1 && items.count == 1 && isParticular(items[0]))
    guard isEnough, whole * 2 >= items.count else { return nil }
    // Titles that are all the same are no titles.
    let covered = items.reduce(0) { $0 + $1.pieces.count }
    // How long a text is says nothing of how well its item fits.
    guard covered * 2 >= pieces.count, Int(cost - texts) <= 120 * (items.count + 1) else { return nil }
    return cost
  }

  /// Whether an item has a field, and its piece is of a kind that costs it nothing.
  private static func isTold(_ field: ScrapedField, _ item: Section, _ pieces: [Piece], _ profile: Profile) -> Bool {
    guard let place = item.first(field)?.pieces.lowerBound else { return false }
    return profile.item.contains { $0.field == field && $0.costs[Int(pieces[place].kind.rawValue)] == 0 }
  }

  /// One item alone is one only where its fields are like no other text's.
  private static func isParticular(_ item: Section) -> Bool {
    item.first(.slug) != nil && item.first(.views) != nil && item.first(.thumbnail) != nil
  }
}
