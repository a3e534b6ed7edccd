// Text whose tags were stripped, as it streams, to the events of the feed it was. Wires the room; knows no field.

import SluiceCore
import SluiceMarkup

/// Reads decoded text into batches of events. It holds back the item that is open and the one behind it, no more.
package struct ScrapedReader: ~Copyable {
  package private(set) var batch = EventBatch()
  private let limits: Limits
  private var writer: SectionWriter
  private var buffer = ByteBuffer(capacity: 64 << 10)
  /// Where the buffer begins in the text.
  private var offset = 0
  private var taken = 0
  private var lexer: PieceLexer?
  private var alignment: Alignment?
  private var trust: Int32 = 100
  private var pieces: [Piece] = []
  private var isSplit = false
  private var notes: [Note] = []

  /// So many sections are aligned together, as long as they are not longer than that.
  private static let batch = 12
  private static let look = 48 << 10
  /// Bytes of white space that end a section.
  private static let gap = 64 << 10
  /// An item of more pieces is none.
  private static let most = 16 << 10

  /// `hasBase` says that it is known where the document came from.
  package init(limits: Limits, hasBase: Bool) {
    self.limits = limits
    writer = SectionWriter(limits: limits, hasBase: hasBase)
  }

  /// Reads the next run of the decoded text; the batch of the run before is gone afterwards.
  package mutating func consume(_ run: UnsafeBufferPointer<UInt8>, isFinal: Bool) {
    batch.removeAll()
    unsafe buffer.append(run)
    taken += run.count
    if lexer == nil {
      guard isFinal || buffer.count >= PeriodFinder.window else { return }
      begin()
    }
    lex(isFinal: isFinal)
    forget()
    if isFinal { writer.close(at: taken, into: &batch) }
  }

  package mutating func beginBatch() { batch.removeAll() }

  package mutating func takeNotes() -> [Note] {
    let new = notes + writer.takeNotes()
    notes = []
    return new
  }

  /// No later event begins before this offset, and no later note.
  package var resumesAt: Int { pieces.first?.start ?? min(lexer?.open ?? 0, taken) }

  private mutating func begin() {
    let period = buffer.withSpan(0..<min(buffer.count, PeriodFinder.window)) { PeriodFinder.find($0) }
    lexer = PieceLexer(
      period?.layout ?? .lines, longest: max(limits.bytesPerField, 64), takesDays: period?.takesDays ?? false,
      known: period?.known ?? Vocabulary())
    guard let period else { return }
    alignment = Alignment(period.profile)
    trust = period.profile.trust
    alignment?.begin(atItem: false)
  }

  private mutating func lex(isFinal: Bool) {
    guard lexer != nil else { return }
    let offset = offset
    let range = 0..<buffer.count
    buffer.withSpan(range) { lexer?.cut($0, offset: offset, isFinal: isFinal) }
    let new = lexer?.pieces ?? []
    lexer?.removePieces()
    guard alignment != nil else {
      blocks(new, isFinal: isFinal)
      return
    }
    for piece in new {
      endBeforeGap(piece.start)
      pieces.append(piece)
      alignment?.step(piece.kind, piece.before)
      settle()
    }
    endBeforeGap(lexer?.open ?? 0)
    if isFinal, !pieces.isEmpty { flush(atEnd: true) }
  }

  /// Writes sections once the one behind them has ended too; several at a time, because what is open is aligned anew.
  private mutating func settle() {
    guard let ended = alignment?.ended else { return }
    let held = pieces[pieces.count - 1].end - pieces[0].start
    let isFull = pieces.count > ScrapedReader.most || held > limits.bytesPerField + (1 << 20)
    let isDue = ended.sections >= ScrapedReader.batch || (ended.sections >= 2 && held > ScrapedReader.look)
    guard isDue || isFull, let labels = alignment?.labels(atEnd: false) else { return }
    guard let all = alignment?.sections(of: pieces[...], labels: labels[...], trust: trust) else { return }
    if splitTitle(all) { return }
    // Of a section that does not end, what there is.
    let end = ended.sections >= 2 ? ended.settled : all[0].pieces.upperBound
    if isFull { notes.append(Note(.fieldLimit, decodedByte: pieces[end - 1].start)) }
    for (place, section) in all.enumerated() where section.pieces.upperBound <= end {
      write(section, place + 1 < all.count ? all[place + 1] : nil)
    }
    restart(behind: end)
  }

  /// Behind so much white space nothing goes on, whatever it is; it need not be kept to see what comes behind it.
  private mutating func endBeforeGap(_ place: Int) {
    guard isGap(place) else { return }
    flush(atEnd: true)
    alignment?.begin(atItem: true)
  }

  private func isGap(_ place: Int) -> Bool { pieces.last.map { place - $0.end > ScrapedReader.gap } ?? false }

  private mutating func flush(atEnd: Bool) {
    guard let alignment else { return }
    let labels = alignment.labels(atEnd: atEnd)
    let all = alignment.sections(of: pieces[...], labels: labels[...], trust: trust)
    if splitTitle(all) { return flush(atEnd: atEnd) }
    for (place, section) in all.enumerated() {
      write(section, place + 1 < all.count ? all[place + 1] : nil)
    }
    pieces.removeAll()
  }

  private mutating func write(_ section: Section, _ next: Section?) {
    let offset = offset
    let count = buffer.count
    buffer.withSpan(0..<count) { text in
      writer.write(section, pieces, text, offset: offset, first: next, into: &batch)
    }
  }

  private mutating func restart(behind count: Int) {
    pieces.removeFirst(count)
    alignment?.begin(atItem: true)
    for piece in pieces { alignment?.step(piece.kind, piece.before) }
  }

  /// In one line with the head, the first item's title has no beginning of its own; it is found by standing again.
  private mutating func splitTitle(_ sections: [Section]) -> Bool {
    guard !isSplit, let head = sections.first, head.kind == .head, sections.count > 1 else { return false }
    isSplit = true
    let item = sections[1]
    guard let title = item.first(.title), pieces[title.pieces.lowerBound].before == .space else { return false }
    let piece = pieces[title.pieces.lowerBound]
    let base = offset
    let end = pieces[title.pieces.upperBound - 1].end
    func range(_ field: SectionField?) -> Range<Int> {
      guard let field else { return 0..<0 }
      return pieces[field.pieces.lowerBound].start - base..<pieces[field.pieces.upperBound - 1].end - base
    }
    let count = buffer.count
    let place = buffer.withSpan(0..<count) { text in
      Origin.title(
        in: text.extracting(piece.start - base..<end - base), again: text.extracting(range(item.first(.again))),
        feed: text.extracting(range(head.first(.title))))
    }
    guard let place, piece.start + place < end else { return false }
    var front = piece
    front.end = piece.start + place - 1
    front.kind = .phrase
    var back = piece
    back.start = piece.start + place
    back.end = end
    back.kind = .phrase
    // A title does not go on over a line.
    back.before = .newline
    pieces.replaceSubrange(title.pieces, with: [front, back])
    alignment?.begin(atItem: false)
    for piece in pieces { alignment?.step(piece.kind, piece.before) }
    return true
  }

  /// What no open piece needs goes.
  private mutating func forget() {
    let start = min(resumesAt, offset + buffer.count)
    guard start - offset >= 64 << 10 || start == offset + buffer.count else { return }
    buffer.removeFirst(start - offset)
    offset = start
  }

  /// Without an order every block of lines is an entry, and says no more than its text.
  private mutating func blocks(_ new: [Piece], isFinal: Bool) {
    for piece in new {
      if piece.before == .blankLine || isGap(piece.start) { writeBlock() }
      pieces.append(piece)
      let held = pieces[pieces.count - 1].end - pieces[0].start
      if held > limits.bytesPerField || pieces.count > ScrapedReader.most { writeBlock() }
    }
    if isFinal || isGap(lexer?.open ?? 0) { writeBlock() }
  }

  private mutating func writeBlock() {
    guard !pieces.isEmpty else { return }
    let all = 0..<pieces.count
    let text = SectionField(field: .description, pieces: all, confidence: 0.2)
    write(Section(kind: .item, pieces: all, fields: [text]), nil)
    pieces.removeAll(keepingCapacity: true)
  }
}
