// UTF-8 that was read as a code page, turned back: which page, which parts, how many layers. Not the encoding of a file.

import SluiceCore

/// Repairs mojibake by evidence: a text is changed where the sum of what speaks for it is large enough.
///
/// Its arrays are used again for the next text.
struct Mojibake: ~Copyable {
  /// What a text must bring together, in half points.
  private static let threshold = 8
  /// What it must bring when its feed or file was mangled through this page elsewhere.
  private static let thresholdOfCulprit = 4
  /// A text that was mangled more often is beyond repair.
  private static let mostLayers = 8
  /// Units that speak against themselves more than this stay although the text is repaired.
  private static let leastOfUnit = -6
  /// Letters that are kept to tell what a text speaks of.
  private static let mostRights = 16
  /// One unit speaks no more than this against a text.
  private static let least = -12

  /// The page that other texts of the same source were mangled through.
  var culprit: Int?
  /// The page that explained the first layer of the last text that was repaired.
  private(set) var page = 0

  private var text = MojibakeText()
  private var repaired = Reused<MojibakeCharacter>(capacity: 256)
  /// Which of the characters are beyond ASCII.
  private var marks = Reused<Int32>()
  private var units = Reused<MojibakeUnit>()
  private var befores = Reused<UInt32>()
  /// Those that would be turned back, and the same of the best page so far.
  private var good = Reused<MojibakeUnit>()
  private var best = Reused<MojibakeUnit>()
  private var seen = SeenUnits()
  /// Letters of the text that the page that was tried last leaves as they are.
  private var rights = Reused<UInt32>()
  /// Whether the page that was tried last leaves nothing open, so that no other need be tried.
  private var explainsAll = false

  /// Longer texts are read in pieces, so that memory does not follow them.
  private static let longestPiece = 32 << 10

  /// Writes the repaired text; false when there is nothing to repair.
  mutating func repair(_ given: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) -> Bool {
    guard MojibakeScan.mayStand(in: given) else { return false }
    var isRepaired = false
    var start = 0
    while start < given.count {
      let end = Mojibake.endOfPiece(given, from: start)
      log.base = start
      let piece = given.extracting(start..<end)
      if repairPiece(piece, into: &output, &log) { isRepaired = true } else { output.append(piece) }
      start = end
    }
    log.base = 0
    return isRepaired
  }

  /// Behind the last line that fits, or the last space, or the last character.
  private static func endOfPiece(_ text: Span<UInt8>, from start: Int) -> Int {
    let limit = start + longestPiece
    guard limit < text.count else { return text.count }
    for byte in [0x0A, 0x20] as [UInt8] {
      var end = limit
      while end > start + longestPiece / 2 {
        if text[end - 1] == byte { return end }
        end -= 1
      }
    }
    var end = limit
    while text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  private mutating func repairPiece(
    _ given: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog
  ) -> Bool {
    text.read(given)
    var layers = 0
    while layers < Mojibake.mostLayers, let found = undoLayer() {
      if layers == 0 { page = found }
      layers += 1
    }
    if layers == 0 { return false }
    write(given, into: &output, &log)
    return true
  }

  /// Finds the page that explains most, and turns its units back; nil when none explains enough.
  private mutating func undoLayer() -> Int? {
    var found: (page: Int, rank: Int)?
    var candidates = mark()
    while candidates != 0 {
      let page = candidates.trailingZeroBitCount
      candidates &= candidates - 1
      let points = explain(in: page)
      // The page that most was mangled through need not be compared when it leaves nothing open.
      if explainsAll, page == 0 {
        swap(&good, &best)
        found = (page, points)
        break
      }
      if found == nil, candidates != 0 { candidates &= ~twins(of: page) }
      let needed = page == culprit ? Mojibake.thresholdOfCulprit : Mojibake.threshold
      guard !good.isEmpty, points >= needed else { continue }
      let rank = points + liking()
      guard rank > found?.rank ?? Int.min else { continue }
      found = (page, rank)
      swap(&good, &best)
    }
    guard let found else { return nil }
    apply()
    return found.page
  }

  /// Finds the characters beyond ASCII, and in which pages some of them make a sequence.
  private mutating func mark() -> UInt16 {
    marks.removeAll()
    let pages = text.pages
    var candidates: UInt16 = 0
    for place in 0..<text.count where text[place] >= 0x80 && text[place] != MojibakeText.gap {
      marks.append(Int32(place))
      let parts = pages.parts(text[place])
      let leads = parts.pairs | parts.longer
      guard leads != 0 else { continue }
      let next = text.at(place + 1)
      candidates |= leads & (next == 0xFFFD ? .max : next == 0x20 ? pages.spaced : pages.parts(next).tails)
    }
    return candidates
  }

  /// Pages that read all these characters as another one does, and so have nothing else to say.
  private func twins(of page: Int) -> UInt16 {
    var difference = SIMD2<UInt64>()
    for index in 0..<marks.count {
      let character = text[Int(marks[index])]
      // What a control of C1 says differs by page.
      if character < 0xA0 { return 0 }
      let byte = UInt64(text.pages.byte(character, in: page)) &* 0x0101_0101_0101_0101
      difference |= text.pages.words(character) ^ SIMD2(byte, byte)
    }
    var twins: UInt16 = 0
    for other in page + 1..<CodePages.count where other != culprit {
      if difference[other / 8] >> UInt64(other % 8 * 8) & 0xFF == 0 { twins |= 1 << other }
    }
    return twins
  }

  /// What speaks for a page; the units that would be turned back are in `good` then.
  private mutating func explain(in page: Int) -> Int {
    explainsAll = false
    good.removeAll()
    units.removeAll()
    befores.removeAll()
    rights.removeAll()
    let pages = text.pages
    var unexplained = 0
    var broken = 0
    var covered = 0
    var isQuoteOpen = false
    for mark in 0..<marks.count {
      let place = Int(marks[mark])
      if place < covered { continue }
      let byte = pages.byte(text[place], in: page)
      if byte == 0 { continue }
      let cut = isQuoteOpen && page == 0 ? MojibakeUnit(cutQuote: text, at: place) : nil
      if byte >= 0xC2, let unit = cut ?? MojibakeUnit(text, at: place, in: page) {
        if unit.meaning == 0x201C { isQuoteOpen = true } else if unit.meaning == 0x201D { isQuoteOpen = false }
        befores.append(place == covered ? units.last?.meaning ?? MojibakeText.gap : text.at(place - 1))
        units.append(unit)
        covered = unit.range.upperBound
        continue
      }
      unexplained += 1
      if rights.count < Mojibake.mostRights { rights.append(text[place]) }
      if 0xC2...0xF4 ~= byte, pages.byte(text.at(place + 1), in: page) >= 0x80 { broken += 1 }
    }
    if units.isEmpty { return 0 }
    seen.forgetAll()
    var tenths = 0
    var least = Int.max
    for index in 0..<units.count {
      let unit = units[index]
      let end = unit.range.upperBound
      let isNext = index + 1 < units.count && units[index + 1].range.lowerBound == end
      let after = isNext ? units[index + 1].meaning : text.at(end)
      var evidence = MojibakeEvidence.points(unit, in: text, page, before: befores[index], after: after)
      if unit.isCutQuote { evidence = MojibakeEvidence.cutQuote }
      if isExample(unit) { evidence += MojibakeEvidence.example }
      if isLoneIdeograph(unit) { evidence += MojibakeEvidence.loneIdeograph }
      let points = max(Mojibake.least, evidence)
      // What touches one that is turned back was mangled with it.
      let touches = !good.isEmpty && good.last?.range.upperBound == unit.range.lowerBound
      if points > Mojibake.leastOfUnit || touches && evidence > MojibakeEvidence.impossible / 2 { good.append(unit) }
      least = min(least, points)
      // The same again is no new evidence: it may be how somebody writes.
      let times = seen.meet(key(unit))
      tenths += times == 0 ? 10 * points : times < 5 ? 3 * points : 0
    }
    let holes = holes()
    explainsAll = unexplained == 0 && holes == 0 && least >= Mojibake.threshold
    // All or not all of what could be mojibake is, and a run of it has holes or not.
    return tenths / 10 + (unexplained == 0 ? 3 : -3) - 3 * (broken + holes)
  }

  /// Whether a text speaks of mojibake: a unit stands alone, in quotes or where its meaning stands elsewhere as it is.
  private func isExample(_ unit: MojibakeUnit) -> Bool {
    let before = text.at(unit.range.lowerBound - 1)
    let after = text.at(unit.range.upperBound)
    guard unit.range.count == 2, MojibakeEvidence.isBorder(before), MojibakeEvidence.isBorder(after) else {
      return false
    }
    if MojibakeEvidence.isQuote(before), MojibakeEvidence.isQuote(after) { return true }
    return (0..<rights.count).contains { rights[$0] == unit.meaning }
  }

  private func isLoneIdeograph(_ unit: MojibakeUnit) -> Bool {
    func isIdeograph(_ unit: MojibakeUnit) -> Bool { 0x2E80..<0xD7A4 ~= unit.meaning }
    guard isIdeograph(unit) else { return false }
    return !(0..<units.count).contains { units[$0].range != unit.range && isIdeograph(units[$0]) }
  }

  /// The same characters have the same key; of those that lost a byte they count, and of the others their meaning.
  private func key(_ unit: MojibakeUnit) -> UInt64 {
    var key = unit.isLossy ? UInt64(unit.range.count) : UInt64(unit.meaning) << 1 | (unit.hasSpace ? 1 : 0)
    if unit.isLossy { for place in unit.range { key = key << 21 ^ UInt64(text[place]) } }
    return key
  }

  /// How much the meanings of the page that was tried last are like what people write, beside the evidence.
  private func liking() -> Int {
    var liking = 0
    for index in 0..<units.count {
      let unit = units[index]
      let end = unit.range.upperBound
      let isNext = index + 1 < units.count && units[index + 1].range.lowerBound == end
      let after = isNext ? units[index + 1].meaning : text.at(end)
      liking += MojibakeEvidence.liking(unit, in: text, before: befores[index], after: after)
    }
    return liking
  }

  /// Characters beyond ASCII beside units that are in none.
  private func holes() -> Int {
    var holes = 0
    var covered = 0
    for index in 0..<units.count {
      var place = units[index].range.lowerBound - 1
      while place >= covered, isMark(place) {
        if !text.kind(text[place]).isInnocent { holes += 1 }
        place -= 1
      }
      covered = units[index].range.upperBound
      let limit = index + 1 < units.count ? units[index + 1].range.lowerBound : text.count
      while covered < limit, isMark(covered) {
        if !text.kind(text[covered]).isInnocent { holes += 1 }
        covered += 1
      }
    }
    return holes
  }

  private func isMark(_ place: Int) -> Bool { text[place] >= 0x80 && text[place] != MojibakeText.gap }

  private mutating func apply() {
    repaired.removeAll()
    var place = 0
    for index in 0..<best.count {
      let unit = best[index]
      repaired.append(text.characters, place..<unit.range.lowerBound)
      let origin = text.characters[unit.range.lowerBound].origin
      repaired.append(MojibakeCharacter(value: unit.meaning, origin: origin, isRepaired: true))
      place = unit.range.upperBound
      // `Ã` and a space is à and what was a no-break space, and more often than not the word's end too.
      if unit.hasSpace, unit.meaning == 0xE0, !isWord(at: place) {
        let origin = text.characters[place - 1].origin
        repaired.append(MojibakeCharacter(value: 0x20, origin: origin, isRepaired: true))
      }
    }
    repaired.append(text.characters, place..<text.count)
    swap(&text.characters, &repaired)
  }

  /// Whether a space, or the s of `às` (Portuguese) and then a space, stands here.
  private func isWord(at place: Int) -> Bool {
    if text.at(place) == 0x20 { return true }
    return text.at(place) == 0x73 && (text.at(place + 1) == 0x20 || text.at(place + 1) == MojibakeText.gap)
  }

  /// Writes the text with what was repaired, and logs each run of that.
  private func write(_ given: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) {
    var written = 0
    var place = 0
    while place < text.count {
      guard text.characters[place].isRepaired else {
        place += 1
        continue
      }
      let start = Int(text.characters[place].origin)
      output.append(given.extracting(written..<start))
      let length = output.count
      while text.characters[place].isRepaired {
        output.append(scalar: text[place])
        place += 1
      }
      // The gap at the end of the text is never repaired.
      written = Int(text.characters[place].origin)
      log.replace(start..<written, of: given, by: output, from: length, .mojibake)
    }
    output.append(given.extracting(written..<given.count))
  }
}
