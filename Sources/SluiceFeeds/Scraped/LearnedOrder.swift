// An order of fields that no profile has, learned from the text itself: what stands between one date and the next.
// Not trusted as one that is known: its fields are named by what they look like.

/// Learns profiles from items that repeat: one order, and each place an item may begin at.
enum LearnedOrder {
  /// No item of a known program has more fields.
  private static let longest = 24

  static func profiles(_ pieces: [Piece]) -> [Profile] {
    let dates = pieces.indices.filter { place in
      pieces[place].kind == .date && (place == 0 || pieces[place - 1].kind != .date)
    }
    guard dates.count >= 3 else { return [] }
    var stretches: [[ScrapedField]: Int] = [:]
    var order: [[ScrapedField]] = []
    for (start, end) in zip(dates, dates.dropFirst()) where end - start <= 4 * longest {
      let fields = coarse(pieces[start..<end])
      guard fields.count <= longest else { continue }
      if stretches[fields] == nil { order.append(fields) }
      stretches[fields, default: 0] += 1
    }
    // The most common one; of equals, the first.
    guard let common = order.max(by: { stretches[$0, default: 0] < stretches[$1, default: 0] }),
      stretches[common, default: 0] * 2 >= dates.count - 1, stretches[common, default: 0] >= 2
    else { return [] }
    // Where an item begins is not known; an item with its title first is the more likely one.
    return common.indices.sorted { (common[$0] == .title ? 0 : 1, $0) < (common[$1] == .title ? 0 : 1, $1) }.map {
      Profile(name: "learned", head: Profile.plainHead, item: slots(Array(common[$0...] + common[..<$0])), trust: 70)
    }
  }

  /// What each piece could be at first sight; several of one kind in a row are one.
  private static func coarse(_ pieces: ArraySlice<Piece>) -> [ScrapedField] {
    var fields: [ScrapedField] = []
    for piece in pieces {
      let field: ScrapedField =
        switch piece.kind {
        case .date, .plainDate: .published
        case .url, .path, .comments: .link
        case .urlAgain, .pathAgain, .name: .guid
        case .picture: .picture
        case .sound: .enclosure
        case .activity: .verb
        case .mail: .author
        case .number, .code, .language: .number
        case .clock: .duration
        case .mediaType: .enclosureType
        case .slug: .slug
        case .word, .phrase, .phraseAgain: .title
        case .prose, .proseAgain: .description
        }
      if fields.last != field { fields.append(field) }
    }
    return fields
  }

  private static func slots(_ fields: [ScrapedField]) -> [Slot] {
    var named: Set<ScrapedField> = []
    return fields.map { field in
      let isNew = named.insert(field).inserted
      return switch field {
      case .published: isNew ? .published : .updated
      case .link: isNew ? .link : .guid
      case .guid: .guid
      case .picture: .picture
      case .enclosure: .enclosure
      case .verb: .verb
      case .author: .author
      case .duration: .duration
      case .enclosureType: .enclosureType
      case .slug: .slug
      case .title: isNew ? .title : .category
      case .description: isNew ? .description : .content
      default: .number
      }
    }
  }
}

extension Profile {
  /// A head of which nothing is known.
  static let plainHead: [Slot] = [
    .title.missing(20), .link.missing(8), .subtitleOfFeed, .published.missing(2), .headRest,
  ]
}
