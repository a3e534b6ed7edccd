// Cuts the mended text between records, so that each piece can be read by a parser of its own. Reads nothing itself.

import SluiceCore

/// Collects whole records of one element into pieces, in document order, and what stands around them into others.
///
/// The mender knows where records begin and end; of those, the ones that stand directly in the element at `parent` are
/// taken for records here, and whoever reads a piece has to see whether they are.
package struct RecordSplitter: ~Copyable, MendedSink {
  private let parent: Int
  private let depth: Int
  private var ready: [MarkupPiece] = []
  private var given = 0
  /// Whole records.
  private var batch = MarkupPiece()
  /// What comes behind them: a record that has not ended, or none.
  private var open = MarkupPiece()
  private var record: Int?
  private var decoded = 0

  /// A piece of records is handed on when it has so many bytes.
  private let enough: Int
  /// A record that is longer than this is not waited for.
  private static let longest = 256 << 10

  /// Cuts at records directly in the element that begins at `parent` in the decoded text, `depth` elements deep.
  package init(parent: Int = -1, depth: Int = 0, enough: Int = 0) {
    self.parent = parent
    self.depth = depth
    self.enough = enough
  }

  package mutating func take(_ run: UnsafeBufferPointer<UInt8>, _ layout: borrowing RunLayout) {
    var cursor = RunLayout.Cursor()
    var place = 0
    decoded = layout.segments.first?.decoded ?? layout.end
    for boundary in layout.boundaries where boundary.parent == parent && boundary.depth == depth {
      unsafe keep(run, place..<boundary.place, layout, &cursor, end: boundary.decoded)
      place = boundary.place
      if record != nil || boundary.isStart { endRecord() }
      if boundary.isStart { record = boundary.decoded }
    }
    unsafe keep(run, place..<run.count, layout, &cursor, end: layout.end)
    if layout.isFinal {
      giveOpen(isFinal: true)
    } else if open.bytes.count > (record == nil ? enough : RecordSplitter.longest) {
      giveOpen(isFinal: false)
    }
  }

  private mutating func keep(
    _ run: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ layout: borrowing RunLayout,
    _ cursor: inout RunLayout.Cursor, end: Int
  ) {
    unsafe open.append(run, range, layout, &cursor, start: decoded, end: end)
    decoded = end
  }

  /// The record that is open is whole; without one, what stood around records goes on by itself unless it is blank.
  private mutating func endRecord() {
    guard let start = record else {
      if !open.isBlank { giveOpen(isFinal: false) }
      return
    }
    record = nil
    batch.append(open)
    batch.records.append(start)
    open = MarkupPiece()
    if batch.bytes.count >= enough { giveBatch() }
  }

  private mutating func giveBatch() {
    if batch.records.isEmpty { return }
    ready.append(batch)
    batch = MarkupPiece()
  }

  private mutating func giveOpen(isFinal: Bool) {
    giveBatch()
    record = nil
    open.layout.isFinal = isFinal
    ready.append(open)
    open = MarkupPiece()
  }

  /// The next piece that is done; nil when more text is needed.
  package mutating func next() -> MarkupPiece? {
    guard given < ready.count else {
      ready.removeAll(keepingCapacity: true)
      given = 0
      return nil
    }
    given += 1
    return ready[given - 1]
  }

  /// Hands on the records that are whole, few as they are.
  package mutating func flush() { giveBatch() }

  /// Where in the decoded text what is held begins; nil when nothing is.
  package var holdsFrom: Int? {
    if given < ready.count { return ready[given].start }
    if !batch.records.isEmpty { return batch.start }
    return open.bytes.isEmpty ? nil : open.start
  }
}
