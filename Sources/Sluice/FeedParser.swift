// The whole way for one input: bytes in, records out. Wires the rooms; each does its own work.

import SluiceCore
import SluiceDedup
import SluiceFeeds
import SluiceMarkup
import SluiceText

/// A push parser for one feed: bytes in as they come, typed records out, in flat memory.
///
/// ```swift
/// var parser = FeedParser()
/// parser.consume(Array("<rss version='2.0'><channel><item><title>One</title></item></channel></rss>".utf8))
/// parser.finish()
/// while let record = try parser.next() {
///   if case .entry(let entry) = record { print(entry.title ?? "untitled") }
/// }
/// ```
///
/// Take records with ``next()`` after each ``consume(_:)``: parsing happens there, a piece at a time, so what is
/// not taken is not yet made; with ``Options/jobs`` some are made ahead, and come with later chunks or after ``finish()``.
/// The same records come for any chunks and any jobs.
public struct FeedParser: ~Copyable {
  let options: Options
  var input: DecodedInput
  var reader: EventReader
  var drafts: DraftReader
  var maker: EntryMaker
  var head = ByteBuffer(capacity: 1024)
  var sniffed = 0
  var due = Due()
  var failure: SluiceError?
  var isRead = false
  package internal(set) var isDone = false
  var firstFeed: Feed?
  var isRepaired = false
  var feedPlaces: [Int: Position] = [:]
  var entryPlaces: [Int: Position] = [:]
  var locatedNodes = 0
  /// The same of the entry that is open, by where it begins.
  var locatedInEntry = (entry: -1, nodes: 0)
  var window: EvidenceWindow
  var deduplication: Deduplication
  /// Entries that passed deduplication, left out or not: the number of the next in the input.
  var passed = 0
  /// What deduplication noted of a record, and the record, the first last.
  var passing: [Record] = []
  /// Pieces of the document under way, once it is read in pieces.
  var flight = Flight(jobs: 1)
  var isSplit = false
  var hasAllPieces = false
  var isDraining = false

  /// What was delivered so far.
  public internal(set) var summary = Summary()

  /// A parser for one input.
  ///
  /// `name` is what entries of other inputs call this one in ``DuplicateOf/input``.
  public init(options: Options = Options(), name: String? = nil) {
    self.options = options
    input = DecodedInput(charset: options.charset, limits: options.limits, isRaw: options.strict)
    reader = EventReader(options)
    drafts = DraftReader(
      books: options.compiled.books, base: options.base, limits: options.limits, dialect: options.dialect?.rawValue)
    maker = EntryMaker(options)
    window = EvidenceWindow(isOpen: options.repair != .off)
    deduplication = Deduplication(options, input: name)
    summary.inputs = 1
  }

  /// Takes the next bytes of the input; they may end anywhere.
  public mutating func consume(_ bytes: [UInt8]) { input.consume(bytes) }

  /// No more bytes will come.
  public mutating func finish() { input.finish() }

  /// The next record; nil when more bytes are needed, and after ``finish()`` when all is read.
  ///
  /// - Throws: ``SluiceError`` when nothing more can be read; every record before the trouble was delivered.
  public mutating func next() throws(SluiceError) -> Record? {
    while true {
      if let record = passing.popLast() {
        count(record)
        return record
      }
      if let (record, print) = due.next() {
        if let record = pass(record, print) {
          count(record)
          return record
        }
        continue
      }
      if isDone {
        defer { failure = nil }
        if let failure { throw failure }
        return nil
      }
      if let step = drafts.next(reader.batch) {
        deliver(step)
      } else if isAtEnd {
        end()
      } else if !readOn() {
        return nil
      }
    }
  }

  /// The encoding in use, by its WHATWG name in lower case; nil before it is decided.
  public var charset: String? { input.charset }

  /// Before the first record is read: entries of inputs read before, which these are compared with. What is handed over
  /// must have been made with the same options.
  public mutating func resume(_ seen: consuming SeenEntries) { deduplication.resume(seen) }

  /// Hands over which entries were seen, for the next input. To be called when all is read.
  public mutating func takeSeen() -> SeenEntries { deduplication.take() }

  /// A record on its last step; nil when it is left out.
  mutating func pass(_ record: consuming Record, _ print: Fingerprint?) -> Record? {
    switch consume record {
    case .note(let note): return .note(note)
    case .feed(var feed):
      deduplication.pass(&feed)
      return .feed(feed)
    case .entry(var entry):
      entry.number = passed
      let print = print ?? deduplication.fingerprinter.read(&entry)
      let verdict = deduplication.pass(&entry, print, number: passed, next: passed == 0 ? due.nextEntry : nil)
      passed += 1
      summary.evictions = deduplication.evictions
      if verdict.isDuplicate { summary.duplicates += 1 }
      if verdict.notes.isEmpty { return verdict.isLeftOut ? nil : .entry(entry) }
      if !verdict.isLeftOut { passing.append(.entry(entry)) }
      passing += verdict.notes.reversed().map(Record.note)
      return passing.popLast()
    }
  }

  mutating func count(_ record: Record) {
    summary.bytes = input.bytes
    switch record {
    case .entry: summary.entries += 1
    case .note(let note): summary.count(note)
    case .feed: break
    }
  }
}
