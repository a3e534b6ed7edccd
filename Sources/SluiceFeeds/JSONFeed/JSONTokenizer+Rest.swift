// What is no token: comments, junk, what nests too deep, what stands behind the document, and the end of the input.

import SluiceCore

/// A long run that is removed, in pieces that do not depend on how it comes.
struct JSONRemoval: ~Copyable {
  /// Where the piece begins; nil when nothing is removed.
  var start: Int?
  var rule = Rule.jsonJunk
  /// What stands in its place, once.
  var after: String?
  var bytes = ByteBuffer(capacity: 16)

  /// A note holds so many bytes at most.
  static let piece = 4096
}

extension JSONTokenizer {
  /// Comments are looked for in this many bytes.
  private static let longestComment = 4096

  /// `//` and `#` up to the end of their line, and `/* */`; what nothing ends, as the rest of a URL in a document that is
  /// one line, takes nothing with it.
  mutating func readComment(_ text: TextWindow, _ place: inout Int) -> Bool {
    let start = place
    if text[start] == 0x2F, start + 1 == text.count, !text.isFinal { return false }
    let second = text.at(start + 1)
    guard JSONTokenizer.mayBeComment(start > 0 ? text[start - 1] : lastByte),
      text[start] == 0x23 || second == 0x2F || second == 0x2A
    else { return readJunk(text, &place) }
    let limit = min(text.count, start + JSONTokenizer.longestComment)
    let isBlock = text[start] == 0x2F && second == 0x2A
    var end = isBlock ? start + 2 : start + 1
    var isClosed = false
    while end < limit, !isClosed {
      if isBlock {
        isClosed = text[end] == 0x2A && end + 1 < limit && text[end + 1] == 0x2F
        end += isClosed ? 2 : 1
      } else if text[end] == 0x0A {
        isClosed = true
      } else {
        end += 1
      }
    }
    if !isClosed {
      if limit < start + JSONTokenizer.longestComment, !text.isFinal { return false }
      end = text[start] == 0x23 ? start + 1 : start + 2
    }
    remove(text, start..<end, .jsonComment)
    place = end
    return true
  }

  /// Whether a comment may begin behind a byte; `"https"//example.org` is what is left of a URL.
  static func mayBeComment(_ previous: UInt8) -> Bool {
    switch previous {
    case 0, 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F: true
    default: false
    }
  }

  /// What JSON does not have, up to what it has.
  mutating func readJunk(_ text: TextWindow, _ place: inout Int) -> Bool {
    let start = place
    let mark = JSONTokenizer.markLength(text, start)
    if mark > 0 {
      remove(text, start..<start + mark, .jsonJunk)
      place += mark
      return true
    }
    let limit = min(text.count, start + JSONAhead.reach)
    var end = start + 1
    scan: while end < limit {
      switch text[end] {
      case 0x22, 0x27, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D, 0x0A, 0x2F, 0x23: break scan
      // Words go as one, signs go alone.
      case let byte where byte.isJSONWord && !text[start].isJSONWord: break scan
      default: end += 1
      }
    }
    if end == text.count, !text.isFinal, limit < start + JSONAhead.reach { return false }
    end = text.characterEnd(end, from: start)
    remove(text, start..<end, .jsonJunk)
    place = end
    return true
  }

  /// The length of a byte order mark, a no-break space or a zero-width space, with which no text begins; else 0.
  static func markLength(_ text: TextWindow, _ place: Int) -> Int {
    switch (text[place], text.at(place + 1), text.at(place + 2)) {
    case (0xEF, 0xBB, 0xBF), (0xE2, 0x80, 0x8B): 3
    case (0xC2, 0xA0, _): 2
    default: 0
    }
  }

  /// Behind the root.
  mutating func readBehind(_ text: TextWindow, _ place: inout Int) {
    if removal.start == nil { beginRemoval(at: text.origin + place, .junkAfterRoot) }
    keepRemoved(text, place..<text.count)
    place = text.count
  }
}

// MARK: - Removal in pieces

extension JSONTokenizer {
  func pieceIsFull(_ next: UInt8) -> Bool { removal.bytes.count >= JSONRemoval.piece && next & 0xC0 != 0x80 }

  mutating func beginRemoval(at decoded: Int, _ rule: Rule, after: String? = nil) {
    removal.start = decoded
    removal.rule = rule
    removal.after = after
  }

  mutating func keepRemoved(_ text: TextWindow, _ range: Range<Int>) {
    for place in range {
      if pieceIsFull(text[place]) {
        endRemoval()
        beginRemoval(at: text.origin + place, removal.rule)
      }
      removal.bytes.append(text[place])
    }
  }

  mutating func endRemoval() {
    guard let start = removal.start else { return }
    notes.append(
      Note(
        removal.rule, decodedByte: start, before: removal.bytes.string(0..<removal.bytes.count), after: removal.after))
    removal.bytes.removeAll()
    removal.start = nil
    removal.after = nil
  }

  mutating func beginSkipping(_ text: TextWindow, _ place: Int) {
    beginRemoval(at: text.origin + place, .tokenLimit, after: "null")
    state = .skipped
    skippedDepth = 0
    skippedQuote = 0
    isSkippedEscape = false
  }

  /// Leaves out what nests deeper than the limit, to the bracket that ends it.
  mutating func skip<Sink: JSONSink & ~Copyable>(_ text: TextWindow, _ place: inout Int, _ sink: inout Sink) {
    let start = place
    scan: while place < text.count {
      let byte = text[place]
      place += 1
      if skippedQuote != 0 {
        if isSkippedEscape {
          isSkippedEscape = false
        } else if byte == 0x5C {
          isSkippedEscape = true
        } else if byte == skippedQuote {
          skippedQuote = 0
        }
        continue
      }
      switch byte {
      case 0x22: skippedQuote = byte
      case 0x7B, 0x5B: skippedDepth += 1
      case 0x7D, 0x5D:
        skippedDepth -= 1
        if skippedDepth == 0 {
          state = behindValue
          break scan
        }
      default: break
      }
    }
    keepRemoved(text, start..<place)
    if state != .skipped { endRemoval() }
  }
}

// MARK: - The end

extension JSONTokenizer {
  /// The input ends: what is open ends too.
  mutating func finish<Sink: JSONSink & ~Copyable>(_ end: Int, _ sink: inout Sink) {
    if isStrict {
      if state != .end { fail("the input ends before the document does", at: end) }
      return
    }
    endRemoval()
    var missing = ""
    switch state {
    case .string:
      missing = open.isKey ? "\":null" : "\""
      if !open.isKey { finishString(&sink) }
    case .colon: missing = ":null"
    case .key: missing = "\"\":null"
    case .value:
      missing = "null"
      sink.addNull(at: end)
    case .firstValue, .firstKey, .next, .skipped, .end, .failed: break
    }
    while let last = stack.popLast() {
      missing += last.closing
      sink.close(at: end)
    }
    state = .end
    if !missing.isEmpty { notes.append(Note(.truncated, decodedByte: end, after: missing)) }
  }
}

extension JSONSink where Self: ~Copyable {
  /// Hands on a `null` that was not written.
  mutating func addNull(at byte: Int) {
    let null: [UInt8] = [0x6E, 0x75, 0x6C, 0x6C]
    scalar(null.span, at: byte)
  }
}
