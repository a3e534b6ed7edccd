// What comes out of a window: as it stands as long as nothing was mended, else a copy with the repairs in it.

import SluiceCore

/// The mended text of one window, with its places and its notes.
struct MendedOutput: ~Copyable {
  private var bytes = ByteBuffer(capacity: 64)
  private var segments: [(count: Int, decoded: Int, isCopy: Bool)] = []
  /// Bytes of the window that are in `bytes`, or were replaced.
  private var kept = 0
  private var isMended = false
  private var notes: [Note] = []
  /// Where in the decoded text the last repair ended, and what it put there, to make one note of neighbours.
  private var lastRemoval = -1

  /// Neighbouring removals share a note until it says this much.
  private static let longestRemoval = 16 << 10

  /// Puts `text` in the place of a range, with a note; ranges come in order.
  mutating func replace(_ window: Window, _ range: Range<Int>, with text: [UInt8], rule: Rule) {
    isMended = true
    keep(window, upTo: range.lowerBound)
    if !text.isEmpty {
      bytes.append(text.span)
      segments.append((text.count, window.origin + range.lowerBound, false))
    }
    kept = range.upperBound
    write(window, range, text, rule)
  }

  private mutating func write(_ window: Window, _ range: Range<Int>, _ text: [UInt8], _ rule: Rule) {
    let start = window.origin + range.lowerBound
    let before = range.isEmpty ? nil : window.string(range)
    if text.isEmpty, let before, lastRemoval == start, let last = notes.last, last.rule == rule, last.after == nil,
      let said = last.before, said.utf8.count + before.utf8.count <= MendedOutput.longestRemoval
    {
      notes[notes.count - 1].before = said + before
    } else {
      let after = text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
      notes.append(Note(rule, decodedByte: start, before: before, after: after))
    }
    lastRemoval = text.isEmpty ? window.origin + range.upperBound : -1
  }

  private mutating func keep(_ window: Window, upTo end: Int) {
    guard end > kept else { return }
    unsafe window.withBytes(kept..<end) { unsafe bytes.append($0) }
    segments.append((end - kept, window.origin + kept, true))
    kept = end
  }

  /// Bytes that came out of this window up to a place in it, if nothing more is mended before it.
  func length(upTo end: Int) -> Int { isMended ? bytes.count + max(0, end - kept) : end }

  /// Hands on what is done of a window: its first `end` bytes, .
  mutating func deliver<Sink: MendedSink & ~Copyable>(
    _ window: Window, upTo end: Int, isFinal: Bool, into sink: inout Sink
  ) {
    if isMended {
      keep(window, upTo: end)
      for (count, decoded, isCopy) in segments { sink.place(count, decoded: decoded, isCopy: isCopy) }
      unsafe bytes.withBytes { unsafe sink.take($0, isFinal: isFinal) }
      bytes.removeAll()
      segments.removeAll(keepingCapacity: true)
    } else if end > 0 || isFinal {
      sink.place(end, decoded: window.origin, isCopy: true)
      unsafe window.withBytes(0..<end) { unsafe sink.take($0, isFinal: isFinal) }
    }
    isMended = false
    kept = 0
  }

  mutating func takeNotes() -> [Note] {
    if notes.isEmpty { return [] }
    defer { notes = [] }
    return notes
  }
}
