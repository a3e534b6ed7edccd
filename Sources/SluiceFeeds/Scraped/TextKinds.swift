// What a line, a URL or a run between anchors looks like. Decides by bytes alone, and knows no neighbours.

import SluiceCore

enum TextKinds {
  /// A text of more bytes, or of several sentences, is prose.
  private static let phrase = 120

  /// A whole line that is one field, or a part of one.
  static func kind(ofLine line: Span<UInt8>) -> PieceKind {
    guard line.count <= 2048 else { return .prose }
    let isToken = line.count <= 1024 && !hasSpace(line) && !isUnspaced(line)
    if isToken, let kind = kind(ofToken: line) { return kind }
    if line.count <= 48, hasDigit(line) {
      if isMachineDate(line) { return .date }
      if hasYear(line), let reading = DateReader.read(line) {
        return reading.assumptions.contains(.time) ? .plainDate : .date
      }
    }
    if line.count <= 160, isMail(line) { return .mail }
    // Only a text still has markup.
    if Repeats.hasTag(line) { return .prose }
    return isToken ? .word : text(line)
  }

  /// Whether a text without blanks is many words all the same, as Chinese and Japanese are written: by its length in
  /// characters, or because a sentence ends in it (U+3002, U+3001).
  private static func isUnspaced(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 24, text[0] >= 0x80 || text[text.count - 1] >= 0x80 else { return false }
    var characters = 0
    var wide = 0
    for place in text.indices {
      if text[place] & 0xC0 != 0x80 { characters += 1 }
      if text[place] >= 0xE3 { wide += 1 }
      if place + 2 < text.count, text[place] == 0xE3, text[place + 1] == 0x80,
        text[place + 2] == 0x82 || text[place + 2] == 0x81
      {
        return true
      }
    }
    return wide > 16 && wide * 2 > characters
  }

  /// A token that is more than a word; nil for a word.
  static func kind(ofToken token: Span<UInt8>) -> PieceKind? {
    if token.count > 8, isScheme(token, 0) {
      for byte in [UInt8(0x22), 0x3C, 0x3E] where contains(token, byte) { return nil }
      return kind(ofURL: token)
    }
    if token[0] == 0x2F {
      if token.count > 3, token[1] == 0x2F { return kind(ofURL: token) }
      // The root of a site is a link nobody writes so; in listings of directories it stands alone.
      return token.count == 1 || Anchors.isFile(token) ? nil : .path
    }
    if isName(token) { return .name }
    if isMachineDate(token) { return .date }
    // Without a zone it is no anchor, because journals of machines have such; a date it is.
    if token.count == 19, FastDates.rfc3339(token) != nil { return .plainDate }
    if isNumber(token) { return .number }
    if isClock(token) { return .clock }
    if isMail(token) { return .mail }
    if isMediaType(token) { return .mediaType }
    if isSlug(token) { return .slug }
    if isLanguage(token) { return .language }
    return token.count >= 6 && hasDigit(token) ? .code : nil
  }

  static func text(_ text: Span<UInt8>) -> PieceKind {
    guard text.count <= phrase else { return .prose }
    // A sentence that ends, and more behind it.
    for place in 0..<text.count - 1
    where text[place + 1] == 0x20 && (text[place] == 0x2E) && place > 3 && text[place - 2] != 0x20 { return .prose }
    return text[text.count - 1] == 0x2E && text.count > 40 ? .prose : .phrase
  }

  /// The run between two anchors: numbers at its ends and a slug at its beginning are fields; a few words may be a
  /// field each.
  static func split(_ run: Span<UInt8>, _ known: Vocabulary, _ add: (PieceKind, Range<Int>) -> Void) {
    var start = 0
    var end = run.count
    for _ in 0..<3 {
      let token = token(run, start, end)
      guard !token.isEmpty, let kind = small(run.extracting(token)) else { break }
      add(kind, token)
      start = token.upperBound
      while start < end, run[start].isSpace { start += 1 }
    }
    var tail: [(PieceKind, Range<Int>)] = []
    while start < end, tail.count < 3 {
      let token = lastToken(run, start, end)
      guard let kind = small(run.extracting(token)) ?? (namesAgain(run, start, token) ? .slug : nil) else { break }
      tail.append((kind, token))
      end = token.lowerBound
      while end > start, run[end - 1].isSpace { end -= 1 }
    }
    if let place = known.end(of: run, start, end) {
      tail.append((isPerson(run.extracting(place..<end)) ? .person : .term, place..<end))
      end = place
      while end > start, run[end - 1].isSpace { end -= 1 }
      // Who it is, before what it is about.
      if isPerson(run.extracting(start..<end)), known.isFront(run, start..<end) {
        tail.append((.person, start..<end))
        end = start
      }
    }
    if start < end {
      if Repeats.hasTag(run.extracting(start..<end)) {
        add(.prose, start..<end)
      } else if countTokens(run, start, end, upTo: 4) <= 3 {
        while start < end {
          let token = token(run, start, end)
          add(kind(ofToken: run.extracting(token)) ?? .word, token)
          start = token.upperBound
          while start < end, run[start].isSpace { start += 1 }
        }
      } else {
        let sentences = sentences(run, start, end)
        add(text(run.extracting(start..<sentences)), start..<sentences)
        if sentences < end { add(.phrase, sentences + 1..<end) }
      }
    }
    for (kind, token) in tail.reversed() { add(kind, token) }
  }

  /// Where the sentences end, when a few words stand behind the last: a name, or what it is about.
  private static func sentences(_ run: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    guard !isSentenceEnd(run[end - 1]) else { return end }
    var words = 1
    var place = end - 1
    while place > start + 20, words <= 4 {
      place -= 1
      guard run[place].isSpace else { continue }
      if isSentenceEnd(run[place - 1]) { return place }
      words += 1
    }
    return end
  }

  private static func isSentenceEnd(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x21 || byte == 0x3F }

  /// What may be a field by itself in the middle of a line.
  private static func small(_ token: Span<UInt8>) -> PieceKind? {
    if isNumber(token) { return .number }
    if isClock(token) { return .clock }
    if isSlug(token) { return .slug }
    return isMediaType(token) ? .mediaType : nil
  }

  /// Whether the token is what stands before it, in the letters of an address: `Two Seasons two-seasons`.
  private static func namesAgain(_ run: Span<UInt8>, _ start: Int, _ token: Range<Int>) -> Bool {
    var hyphens = 0
    var place = token.upperBound
    var other = token.lowerBound
    while place > token.lowerBound {
      place -= 1
      if run[place] == 0x2D {
        hyphens += 1
        continue
      }
      guard run[place].isAlphanumeric else { return false }
      repeat { other -= 1 } while other >= start && !run[other].isAlphanumeric
      guard other >= start, run[other] | 0x20 == run[place] | 0x20 else { return false }
    }
    return hyphens >= 2 && (other == start || !run[other - 1].isAlphanumeric)
  }

  private static func token(_ run: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var place = start
    while place < end, !run[place].isSpace { place += 1 }
    return start..<place
  }

  private static func lastToken(_ run: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
    var place = end
    while place > start, !run[place - 1].isSpace { place -= 1 }
    return place..<end
  }

  private static func countTokens(_ run: Span<UInt8>, _ start: Int, _ end: Int, upTo most: Int) -> Int {
    var count = 1
    var place = start
    while place < end, count < most {
      if run[place].isSpace { count += 1 }
      place += 1
    }
    return count
  }

  // MARK: - Shapes

  /// Whether a text could be a name of one: two to five words, each with a capital or of a script that has none.
  static func isPerson(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 48 else { return false }
    var words = 0
    var isInside = false
    for place in text.indices {
      let byte = text[place]
      guard !byte.isDigit, byte != 0x3A, byte != 0x3F, byte != 0x21 else { return false }
      if byte == 0x20 {
        isInside = false
      } else if !isInside {
        isInside = true
        words += 1
        let isSmall = byte >= 0x61 && byte <= 0x7A
        // “of”, “van der”, “and” stand inside a name.
        if isSmall, words == 1 || text.count - place < 4 { return false }
      }
    }
    return words >= 2 && words <= 5
  }

  private static let schemes: [StaticString] = ["http://", "https://"]

  static func isScheme(_ text: Span<UInt8>, _ place: Int) -> Bool {
    schemes.contains { starts(text, place, $0) }
  }

  static func isName(_ token: Span<UInt8>) -> Bool {
    isAtomID(token) || (token.count > 6 && starts(token, 0, "doi:"))
  }

  /// RFC 4151 and RFC 8141: what Atom's programs take for an id.
  static func isAtomID(_ token: Span<UInt8>) -> Bool {
    token.count > 6 && (starts(token, 0, "urn:") || starts(token, 0, "tag:"))
  }

  /// The two shapes that machines write; both have a time of day, and a zone.
  static func isMachineDate(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 19, text.count <= 40 else { return false }
    if let reading = FastDates.rfc3339(text) { return !reading.assumptions.contains(.zone) }
    if FastDates.rfc822(text) != nil { return true }
    // In another language, or with a zone that is no number.
    guard hasYear(text), let reading = DateReader.read(text) else { return false }
    return !reading.assumptions.contains(.time)
  }

  static func isNumber(_ token: Span<UInt8>) -> Bool {
    guard token.count <= 12 else { return false }
    for place in token.indices where !token[place].isDigit { return false }
    return true
  }

  private static func isClock(_ token: Span<UInt8>) -> Bool {
    guard token.count >= 4, token.count <= 8, contains(token, 0x3A) else { return false }
    var colons = 0
    for place in token.indices {
      if token[place] == 0x3A { colons += 1 } else if !token[place].isDigit { return false }
    }
    return colons <= 2 && token[token.count - 3] == 0x3A
  }

  private static func isMail(_ text: Span<UInt8>) -> Bool {
    guard contains(text, 0x40) else { return false }
    var at = 0
    while text[at] != 0x40 { at += 1 }
    guard let anchor = Anchors.anchor(text, at: at, from: 0, to: text.count) else { return false }
    return anchor.range == 0..<text.count
  }

  private static let media: [StaticString] = ["audio/", "video/", "image/", "application/", "text/"]

  private static func isMediaType(_ token: Span<UInt8>) -> Bool {
    token.count >= 8 && token.count <= 48 && media.contains { starts(token, 0, $0) }
  }

  /// Letters, digits and dashes, with the twelve digits of a moment behind a dash.
  private static func isSlug(_ token: Span<UInt8>) -> Bool {
    guard token.count >= 14 else { return false }
    var digits = 0
    var found = false
    for place in token.indices {
      let byte = token[place]
      if byte.isDigit {
        digits += 1
        if digits == 12, place >= 12, token[place - 12] == 0x2D { found = true }
      } else {
        guard byte == 0x2D || byte == 0x5F || byte.isLetter || byte >= 0x80 else { return false }
        digits = 0
      }
    }
    return found
  }

  /// BCP 47 in the two forms that feeds have, in lower case at least as far as the language goes.
  private static func isLanguage(_ token: Span<UInt8>) -> Bool {
    guard token.count == 2 || (token.count == 5 && token[2] == 0x2D) else { return false }
    for place in token.indices where place != 2 && (token[place] | 0x20) &- 0x61 >= 26 { return false }
    return token[0] >= 0x61 && token[1] >= 0x61
  }

  private static let pictures: [StaticString] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"]
  private static let sounds: [StaticString] = [".mp3", ".m4a", ".mp4", ".ogg", ".opus", ".m4v", ".mov", ".wav"]

  /// By what the path ends with, the query aside.
  static func kind(ofURL url: Span<UInt8>) -> PieceKind {
    if starts(url, 0, "http://activitystrea.ms/") { return .activity }
    var end = 0
    while end < url.count, url[end] != 0x3F, url[end] != 0x23 { end += 1 }
    let path = url.extracting(0..<end)
    if pictures.contains(where: { ends(path, $0) }) { return .picture }
    if sounds.contains(where: { ends(path, $0) }) { return .sound }
    if ends(url, "#comments") || ends(url, "#respond") || ends(path, "/feed/") || ends(path, "/comments") {
      return .comments
    }
    return .url
  }

  static func starts(_ text: Span<UInt8>, _ place: Int, _ with: StaticString) -> Bool {
    let count = with.utf8CodeUnitCount
    guard place >= 0, place + count <= text.count else { return false }
    return with.withUTF8Buffer { wanted in
      for offset in 0..<count where unsafe text[place + offset].lowered != wanted[offset] { return false }
      return true
    }
  }

  private static func ends(_ text: Span<UInt8>, _ with: StaticString) -> Bool {
    starts(text, text.count - with.utf8CodeUnitCount, with)
  }

  private static func hasSpace(_ text: Span<UInt8>) -> Bool { contains(text, 0x20) || contains(text, 0x09) }

  private static func hasDigit(_ text: Span<UInt8>) -> Bool {
    for place in text.indices where text[place].isDigit { return true }
    return false
  }

  /// Four digits of a year, or a date of numbers: what has none is a title that DateReader would be kind to.
  private static func hasYear(_ text: Span<UInt8>) -> Bool {
    var digits = 0
    for place in text.indices {
      digits = text[place].isDigit ? digits + 1 : 0
      if digits == 4 { return true }
    }
    return false
  }

  private static func contains(_ text: Span<UInt8>, _ byte: UInt8) -> Bool {
    for place in text.indices where text[place] == byte { return true }
    return false
  }
}
