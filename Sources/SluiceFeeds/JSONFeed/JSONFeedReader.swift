// The reader behind the sniffer's door for JSON: decoded runs in, batches of events out. Types nothing.

import SluiceCore
import SluiceMarkup

/// Tokenizer and events as one. An item's events are there as soon as its object closes.
package struct JSONFeedReader: ~Copyable {
  private var tokenizer: JSONTokenizer
  private var events = JSONEvents()
  private var readTo = 0

  package init(limits: Limits, strict: Bool) { tokenizer = JSONTokenizer(limits: limits, strict: strict) }

  /// Reads the next run of the decoded text; the batch of the run before is gone afterwards.
  package mutating func consume(_ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool) {
    events.beginBatch()
    unsafe tokenizer.consume(run, decoded: decoded, isFinal: isFinal, into: &events)
    readTo = decoded + run.count
  }

  package mutating func beginBatch() { events.beginBatch() }

  /// The events of the last run.
  package var batch: EventBatch { _read { yield events.batch } }

  /// No later event begins before this offset of the decoded text, and no later note.
  package var resumesAt: Int { min(mendsAt, tokenizer.openAt ?? .max, events.waitsAt ?? .max) }

  /// No later repair stands before this offset of the decoded text.
  package var mendsAt: Int { min(tokenizer.pendingAt ?? readTo, tokenizer.removesAt ?? .max) }

  package mutating func takeNotes() -> [Note] {
    let mended = tokenizer.takeNotes()
    if events.notes.isEmpty { return mended }
    defer { events.notes = [] }
    return mended + events.notes
  }

  /// Why the reading ended, and where in the decoded text.
  package var failure: (reason: String, decodedByte: Int)? { tokenizer.failure }
}
