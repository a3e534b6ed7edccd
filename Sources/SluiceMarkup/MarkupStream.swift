// Mender and expat as one: decoded runs in, batches of events out. Knows neither encodings nor feeds.

import SluiceCore

/// The markup rooms behind one document.
package struct MarkupStream: ~Copyable {
  private var mender: Mender
  package var events: EventParser
  private let isStrict: Bool
  private var isRead = false

  /// `without` leaves rules of mending out, for tests of what happens when expat refuses.
  package init(limits: Limits, strict: Bool, details: Bool = false, without rules: Set<Rule> = []) {
    events = EventParser(limits: limits, strict: strict, details: details)
    mender = Mender(limits: limits, without: rules)
    isStrict = strict
  }

  /// Parses the next run of the decoded text; the batch of the run before is gone afterwards.
  package mutating func consume(_ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool) {
    events.beginBatch()
    isRead = isFinal
    if isStrict {
      unsafe events.take(run, RunLayout(copyOf: run.count, at: decoded, isFinal: isFinal))
    } else {
      unsafe mender.mend(run, decoded: decoded, isFinal: isFinal, into: &events)
    }
  }

  /// No later event begins before this offset of the decoded text, and no later note.
  package var resumesAt: Int { min(events.resumesAt, mender.resumesAt ?? .max) }

  /// No later repair stands before this offset of the decoded text; nil when none is under way.
  package var mendsAt: Int? { mender.resumesAt }

  package mutating func takeNotes() -> [Note] {
    let mended = mender.takeNotes()
    let seen = events.takeNotes()
    return mended.isEmpty ? seen : mended + seen
  }

  /// What ends the reading: as long as more is to come, a boundary to go on at may come too, but not under `strict`.
  package var failure: EventParser.Failure? { isStrict || isRead ? events.failure : nil }

  /// What expat refused, as an error with its place.
  package func failure(in input: borrowing DecodedInput) -> SluiceError? {
    guard let failure else { return nil }
    var position = input.locate(failure.decodedByte)
    if isStrict {
      // The bytes may be UTF-16, where only expat itself can count lines.
      position.line = failure.line
      position.column = failure.column
    }
    return SluiceError(.malformed, failure.reason, at: position)
  }
}
