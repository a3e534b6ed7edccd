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
  mutating func replace(_ window: TextWindow, _ range: Range<Int>, with text: [UInt8], rule: Rule) {
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

  private mutating func keep(_ window: TextWindow, upTo end: Int) {
    guard end > kept else { return }
    unsafe window.withBytes(kept..<end) { unsafe bytes.append($0) }
    segments.append((end - kept, window.origin + kept, true))
    kept = end
  }

  /// Bytes that came out of this window up to a place in it, if nothing more is mended before it.
  func length(upTo end: Int) -> Int { isMended ? bytes.count + max(0, end - kept) : end }

  /// Hands on what is done of a window: its first `end` bytes.
  mutating func deliver<Sink: MendedSink & ~Copyable>(
    _ window: TextWindow, upTo end: Int, isFinal: Bool, around containment: inout Containment, into sink: inout Sink
  ) {
    if isMended {
      keep(window, upTo: end)
      unsafe bytes.withBytes { run in
        unsafe deliver(run, segments, isFinal, window.origin + end, around: &containment, into: &sink)
      }
      bytes.removeAll()
      segments.removeAll(keepingCapacity: true)
    } else if end > 0 || isFinal {
      let whole = [(count: end, decoded: window.origin, isCopy: true)]
      unsafe window.withBytes(0..<end) { run in
        unsafe deliver(run, whole, isFinal, window.origin + end, around: &containment, into: &sink)
      }
    }
    containment.forget()
    isMended = false
    kept = 0
  }

  /// Hands a run on, and what is behind the next boundary when the sink refuses a part of it.
  private func deliver<Sink: MendedSink & ~Copyable>(
    _ run: UnsafeBufferPointer<UInt8>, _ segments: [(count: Int, decoded: Int, isCopy: Bool)], _ isFinal: Bool,
    _ end: Int, around containment: inout Containment, into sink: inout Sink
  ) {
    var start = 0
    var refused = containment.lostFrom == nil ? nil : -1
    while true {
      if let place = refused {
        let lost = containment.lostFrom ?? decoded(start + place, segments)
        guard let boundary = containment.next(after: containment.lostFrom == nil ? start + place : -1) else {
          containment.lostFrom = lost
          // Nothing comes any more that could be gone on with.
          if isFinal { sink.resume([], depth: 0, lost: lost..<end) }
          return
        }
        containment.lostFrom = nil
        let lastLost = max(lost, boundary.decoded)
        sink.resume(containment.doctype + boundary.ancestors, depth: boundary.depth, lost: lost..<lastLost)
        start = boundary.place
      }
      place(segments, from: start, in: &sink)
      refused = unsafe sink.take(UnsafeBufferPointer(rebasing: run[start...]), isFinal: isFinal)
      if refused == nil { return }
    }
  }

  private func place<Sink: MendedSink & ~Copyable>(
    _ segments: [(count: Int, decoded: Int, isCopy: Bool)], from start: Int, in sink: inout Sink
  ) {
    var passed = 0
    for (count, decoded, isCopy) in segments {
      let skipped = max(0, min(count, start - passed))
      passed += count
      if count > skipped || count == 0 {
        sink.place(count - skipped, decoded: isCopy ? decoded + skipped : decoded, isCopy: isCopy)
      }
    }
  }

  private func decoded(_ place: Int, _ segments: [(count: Int, decoded: Int, isCopy: Bool)]) -> Int {
    var passed = 0
    for (count, decoded, isCopy) in segments {
      if place < passed + count { return isCopy ? decoded + max(0, place - passed) : decoded }
      passed += count
    }
    return segments.last.map { $0.isCopy ? $0.decoded + $0.count : $0.decoded } ?? 0
  }

  mutating func takeNotes() -> [Note] {
    if notes.isEmpty { return [] }
    defer { notes = [] }
    return notes
  }
}
