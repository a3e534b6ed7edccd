// Text to pieces, as it streams: lines whole, or cut at the anchors in them. Not the meaning of a piece.

import SluiceCore

/// How the tags went: each left the end of its line behind, or a space.
enum Layout {
  /// Every field stands on lines of its own, and nothing within a line is a field.
  case lines
  /// Fields follow each other within a line; dates, URLs and addresses part them.
  case running
}

/// Cuts text into pieces. Each span must begin where no piece is open, or before.
struct PieceLexer {
  let layout: Layout
  /// Bytes of one piece of text; a longer one becomes several.
  let longest: Int
  /// Whether a date alone on its line is a moment, with no time of day or no zone.
  private let takesDays: Bool
  /// What ends runs within a line.
  private let known: Vocabulary
  private var seen = SeenPieces()
  private var pending = PieceBreak.blankLine
  private var isBehindSection = false
  /// Where the line, or the run behind the last anchor of the line, begins, from the beginning of the text.
  private(set) var open = 0
  /// Whether nothing but white space was cut of the line.
  private var isBlankSoFar = true
  /// Up to here there is no end of the line.
  private var searched = 0
  /// Up to here there is no anchor but those that were found.
  private var scanned = 0
  private(set) var pieces: [Piece] = []

  /// No anchor is longer.
  static let longestAnchor = 2048

  init(_ layout: Layout, longest: Int, takesDays: Bool, known: Vocabulary = Vocabulary()) {
    self.layout = layout
    self.longest = longest
    self.takesDays = takesDays
    self.known = known
  }

  mutating func removePieces() { pieces.removeAll(keepingCapacity: true) }

  /// Cuts all that can be told from the text so far; `offset` is where the span begins in the text.
  mutating func cut(_ text: Span<UInt8>, offset: Int, isFinal: Bool) {
    while open - offset < text.count {
      let found = ByteSearch.lineFeed(text, from: max(searched, open) - offset)
      searched = offset + found
      guard found < text.count || isFinal else { break }
      cutLine(text, found, offset)
      open = offset + found + 1
      scanned = open
    }
    guard open - offset < text.count else { return }
    // What an anchor could still reach back to, or over, waits; so the pieces are the same however the bytes come.
    let end = text.count - 2 * PieceLexer.longestAnchor
    if layout == .lines {
      cutLong(text, end, offset)
    } else if end + offset > scanned {
      cutAnchors(text, end, offset)
    }
  }

  private mutating func cutLine(_ text: Span<UInt8>, _ end: Int, _ offset: Int) {
    let isBlank = isBlankSoFar && text.extracting(open - offset..<end).isBlank
    if layout == .running { cutAnchors(text, end, offset) }
    cutLong(text, end, offset)
    cutText(text, end, offset)
    isBlankSoFar = true
    if !isBlank {
      pending = .newline
    } else if pending == .newline {
      pending = .blankLine
    } else if pending == .space {
      pending = .newline
    }
  }

  /// As many whole pieces as the text up to `end` has that are as long as one may be.
  private mutating func cutLong(_ text: Span<UInt8>, _ end: Int, _ offset: Int) {
    while end - (open - offset) > longest { cutText(text, open - offset + longest, offset) }
  }

  /// The text from ``open`` to `end` is a piece, or a few.
  private mutating func cutText(_ text: Span<UInt8>, _ end: Int, _ offset: Int) {
    var start = open - offset
    var end = end
    while end > start, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    open = offset + end
    scanned = max(scanned, open)
    trim(text, &start, &end)
    if start < end { isBlankSoFar = false }
    while end - start >= 3, text[end - 1] == 0x3E, text[end - 2] == 0x5D, text[end - 3] == 0x5D {
      end -= 3
      trim(text, &start, &end)
      if start == end { isBehindSection = true }
    }
    guard start < end else { return }
    let run = text.extracting(start..<end)
    guard layout == .running else {
      add(TextKinds.kind(ofLine: run), run, start + offset)
      return
    }
    TextKinds.split(run, known) { kind, range in
      add(kind, run.extracting(range), start + offset + range.lowerBound)
    }
  }

  private func trim(_ text: Span<UInt8>, _ start: inout Int, _ end: inout Int) {
    while start < end, text[start].isSpace { start += 1 }
    while start < end, text[end - 1].isSpace { end -= 1 }
  }

  /// Parts the line at its anchors: by the slash of a path, the colon of a URL or a time, the at sign, `]`. Looks for these up to `end` and for the rest behind it.
  private mutating func cutAnchors(_ text: Span<UInt8>, _ end: Int, _ offset: Int) {
    var place = max(scanned, open) - offset
    let isWhole = end == text.count || text[end] == 0x0A
    let reach = isWhole ? end : text.count
    while place < end {
      // So far behind the longest piece no anchor begins before its end.
      let limit = open - offset + longest + PieceLexer.longestAnchor
      place = ByteSearch.first(text, place, min(end, limit), 0x2F, 0x3A, 0x40, 0x5D)
      guard place < min(end, limit) else {
        if limit > end { break }
        cutText(text, open - offset + longest, offset)
        continue
      }
      guard let anchor = Anchors.anchor(text, at: place, from: open - offset, to: reach) else {
        place += 1
        continue
      }
      cutLong(text, anchor.range.lowerBound, offset)
      cutText(text, anchor.range.lowerBound, offset)
      isBlankSoFar = false
      if let kind = anchor.kind {
        add(kind, text.extracting(anchor.range), anchor.range.lowerBound + offset)
      } else {
        isBehindSection = true
      }
      place = anchor.range.upperBound
      open = place + offset
    }
    scanned = place + offset
  }

  private mutating func add(_ kind: PieceKind, _ bytes: Span<UInt8>, _ start: Int) {
    var kind = takesDays && kind == .plainDate ? .date : kind
    seen.mark(&kind, bytes)
    pieces.append(
      Piece(kind: kind, before: pending, isBehindSection: isBehindSection, start: start, end: start + bytes.count))
    pending = .space
    isBehindSection = false
  }
}

/// Which pieces stood within the last ones: a link comes again as the `guid`, a title as `media:title`.
struct SeenPieces {
  private var hashes = InlineArray<32, UInt64>(repeating: 0)
  private var next = 0
  /// Of texts that did not stand behind another one.
  private var fronts = InlineArray<8, UInt64>(repeating: 0)
  private var nextFront = 0
  private var isBehindProse = false
  /// The letters and digits of the piece before, and how many.
  private var lastLetters: UInt64 = 0
  private var lastCount = 0

  mutating func mark(_ kind: inout PieceKind, _ bytes: Span<UInt8>) {
    if kind == .phrase || kind == .word || kind == .code || kind == .phraseAgain {
      let (letters, count, hyphens) = SeenPieces.letters(bytes)
      if kind != .phrase, hyphens >= 2, count > 3, count == lastCount, letters == lastLetters { kind = .slug }
      (lastLetters, lastCount) = (letters, count)
    } else {
      lastCount = 0
    }
    defer { isBehindProse = kind == .prose || kind == .proseAgain }
    let again: PieceKind
    switch kind {
    case .url: again = .urlAgain
    case .path: again = .pathAgain
    case .phrase: again = .phraseAgain
    case .prose: return markProse(&kind, bytes)
    default: return
    }
    var sum = ByteHash()
    // The ends tell texts apart well enough for a guess; equality is looked at where it matters.
    let ends = min(bytes.count, 48)
    sum.add(bytes.extracting(first: ends))
    sum.add(bytes.extracting(last: ends))
    let hash = sum.value ^ UInt64(truncatingIfNeeded: bytes.count)
    for place in 0..<32 where hashes[place] == hash {
      kind = again
      return
    }
    hashes[next] = hash
    next = (next + 1) % 32
  }

  /// A description and the whole text begin alike, and the one ends before the other.
  private mutating func markProse(_ kind: inout PieceKind, _ bytes: Span<UInt8>) {
    var sum = ByteHash()
    sum.add(bytes.extracting(first: min(bytes.count, 40)))
    for place in 0..<8 where fronts[place] == sum.value { kind = .proseAgain }
    guard kind == .prose, !isBehindProse else { return }
    fronts[nextFront] = sum.value
    nextFront = (nextFront + 1) % 8
  }

  /// What a short name of a title has of it: its ASCII letters and digits, in lower case, parted by hyphens.
  private static func letters(_ bytes: Span<UInt8>) -> (hash: UInt64, count: Int, hyphens: Int) {
    var hash = ByteHash()
    var count = 0
    var hyphens = 0
    for place in bytes.indices {
      let byte = bytes[place]
      if byte == 0x2D { hyphens += 1 }
      guard byte.isAlphanumeric else { continue }
      hash.add(byte.lowered)
      count += 1
    }
    return (hash.value, count, hyphens)
  }
}
