// Reads whole records apart from the rest of the document: events, drafts and entries as the parser itself would make
// them. Knows no other record and no order.

import SluiceCore
import SluiceFeeds
import SluiceMarkup

/// The rooms of one worker. A class, because a thread owns it; no two use it at a time.
final class BatchReader: @unchecked Sendable {
  private var events: EventParser
  private var drafts: DraftReader
  private var maker: EntryMaker
  private var fingerprinter: EntryFingerprinter
  private let base: String?
  private let language: String?
  private let depth: Int
  private let edition: Int
  private let isMirrored: Bool
  /// Whether the document said something that it cannot go on from.
  private var isSpent = false

  /// A reader that stands where these stand. `feed` is what is known of the feed.
  init(
    _ options: Options, events: borrowing EventParser, ancestors: [UInt8], drafts: borrowing DraftReader,
    maker: borrowing EntryMaker, feed: Feed?
  ) {
    self.events = EventParser(forking: events, ancestors: ancestors, limits: options.limits)
    self.drafts = DraftReader(forking: drafts, limits: options.limits)
    self.maker = EntryMaker(forking: maker)
    fingerprinter = EntryFingerprinter(options)
    base = feed?.link
    language = feed?.language
    depth = events.depth
    edition = drafts.edition
    isMirrored = maker.mirror.isDue
  }

  /// Reads all records of a batch.
  func read(_ batch: Batch) {
    if isSpent { return }
    events.beginBatch()
    unsafe batch.piece.bytes.withBytes { unsafe events.take($0, batch.piece.layout) }
    events.endText()
    drafts.beginBatch()
    while let step = drafts.next(events.batch) {
      let number = batch.made.count
      guard case .entry = step, number < batch.piece.records.count,
        batch.piece.records[number] == drafts.resting.decodedByte
      else { break }
      var (entry, mirrored) = maker.make(drafts, at: batch.positions[number], base: base, language: language)
      let print = fingerprinter.read(&entry)
      batch.made.append(
        Batch.Made(entry: entry, print: print, notes: mirrored + takeNotes(), end: drafts.stepByte))
    }
    let rest = takeNotes()
    isSpent =
      batch.made.count != batch.piece.records.count || events.failure != nil || events.depth != depth
      || !drafts.hasOnlyEntries || drafts.edition != edition || maker.mirror.isDue != isMirrored || !rest.isEmpty
    batch.isPlain = !isSpent
    if isSpent { batch.made = [] } else { batch.made.reverse() }
  }

  private func takeNotes() -> [Note] { events.takeNotes() + drafts.takeNotes() + maker.builder.reader.takeNotes() }
}
