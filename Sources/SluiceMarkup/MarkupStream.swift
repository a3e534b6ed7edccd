// Mender and expat as one: decoded runs in, batches of events out. Knows neither encodings nor feeds.

import SluiceCore

/// The markup rooms behind one document.
package struct MarkupStream: ~Copyable {
  private var mender: Mender
  package var events: EventParser
  private let isStrict: Bool
  private var isRead = false
  /// Cuts the mended text in pieces, once these are read one by one and not as they come.
  private var splitter = RecordSplitter()
  private var isSplit = false

  /// `without` leaves rules of mending out, for tests of what happens when expat refuses.
  package init(limits: Limits, strict: Bool, details: Bool = false, without rules: Set<Rule> = []) {
    events = EventParser(limits: limits, strict: strict, details: details, goesOn: !strict)
    mender = Mender(limits: limits, without: rules)
    isStrict = strict
  }

  /// Parses the next run of the decoded text; the batch of the run before is gone afterwards.
  package mutating func consume(_ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool) {
    if isSplit {
      unsafe mender.mend(run, decoded: decoded, isFinal: isFinal, into: &splitter)
      return
    }
    events.beginBatch()
    isRead = isFinal
    if isStrict {
      unsafe events.take(run, RunLayout(copyOf: run.count, at: decoded, isFinal: isFinal))
    } else {
      unsafe mender.mend(run, decoded: decoded, isFinal: isFinal, into: &events)
    }
  }

  /// Whether records can be read apart from each other: each means the same whatever stands before it.
  package var canSplit: Bool { !isStrict && !mender.hasDoctype && !isSplit }

  /// From the next run on the mended text is not parsed but cut in pieces, at the records directly in the element that
  /// begins at `parent` in the decoded text, `depth` elements deep; a piece has `enough` bytes.
  package mutating func split(parent: Int, depth: Int, enough: Int) {
    splitter = RecordSplitter(parent: parent, depth: depth, enough: enough)
    isSplit = true
  }

  /// The next piece of what was mended; nil when more is needed.
  package mutating func nextPiece() -> MarkupPiece? { splitter.next() }

  /// Makes a piece of the records that are whole, few as they are.
  package mutating func flushPieces() { splitter.flush() }

  /// Where in the decoded text the pieces begin that were not taken yet; nil when there are none.
  package var piecesFrom: Int? { splitter.holdsFrom }

  /// Parses a piece; pieces come in document order.
  package mutating func read(_ piece: MarkupPiece) {
    events.beginBatch()
    isRead = piece.layout.isFinal
    unsafe piece.bytes.withBytes { unsafe events.take($0, piece.layout) }
  }

  /// A piece was read elsewhere.
  package mutating func passOver(_ piece: MarkupPiece) {
    events.beginBatch()
    events.endText()
    isRead = piece.layout.isFinal
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
