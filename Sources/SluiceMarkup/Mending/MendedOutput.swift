// What comes out of a window: as it stands as long as nothing was mended, else a copy with the repairs in it.

import SluiceCore

/// The mended text of one window, with its layout and its notes.
struct MendedOutput: ~Copyable {
  private var bytes = ByteBuffer(capacity: 64)
  private var layout = RunLayout()
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
      layout.segments.append(.init(count: text.count, decoded: window.origin + range.lowerBound, isCopy: false))
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
    layout.segments.append(.init(count: end - kept, decoded: window.origin + kept, isCopy: true))
    kept = end
  }

  /// Bytes that came out of this window up to a place in it, if nothing more is mended before it.
  private func length(upTo end: Int) -> Int { isMended ? bytes.count + max(0, end - kept) : end }

  /// A record begins at a place of the window, or has ended there.
  mutating func addBoundary(_ window: TextWindow, _ place: Int, in open: OpenElements, isStart: Bool) {
    layout.addBoundary(open, place: length(upTo: place), decoded: window.origin + place, isStart: isStart)
  }

  /// What is declared, and must be again where reading goes on.
  mutating func declare(_ doctype: [UInt8]) { layout.doctype = doctype }

  /// A text, or a part of a CDATA section, that nothing is mended in.
  ///
  /// Behind a `]` or a return, or a repair, expat may still wait for what follows; so it may at the beginning of a run.
  /// Line ends are its own business (XML 1.0 §2.11), and what a document type declares depends on what it has read.
  mutating func addText(_ window: TextWindow, _ range: Range<Int>) {
    let start = length(upTo: range.lowerBound)
    guard layout.doctype.isEmpty, range.lowerBound >= kept else { return }
    if let last = layout.texts.last, last.range.upperBound == start {
      if window.has(0x0D, in: range) { return }
      if last.isReference {
        layout.texts.append(.init(range: start..<start + range.count, isReference: false))
      } else {
        layout.texts[layout.texts.count - 1].range = last.range.lowerBound..<start + range.count
      }
      return
    }
    guard range.count >= RunLayout.leastText, range.lowerBound > (isMended ? kept : 0),
      window[range.lowerBound - 1] != 0x5D, window[range.lowerBound - 1] != 0x0D, !window.has(0x0D, in: range)
    else { return }
    layout.texts.append(.init(range: start..<start + range.count, isReference: false))
  }

  /// A reference that is sound and needs no declaration; it goes with the text it stands behind.
  mutating func addReference(_ range: Range<Int>) {
    let start = length(upTo: range.lowerBound)
    guard layout.texts.last?.range.upperBound == start, range.lowerBound >= kept else { return }
    layout.texts.append(.init(range: start..<start + range.count, isReference: true))
  }

  /// Hands on what is done of a window: its first `end` bytes.
  mutating func deliver<Sink: MendedSink & ~Copyable>(
    _ window: TextWindow, upTo end: Int, isFinal: Bool, into sink: inout Sink
  ) {
    layout.end = window.origin + end
    layout.isFinal = isFinal
    if isMended {
      keep(window, upTo: end)
      unsafe bytes.withBytes { unsafe sink.take($0, layout) }
      bytes.removeAll()
    } else if end > 0 || isFinal {
      layout.segments.append(.init(count: end, decoded: window.origin, isCopy: true))
      unsafe window.withBytes(0..<end) { unsafe sink.take($0, layout) }
    }
    layout.removeAll()
    isMended = false
    kept = 0
  }

  mutating func takeNotes() -> [Note] {
    if notes.isEmpty { return [] }
    defer { notes = [] }
    return notes
  }
}
