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

  /// Puts `text` in the place of a range, with a note; ranges come in order.
  mutating func replace(_ window: Window, _ range: Range<Int>, with text: [UInt8], rule: Rule) {
    isMended = true
    keep(window, upTo: range.lowerBound)
    if !text.isEmpty {
      bytes.append(text.span)
      segments.append((text.count, window.origin + range.lowerBound, false))
    }
    kept = range.upperBound
    notes.append(
      Note(
        rule, decodedByte: window.origin + range.lowerBound, before: range.isEmpty ? nil : window.string(range),
        after: text.isEmpty ? nil : String(decoding: text, as: UTF8.self)))
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
