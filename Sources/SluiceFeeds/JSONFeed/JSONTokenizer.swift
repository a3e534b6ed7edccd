// JSON as a stream, whatever it is: tokens of what it says, and a note for each byte that had to change. No feed yet.

import SluiceCore

/// A push tokenizer of JSON (RFC 8259) in flat memory, without recursion, for any cuts of the input.
///
/// What is JSON is never changed. What is not is mended in one pass: the notes, replayed, give a text that strict
/// parsers accept, and the tokens are those of that text. What cannot be told at a byte is told from at most
/// ``JSONAhead/reach`` bytes behind it. Under `strict` the first byte that is not JSON ends the reading.
package struct JSONTokenizer: ~Copyable {
  enum State {
    /// Where a value must stand.
    case value
    /// Behind `[`: a value or the end.
    case firstValue
    /// Behind a comma of an object.
    case key
    /// Behind `{`: a key or the end.
    case firstKey
    /// Behind a key.
    case colon
    /// Behind a value: a comma or the end.
    case next
    /// Inside of a string.
    case string
    /// Inside of what is nested too deep.
    case skipped
    /// Behind the root.
    case end
    /// Nothing more is read.
    case failed
  }

  var state = State.value
  var stack: [JSONContainer] = []
  var notes: [Note] = []
  var open = JSONOpenString()
  var removal = JSONRemoval()
  /// Whether the last token closed something.
  var hasJustClosed = false
  /// Containers open inside of what is skipped, and the quote of a string there.
  var skippedDepth = 0
  var skippedQuote: UInt8 = 0
  var isSkippedEscape = false
  /// The byte before what is read now.
  var lastByte: UInt8 = 0
  let isStrict: Bool
  let depth: Int
  let bytesPerField: Int
  let bytesPerToken: Int
  var records = JSONRecords()
  /// Why the reading ended, and where in the decoded text.
  package internal(set) var failure: (reason: String, decodedByte: Int)?
  private var pending = ByteBuffer(capacity: 16)
  private var pendingOrigin = 0
  private var check = JSONCharacterCheck()

  package init(limits: Limits, strict: Bool) {
    isStrict = strict
    // Records nest as values do, and are written by recursion: beyond this a thread's stack would decide.
    depth = min(limits.depth, 1024)
    bytesPerField = limits.bytesPerField
    bytesPerToken = limits.bytesPerToken
  }

  /// Reads the next run of the decoded text, which stands at `decoded`.
  ///
  /// It is UTF-8, but for `strict`, where any bytes are judged.
  package mutating func consume<Sink: JSONSink & ~Copyable>(
    _ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool, into sink: inout Sink
  ) {
    var run = unsafe run
    var isFinal = isFinal
    var bad: Int?
    if isStrict {
      bad = unsafe check.firstBad(run, decoded: decoded, isFinal: isFinal)
      if let bad {
        unsafe run = UnsafeBufferPointer(rebasing: run[..<max(0, bad - decoded)])
        isFinal = false
      }
    }
    unsafe read(run, decoded: decoded, isFinal: isFinal, into: &sink)
    if let bad { fail("bytes that are no UTF-8", at: bad) }
  }

  private mutating func read<Sink: JSONSink & ~Copyable>(
    _ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool, into sink: inout Sink
  ) {
    if pending.isEmpty {
      let read = unsafe read(TextWindow(run, origin: decoded, isFinal: isFinal), into: &sink)
      guard read < run.count else { return }
      unsafe pending.append(UnsafeBufferPointer(rebasing: run[read...]))
      pendingOrigin = decoded + read
    } else {
      unsafe pending.append(run)
      var held = ByteBuffer(capacity: 16)
      swap(&held, &pending)
      let read = unsafe held.withBytes {
        unsafe self.read(TextWindow($0, origin: pendingOrigin, isFinal: isFinal), into: &sink)
      }
      held.removeFirst(read)
      pendingOrigin += read
      swap(&held, &pending)
    }
  }

  /// Where what is not read yet begins, nil when nothing waits.
  package var pendingAt: Int? { pending.isEmpty ? nil : pendingOrigin }
  /// Where the string begins that is open, or what is being removed.
  package var openAt: Int? {
    let string = state == .string ? open.start : nil
    return removal.start.map { min($0, string ?? $0) } ?? string
  }
  /// Where what is being removed begins: its note comes at its end.
  package var removesAt: Int? { removal.start }

  package mutating func takeNotes() -> [Note] {
    if notes.isEmpty { return [] }
    defer { notes = [] }
    return notes
  }

  /// Reads as far as can be told, and says how far that is.
  private mutating func read<Sink: JSONSink & ~Copyable>(_ text: TextWindow, into sink: inout Sink) -> Int {
    var place = 0
    while state != .failed {
      if state == .string {
        guard readString(text, &place, &sink) else { break }
        continue
      }
      if state == .skipped {
        skip(text, &place, &sink)
        if state == .skipped { break }
        continue
      }
      let start = place
      place = text.spaceEnd(from: place)
      if removal.start != nil, place > start { keepRemoved(text, start..<place) }
      guard place < text.count else { break }
      guard readToken(text, &place, &sink) else { break }
    }
    if place > 0 { lastByte = text[place - 1] }
    if text.isFinal, state != .failed {
      finish(text.origin + text.count, &sink)
    }
    return state == .failed ? text.count : place
  }

  /// Reads what stands at a byte that is no white space; false when more bytes must come first.
  private mutating func readToken<Sink: JSONSink & ~Copyable>(
    _ text: TextWindow, _ place: inout Int, _ sink: inout Sink
  ) -> Bool {
    if isStrict {
      // RFC 8259 §8.1: a byte order mark may be ignored; elsewhere Charsets have done that.
      if text.origin + place == 0, text[0] == 0xEF {
        if text.count < 3, !text.isFinal { return false }
        if JSONTokenizer.markLength(text, 0) > 0 {
          place = 3
          return true
        }
      }
    } else if state != .end {
      if text[place] == 0x2F || text[place] == 0x23 { return readComment(text, &place) }
      if text[place] >= 0x80, JSONTokenizer.markLength(text, place) > 0 { return readJunk(text, &place) }
    }
    switch state {
    case .value, .firstValue: return readValue(text, &place, &sink)
    case .key, .firstKey: return readKey(text, &place, &sink)
    case .colon: return readColon(text, &place, &sink)
    case .next: return readNext(text, &place, &sink)
    case .end:
      if isStrict {
        fail("there is more behind the document", at: text.origin + place)
      } else {
        readBehind(text, &place)
      }
      return true
    case .string, .skipped, .failed: return false
    }
  }

  mutating func fail(_ reason: String, at decoded: Int) {
    guard state != .failed else { return }
    failure = (reason, decoded)
    state = .failed
  }

  /// The state behind a value.
  var behindValue: State { stack.isEmpty ? .end : .next }
}

// MARK: - Notes

extension JSONTokenizer {
  /// Puts a text in the place of a range.
  mutating func replace(_ text: TextWindow, _ range: Range<Int>, with after: String?, _ rule: Rule) {
    if rule == .jsonNesting || rule == .jsonMember || rule == .jsonJunk { records.damage() }
    notes.append(
      Note(
        rule, decodedByte: text.origin + range.lowerBound, before: range.isEmpty ? nil : text.string(range),
        after: after))
  }

  mutating func remove(_ text: TextWindow, _ range: Range<Int>, _ rule: Rule) {
    replace(text, range, with: nil, rule)
  }

  mutating func insert(_ after: String, _ text: TextWindow, at place: Int, _ rule: Rule) {
    replace(text, place..<place, with: after, rule)
  }
}
