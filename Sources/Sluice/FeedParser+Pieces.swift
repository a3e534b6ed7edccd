// The way of a document that is read in pieces: records by a crew, what stands around them here, all delivered in order.
// Not where the pieces are cut, and not how a record is read.

import SluiceCore
import SluiceFeeds
import SluiceMarkup

extension FeedParser {
  /// Once it is decided what the feed says about its entries, each means the same wherever it is read.
  mutating func splitIfPossible() {
    guard options.jobs > 1, !isSplit, !due.isHeld, !due.waits, firstFeed != nil, options.limits.entries == .max,
      let depth = drafts.depthOfFeed, let parent = drafts.openBytes.last, reader.canSplit
    else { return }
    isSplit = true
    flight = Flight(jobs: options.jobs)
    reader.split(parent: parent, depth: depth, enough: options.bytesPerPiece)
  }

  /// All that was read is to be delivered, because what comes next may be long in coming.
  package mutating func drain() { isDraining = true }

  /// Nothing will come any more, though the input did not end: what waits for more is to be delivered as it is.
  package mutating func breakOff() {
    isDraining = true
    due.waits = false
    release()
  }

  /// Cuts pieces as long as there are bytes and few are under way, and reads the first; false when bytes are needed.
  mutating func readOnInPieces() -> Bool {
    forgetPlaces()
    let needsBytes = !cutPieces()
    if needsBytes, !isDraining, !flight.isFull { return false }
    guard let next = flight.next() else {
      isDraining = false
      return false
    }
    read(next)
    isRead = next.piece.layout.isFinal
    drafts.beginBatch()
    return true
  }

  /// So many notes of what is read ahead may wait for their records.
  private static let mostNotes = 8192

  /// False when all bytes are read and more may come.
  private mutating func cutPieces() -> Bool {
    // A flood of notes is memory too.
    while !flight.isFull, flight.isEmpty || due.notesWaiting < FeedParser.mostNotes {
      if let piece = reader.nextPiece() {
        let positions = piece.records.map { input.locate($0) }
        flight.add(piece, positions.isEmpty ? nil : Batch(piece, at: positions))
        continue
      }
      if hasAllPieces { return true }
      var hasEnded = false
      let stepped = unsafe input.step { run, decoded, isFinal in
        unsafe reader.consume(run, decoded: decoded, isFinal: isFinal)
        hasEnded = isFinal
      }
      hasAllPieces = hasEnded
      summary.bytes = input.bytes
      collectNotes()
      if stepped { continue }
      if isDraining { reader.flushPieces() }
      guard isDraining, let piece = reader.nextPiece() else { return false }
      flight.add(piece, Batch(piece, at: piece.records.map { input.locate($0) }))
    }
    return true
  }

  private mutating func forgetPlaces() {
    var start = reader.mendsAt ?? input.decodedBytes
    if let pieces = reader.piecesFrom { start = min(start, pieces) }
    if let first = flight.start { start = min(start, first) }
    input.forget(before: start)
  }

  private mutating func read(_ next: Flight.Piece) {
    guard var batch = next.batch else { return readInOrder(next.piece) }
    // What stood between records may have changed how these are read.
    let terms = Flight.Terms(edition: drafts.edition, isMirrored: maker.mirror.isDue)
    if flight.hasCrew, flight.terms != terms {
      flight.dismiss()
      batch = Batch(next.piece, at: batch.positions)
    }
    if flight.wantsCrew, let ancestors = next.piece.layout.boundaries.first?.ancestors, canFork(next.piece) {
      let feed = firstFeed
      flight.hire(
        { BatchReader(options, events: reader.events, ancestors: ancestors, drafts: drafts, maker: maker, feed: feed) },
        for: batch, on: terms)
    }
    if flight.finish(batch) { deliver(batch) } else { readInOrder(next.piece) }
  }

  /// Whether this parser stands between the records of the piece's element, as its readers will.
  private func canFork(_ piece: MarkupPiece) -> Bool {
    let depth = piece.layout.boundaries.first?.depth
    return drafts.depthOfFeed == depth && reader.depth == depth
  }

  /// Reads a piece here, as if nothing had been cut. What it says may change how entries are read.
  private mutating func readInOrder(_ piece: MarkupPiece) {
    if !piece.records.isEmpty { flight.dismiss() }
    reader.read(piece)
  }

  /// Delivers what a crew made of a piece.
  private mutating func deliver(_ batch: Batch) {
    reader.passOver(batch.piece)
    while let made = batch.made.popLast() {
      for var note in made.notes where reader.isNew(note) && drafts.isNew(note) {
        note.position = input.locate(note.decodedByte)
        due.add(note)
      }
      due.mark(entry: passed + due.entries, made.entry.decodedByte..<made.end + 1)
      deliverNotes(upTo: made.end + 1)
      due.add(.entry(made.entry), made.print)
    }
  }
}
