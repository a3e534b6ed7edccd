// UTF-8 that was read as a code page, turned back: which page, which parts, how many layers. Not the encoding of a file.

import SluiceCore

/// Repairs mojibake by evidence: a text is changed where the sum of what speaks for it is large enough.
struct Mojibake {
  /// What a text must bring together, in half points.
  private static let threshold = 8
  /// A text that was mangled more often is beyond repair.
  private static let mostLayers = 8
  /// Units that speak against themselves more than this stay although the text is repaired.
  private static let leastOfUnit = -6
  /// Punctuation that programs put between mangled words without mangling it.
  private static let innocent = Set("“”‘’–—…«»\u{A0}\u{FFFD}".unicodeScalars.map(\.value))

  private var text: [UInt32]
  /// Where in the text as it was given each character comes from.
  private var origins: [Int32]
  private let given: [UInt32]

  private init(_ text: [UInt32]) {
    given = text
    self.text = text
    origins = text.indices.map { Int32($0) }
  }

  /// The repaired text; nil when there is nothing to repair.
  static func repaired(_ text: Span<UInt8>, _ changes: inout [TextChange]) -> String? {
    guard mayStand(in: text) else { return nil }
    var mojibake = Mojibake(String(decoding: text.indices.map { text[$0] }, as: UTF8.self).unicodeScalars.map(\.value))
    var layers = 0
    while layers < mostLayers, mojibake.undoLayer() { layers += 1 }
    if layers == 0 { return nil }
    changes += mojibake.changes()
    return Mojibake.string(mojibake.text[...])
  }

  /// Whether anywhere characters stand together as the bytes of a character do, in one page.
  private static func mayStand(in text: Span<UInt8>) -> Bool {
    let pages = CodePages.standard
    var place = 0
    var before = CodePages.Parts()
    // Those that are one short of a sequence of three.
    var longer: UInt16 = 0
    while place < text.count {
      if before.pairs | before.longer | longer == 0 {
        place = text.endOfASCII(from: place)
        if place == text.count { return false }
      }
      let (character, length) = scalar(text, at: place)
      var parts = pages.parts(character)
      // A space can stand for A0, and a replacement for anything.
      if character == 0xFFFD { parts.tails = .max }
      if character == 0x20 {
        if before.pairsWithSpace != 0 { return true }
        longer = (before.longer | longer) & pages.spaced
      } else {
        if (before.pairs | longer) & parts.tails != 0 { return true }
        longer = before.longer & parts.tails
      }
      before = parts
      place += length
    }
    return false
  }

  private static func scalar(_ text: Span<UInt8>, at place: Int) -> (UInt32, Int) {
    let lead = text[place]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var bits = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length where place + offset < text.count {
      bits = bits << 6 | UInt32(text[place + offset] & 0x3F)
    }
    return (bits, length)
  }

  /// Finds the page that explains most, and turns its units back; false when none explains enough.
  private mutating func undoLayer() -> Bool {
    var best: (points: Int, units: [MojibakeUnit])?
    for page in 0..<CodePages.count {
      let (points, units) = explain(in: page)
      guard !units.isEmpty, points >= Mojibake.threshold, points > best?.points ?? Int.min else { continue }
      best = (points, units)
    }
    guard let best else { return false }
    apply(best.units)
    return true
  }

  /// What speaks for a page, and the units that would be turned back.
  private func explain(in page: Int) -> (Int, [MojibakeUnit]) {
    let pages = CodePages.standard
    var units: [MojibakeUnit] = []
    var befores: [UInt32?] = []
    var before: UInt32?
    var unexplained = 0
    var broken = 0
    var place = 0
    while place < text.count {
      let character = text[place]
      if character >= 0x80, let unit = MojibakeUnit(text, at: place, in: page) {
        units.append(unit)
        befores.append(before)
        before = unit.meaning
        place = unit.range.upperBound
        continue
      }
      if character >= 0x80, pages.byte(character, in: page) != 0 {
        unexplained += 1
        let isLead = 0xC2...0xF4 ~= pages.byte(character, in: page)
        if isLead, place + 1 < text.count, pages.byte(text[place + 1], in: page) >= 0x80 { broken += 1 }
      }
      before = character
      place += 1
    }
    if units.isEmpty { return (0, []) }
    let evidence = MojibakeEvidence(text: text, page: page)
    var tenths = 0
    var seen: [[UInt32]: Int] = [:]
    var good: [MojibakeUnit] = []
    for (index, unit) in units.enumerated() {
      let end = unit.range.upperBound
      let isNext = index + 1 < units.count && units[index + 1].range.lowerBound == end
      let after = isNext ? units[index + 1].meaning : end < text.count ? text[end] : nil
      let points = max(-12, evidence.points(unit, before: befores[index], after: after))
      if points > Mojibake.leastOfUnit { good.append(unit) }
      // The same again is no new evidence: it may be how somebody writes.
      let times = seen[Array(text[unit.range]), default: 0]
      seen[Array(text[unit.range])] = times + 1
      tenths += times == 0 ? 10 * points : times < 5 ? 3 * points : 0
    }
    // All or not all of what could be mojibake is, and a run of it has holes or not.
    var points = tenths / 10 + (unexplained == 0 ? 3 : -3)
    points -= 3 * (broken + holes(units))
    return (points, good)
  }

  /// Characters beyond ASCII beside units that are in none.
  private func holes(_ units: [MojibakeUnit]) -> Int {
    var holes = 0
    var covered = 0
    for (index, unit) in units.enumerated() {
      var place = unit.range.lowerBound - 1
      while place >= covered, text[place] >= 0x80 {
        if !Mojibake.innocent.contains(text[place]) { holes += 1 }
        place -= 1
      }
      covered = unit.range.upperBound
      let limit = index + 1 < units.count ? units[index + 1].range.lowerBound : text.count
      while covered < limit, text[covered] >= 0x80 {
        if !Mojibake.innocent.contains(text[covered]) { holes += 1 }
        covered += 1
      }
    }
    return holes
  }

  private mutating func apply(_ units: [MojibakeUnit]) {
    var repaired: [UInt32] = []
    var places: [Int32] = []
    var place = 0
    for unit in units {
      repaired += text[place..<unit.range.lowerBound]
      places += origins[place..<unit.range.lowerBound]
      repaired.append(unit.meaning)
      places.append(origins[unit.range.lowerBound])
      place = unit.range.upperBound
      // `Ã` and a space is à and what was a no-break space, and more often than not the word's end too.
      if unit.hasSpace, unit.meaning == 0xE0, !isWord(at: place) {
        repaired.append(0x20)
        places.append(origins[place - 1])
      }
    }
    repaired += text[place...]
    places += origins[place...]
    text = repaired
    origins = places
  }

  /// Whether a space, or the s of `às` (Portuguese) and then a space, stands here.
  private func isWord(at place: Int) -> Bool {
    guard place < text.count else { return false }
    if text[place] == 0x20 { return true }
    return text[place] == 0x73 && (place + 1 == text.count || text[place + 1] == 0x20)
  }

  /// What differs from the text as it was given.
  private func changes() -> [TextChange] {
    var changes: [TextChange] = []
    var place = 0
    while place < text.count {
      let start = place
      var from = Int(origins[place])
      // Up to the next character that stands for itself.
      while place < text.count {
        let origin = Int(origins[place])
        let next = place + 1 < text.count ? Int(origins[place + 1]) : given.count
        if next == origin + 1, given[origin] == text[place] { break }
        place += 1
      }
      if place == start {
        place += 1
        continue
      }
      let end = place < text.count ? Int(origins[place]) : given.count
      from = min(from, end)
      changes.append(
        TextChange(
          .mojibake, before: Mojibake.string(given[from..<end]), after: Mojibake.string(text[start..<place])))
    }
    return changes
  }

  private static func string(_ characters: ArraySlice<UInt32>) -> String {
    var string = ""
    for character in characters { string.unicodeScalars.append(Unicode.Scalar(character) ?? "\u{FFFD}") }
    return string
  }
}
