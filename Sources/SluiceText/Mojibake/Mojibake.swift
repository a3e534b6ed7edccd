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

  /// The page that other texts of the same source were mangled through.
  var culprit: Int?
  /// The page that explained the first layer of the last text that was repaired.
  private(set) var page = 0

  /// The characters, and where in the bytes of the text as it was given each comes from; one origin more is its end.
  private var text: [UInt32] = []
  private var origins: [Int32] = []
  private var repairedText: [UInt32] = []
  private var repairedOrigins: [Int32] = []
  /// Which of the characters are beyond ASCII.
  private var marks: [Int32] = []
  private var units: [MojibakeUnit] = []
  private var befores: [UInt32] = []
  /// Those that would be turned back, and the same of the best page so far.
  private var good: [MojibakeUnit] = []
  private var best: [MojibakeUnit] = []
  private var seen = SeenUnits()

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
    read(given)
    var layers = 0
    while layers < Mojibake.mostLayers, let found = undoLayer() {
      if layers == 0 { page = found }
      layers += 1
    }
    if layers == 0 { return false }
    write(given, into: &output, &log)
    return true
  }

  private mutating func read(_ given: Span<UInt8>) {
    text.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    var place = 0
    while place < given.count {
      let (character, length) = MojibakeScan.scalar(given, at: place)
      text.append(character)
      origins.append(Int32(place))
      place += length
    }
    origins.append(Int32(place))
  }

  /// Finds the page that explains most, and turns its units back; nil when none explains enough.
  private mutating func undoLayer() -> Int? {
    var found: (page: Int, points: Int)?
    var candidates = mark()
    while candidates != 0 {
      let page = candidates.trailingZeroBitCount
      candidates &= candidates - 1
      let points = explain(in: page)
      let needed = page == culprit ? Mojibake.thresholdOfCulprit : Mojibake.threshold
      guard !good.isEmpty, points >= needed, points > found?.points ?? Int.min else { continue }
      found = (page, points)
      swap(&good, &best)
    }
    guard let found else { return nil }
    apply()
    return found.page
  }

  /// Finds the characters beyond ASCII, and in which pages some of them make a sequence.
  private mutating func mark() -> UInt16 {
    marks.removeAll(keepingCapacity: true)
    let pages = CodePages.standard
    var candidates: UInt16 = 0
    for place in text.indices where text[place] >= 0x80 {
      marks.append(Int32(place))
      let parts = pages.parts(text[place])
      let leads = parts.pairs | parts.longer
      guard leads != 0, place + 1 < text.count else { continue }
      let next = text[place + 1]
      candidates |= leads & (next == 0xFFFD ? .max : next == 0x20 ? pages.spaced : pages.parts(next).tails)
    }
    return candidates
  }

  /// What speaks for a page; the units that would be turned back are in `good` then.
  private mutating func explain(in page: Int) -> Int {
    good.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    befores.removeAll(keepingCapacity: true)
    let pages = CodePages.standard
    var unexplained = 0
    var broken = 0
    var covered = 0
    for mark in marks {
      let place = Int(mark)
      if place < covered { continue }
      let byte = pages.byte(text[place], in: page)
      if byte == 0 { continue }
      if byte >= 0xC2, let unit = MojibakeUnit(text, at: place, in: page) {
        befores.append(
          place == covered ? units.last?.meaning ?? Mojibake.nothing : text[place - 1])
        units.append(unit)
        covered = unit.range.upperBound
        continue
      }
      unexplained += 1
      if 0xC2...0xF4 ~= byte, place + 1 < text.count, pages.byte(text[place + 1], in: page) >= 0x80 { broken += 1 }
    }
    if units.isEmpty { return 0 }
    seen.forgetAll()
    var tenths = 0
    for index in units.indices {
      let unit = units[index]
      let end = unit.range.upperBound
      let isNext = index + 1 < units.count && units[index + 1].range.lowerBound == end
      let after = isNext ? units[index + 1].meaning : end < text.count ? text[end] : Mojibake.nothing
      let points = max(-12, MojibakeEvidence.points(unit, in: text, page, before: befores[index], after: after))
      if points > Mojibake.leastOfUnit { good.append(unit) }
      // The same again is no new evidence: it may be how somebody writes.
      let times = seen.meet(key(unit))
      tenths += times == 0 ? 10 * points : times < 5 ? 3 * points : 0
    }
    // All or not all of what could be mojibake is, and a run of it has holes or not.
    return tenths / 10 + (unexplained == 0 ? 3 : -3) - 3 * (broken + holes())
  }

  /// No character: the text begins or ends here.
  static let nothing = UInt32.max

  /// The same characters have the same key; of those that lost a byte they count, and of the others their meaning.
  private func key(_ unit: MojibakeUnit) -> UInt64 {
    var key = unit.isLossy ? UInt64(unit.range.count) : UInt64(unit.meaning) << 1 | (unit.hasSpace ? 1 : 0)
    if unit.isLossy { for place in unit.range { key = key << 21 ^ UInt64(text[place]) } }
    return key
  }

  /// Characters beyond ASCII beside units that are in none.
  private func holes() -> Int {
    var holes = 0
    var covered = 0
    for index in units.indices {
      var place = units[index].range.lowerBound - 1
      while place >= covered, text[place] >= 0x80 {
        if !CharacterKind.of(text[place]).isInnocent { holes += 1 }
        place -= 1
      }
      covered = units[index].range.upperBound
      let limit = index + 1 < units.count ? units[index + 1].range.lowerBound : text.count
      while covered < limit, text[covered] >= 0x80 {
        if !CharacterKind.of(text[covered]).isInnocent { holes += 1 }
        covered += 1
      }
    }
    return holes
  }

  private mutating func apply() {
    repairedText.removeAll(keepingCapacity: true)
    repairedOrigins.removeAll(keepingCapacity: true)
    var place = 0
    for unit in best {
      repairedText.append(contentsOf: text[place..<unit.range.lowerBound])
      repairedOrigins.append(contentsOf: origins[place..<unit.range.lowerBound])
      repairedText.append(unit.meaning)
      repairedOrigins.append(origins[unit.range.lowerBound])
      place = unit.range.upperBound
      // `Ã` and a space is à and what was a no-break space, and more often than not the word's end too.
      if unit.hasSpace, unit.meaning == 0xE0, !isWord(at: place) {
        repairedText.append(0x20)
        repairedOrigins.append(origins[place - 1])
      }
    }
    repairedText.append(contentsOf: text[place...])
    repairedOrigins.append(contentsOf: origins[place...])
    swap(&text, &repairedText)
    swap(&origins, &repairedOrigins)
  }

  /// Whether a space, or the s of `às` (Portuguese) and then a space, stands here.
  private func isWord(at place: Int) -> Bool {
    guard place < text.count else { return false }
    if text[place] == 0x20 { return true }
    return text[place] == 0x73 && (place + 1 == text.count || text[place + 1] == 0x20)
  }

  /// Writes the characters, and logs each run of those that do not stand for themselves.
  private func write(_ given: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) {
    var place = 0
    while place < text.count {
      let start = place
      while place < text.count, standsForItself(place, given) { place += 1 }
      if place > start { output.append(given.extracting(Int(origins[start])..<Int(origins[place]))) }
      let begin = place
      let length = output.count
      while place < text.count, !standsForItself(place, given) {
        output.append(scalar: text[place])
        place += 1
      }
      if place > begin {
        log.replace(Int(origins[begin])..<Int(origins[place]), of: given, by: output, from: length, .mojibake)
      }
    }
  }

  private func standsForItself(_ place: Int, _ given: Span<UInt8>) -> Bool {
    let (character, length) = MojibakeScan.scalar(given, at: Int(origins[place]))
    return character == text[place] && Int(origins[place]) + length == Int(origins[place + 1])
  }
}
