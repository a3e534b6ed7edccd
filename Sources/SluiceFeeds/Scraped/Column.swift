// What the values of one place in a cycle have in common: how many differ, how long they are, whether an address is
// made of them. Knows no order.

import SluiceCore

/// The values at one place, a piece a round; nil where a round has none.
struct Column {
  var pieces: [Int?]
  /// Rounds that have a value.
  private(set) var count = 0
  /// Different values.
  private(set) var distinct = 0
  /// Values by kind: one line of a few words; more than that; a token with digits.
  private(set) var phrases = 0
  private(set) var proses = 0
  private(set) var codes = 0

  /// `hashes` has one of each piece's bytes.
  init(_ values: [Int?], _ pieces: [Piece], _ hashes: [UInt64]) {
    self.pieces = values
    var seen: Set<UInt64> = []
    for case let place? in values {
      count += 1
      seen.insert(hashes[place])
      switch pieces[place].kind {
      case .prose, .proseAgain: proses += 1
      case .code, .slug, .name: codes += 1
      case .word, .phrase, .phraseAgain, .language, .plainDate, .term, .person: phrases += 1
      default: break
      }
    }
    distinct = seen.count
  }

  /// Values that differ, of all: 1 when no two are the same.
  var variety: Double { count == 0 ? 0 : Double(distinct) / Double(count) }
  func share(_ part: Int) -> Double { count == 0 ? 0 : Double(part) / Double(count) }

  /// Whether it says the same in most rounds, or the same few things in turn.
  var isFew: Bool { count >= 3 && (distinct == 1 || variety <= 0.5) }

  /// Of the rounds where both have a value, how many have values that belong together; `shift` looks for the other one
  /// so many rounds later.
  func share(
    with other: Column, shift: Int, _ isNext: [Bool], _ together: (Int, Int) -> Bool
  ) -> (share: Double, count: Int) {
    var both = 0
    var related = 0
    for round in pieces.indices {
      let next = round + shift
      guard next < other.pieces.count, shift == 0 || isNext[next], let one = pieces[round],
        let two = other.pieces[next]
      else { continue }
      both += 1
      if together(one, two) { related += 1 }
    }
    return (both == 0 ? 0 : Double(related) / Double(both), both)
  }
}

/// Whether values belong together, by their bytes.
enum Relation {
  static func hash(_ text: Span<UInt8>, _ piece: Piece) -> UInt64 {
    var hash = ByteHash()
    hash.add(text.extracting(piece.start..<min(piece.end, piece.start + 512)))
    return hash.value ^ UInt64(truncatingIfNeeded: piece.count)
  }

  static func equal(_ text: Span<UInt8>, _ one: Piece, _ other: Piece) -> Bool {
    guard one.count == other.count else { return false }
    for place in 0..<one.count where text[one.start + place] != text[other.start + place] { return false }
    return true
  }

  /// Whether an address is made of a title's words: `/2020/sieving-at-night` of “Sieving at Night!”
  static func names(_ text: Span<UInt8>, _ title: Piece, _ address: Piece) -> Bool {
    let title = text.extracting(title.start..<min(title.end, title.start + 400))
    let address = text.extracting(address.start..<min(address.end, address.start + 600))
    // The host is the same for all.
    var path = TextKinds.isScheme(address, 0) ? 8 : 1
    while path < address.count, address[path] != 0x2F { path += 1 }
    var words = 0
    var found = 0
    var place = 0
    while place < title.count, words < 8 {
      let start = place
      while place < title.count, title[place].isAlphanumeric { place += 1 }
      if place - start >= 4 {
        words += 1
        if contains(address, path, title.extracting(start..<place)) { found += 1 }
      }
      place = max(place, start + 1)
    }
    return found >= 2 ? found * 2 >= words : found == 1 && words == 1
  }

  /// In any case of letters, between what is no letter.
  private static func contains(_ text: Span<UInt8>, _ from: Int, _ word: Span<UInt8>) -> Bool {
    var place = from
    while place + word.count <= text.count {
      if !text[place - 1].isAlphanumeric {
        var length = 0
        while length < word.count, text[place + length] | 0x20 == word[length] | 0x20 { length += 1 }
        if length == word.count { return true }
      }
      place += 1
    }
    return false
  }
}
