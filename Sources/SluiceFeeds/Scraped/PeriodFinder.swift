// Whether the head of a text is a feed without its tags, and in which order its fields come. Reads no values.

import SluiceCore

/// How the fields of a text follow each other.
struct Period {
  var layout: Layout
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
    guard let layout = layout(head) else { return nil }
    let pieces = pieces(head, layout)
    guard anchored(pieces), !isLabelled(head, pieces), !isJournal(pieces) else { return nil }
    var best: (cost: Int32, profile: Profile)?
    for profile in Profile.all {
      guard let cost = cost(pieces, profile, isWhole) else { continue }
      if cost < best?.cost ?? .max { best = (cost, profile) }
    }
    // An order that was learned must be far better than one that is known.
    let known = best?.cost ?? .max
    for learned in LearnedOrder.profiles(pieces) {
      guard let cost = cost(pieces, learned, isWhole), cost + 40 < known, cost < known / 2, cost < best?.cost ?? .max
      else { continue }
      best = (cost, learned)
    }
    guard let best else { return nil }
    return Period(layout: layout, profile: sharpened(best.profile, pieces, isWhole))
  }

  /// What every item of the head has, no later one does without lightly.
  private static func sharpened(_ profile: Profile, _ pieces: [Piece], _ isWhole: Bool) -> Profile {
    let items = sections(pieces, profile, isWhole).sections.filter { $0.isWhole(pieces) }
    guard items.count >= 3 else { return profile }
    var profile = profile
    for place in profile.item.indices where profile.item[place].field != .rest {
      let field = profile.item[place].field
      // The last of two feeds may lack what the first has.
      let count = items.count { $0.first(field) != nil }
      if count * 10 >= items.count * 9 { profile.item[place].missing += 24 }
    }
    return profile
  }

  static func pieces(_ head: Span<UInt8>, _ layout: Layout) -> [Piece] {
    var lexer = PieceLexer(layout, longest: window)
    lexer.cut(head, offset: 0, isFinal: true)
    return lexer.pieces
  }

  /// By where the dates stand: nil when there is none.
  private static func layout(_ head: Span<UInt8>) -> Layout? {
    let running = pieces(head, .running)
    var dates = 0
    var alone = 0
    for (place, piece) in running.enumerated() where piece.kind == .date {
      dates += 1
      if piece.before != .space, place + 1 == running.count || running[place + 1].before != .space { alone += 1 }
    }
    return dates == 0 ? nil : alone * 4 >= dates * 3 ? .lines : .running
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

  /// A mail, a commit or a form says what stands where: `Date: …`. The tags of a feed did, and are gone.
  private static func isLabelled(_ head: Span<UInt8>, _ pieces: [Piece]) -> Bool {
    var anchors = 0
    var labelled = 0
    for piece in pieces where piece.kind == .date || piece.kind == .mail || piece.kind == .url {
      anchors += 1
      var place = piece.start
      while place > 0, head[place - 1] == 0x20 || head[place - 1] == 0x09 { place -= 1 }
      if place > 0, head[place - 1] == 0x3A || head[place - 1] == 0x3D || head[place - 1] == 0x7C { labelled += 1 }
    }
    return labelled * 3 > anchors
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
    sections: [Section], cost: Int32
  ) {
    var alignment = Alignment(profile)
    alignment.begin(atItem: false)
    for piece in pieces { alignment.step(piece.kind, piece.before) }
    let labels = alignment.labels(atEnd: isWhole)
    let all = alignment.sections(of: pieces[...], labels: labels[...], trust: profile.trust)
    return (isWhole ? all : all.dropLast(), alignment.cost(atEnd: isWhole))
  }

  /// What it costs to read the pieces by a profile; nil when the items are not whole by it.
  private static func cost(_ pieces: [Piece], _ profile: Profile, _ isWhole: Bool) -> Int32? {
    let (all, cost) = sections(pieces, profile, isWhole)
    let items = all.filter { $0.kind == .item }
    let whole = items.count { $0.isWhole(pieces) }
    let signed = items.count { item in profile.signs.contains { item.first($0) != nil } }
    guard profile.signs.isEmpty || signed * 2 >= items.count else { return nil }
    let isEnough = whole >= 2 || (whole == 1 && items.count == 1 && isParticular(items[0]))
    guard isEnough, whole * 2 >= items.count else { return nil }
    // Titles that are all the same are no titles.
    let covered = items.reduce(0) { $0 + $1.pieces.count }
    guard covered * 2 >= pieces.count, Int(cost) <= 120 * (items.count + 1) else { return nil }
    return cost
  }

  /// One item alone is one only where its fields are like no other text's.
  private static func isParticular(_ item: Section) -> Bool {
    item.first(.slug) != nil && item.first(.views) != nil && item.first(.thumbnail) != nil
  }
}
