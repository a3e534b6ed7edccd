// The readers behind the sniffer's doors, as one: decoded runs in, batches of events out. Reads nothing itself.

import SluiceCore
import SluiceFeeds
import SluiceMarkup

/// Which reader makes the events of an input; each gives the same kind of events to the same draft reader.
enum Door {
  /// The head is held until it is clear what it is.
  case undecided
  /// Markup, mended and read by expat.
  case xml
  /// JSON, mended by its own reader.
  case json
  /// Text whose tags were stripped.
  case scraped
}

/// Hands decoded text to the reader behind the door that was opened, and its events on.
struct EventReader: ~Copyable {
  private(set) var door = Door.undecided
  private var markup: MarkupStream
  private var json: JSONFeedReader
  private var scraped: ScrapedReader

  init(_ options: Options) {
    scraped = ScrapedReader(limits: options.limits, hasBase: options.base != nil)
    markup = MarkupStream(limits: options.limits, strict: options.strict)
    json = JSONFeedReader(limits: options.limits, strict: options.strict)
    switch options.dialect {
    case .scraped: door = .scraped
    case .rss, .rdf, .atom: door = .xml
    case nil: break
    }
  }

  /// Opens a door; it stays open to the end of the input.
  mutating func open(_ chosen: Door) { door = chosen }

  /// Reads the next run of the decoded text; the batch of the run before is gone afterwards.
  mutating func consume(_ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool) {
    switch door {
    case .undecided: break
    case .xml: unsafe markup.consume(run, decoded: decoded, isFinal: isFinal)
    case .json: unsafe json.consume(run, decoded: decoded, isFinal: isFinal)
    case .scraped: unsafe scraped.consume(run, isFinal: isFinal)
    }
  }

  /// The events of the last run.
  var batch: EventBatch {
    _read {
      switch door {
      case .undecided, .xml: yield markup.events.batch
      case .json: yield json.batch
      case .scraped: yield scraped.batch
      }
    }
  }

  /// Forgets the events of the last run.
  mutating func beginBatch() {
    switch door {
    case .undecided: break
    case .xml: markup.events.beginBatch()
    case .json: json.beginBatch()
    case .scraped: scraped.beginBatch()
    }
  }

  /// No later event begins before this offset of the decoded text, and no later note.
  var resumesAt: Int {
    switch door {
    case .undecided: 0
    case .xml: markup.resumesAt
    case .json: json.resumesAt
    case .scraped: scraped.resumesAt
    }
  }

  /// No later repair stands before this offset of the decoded text; nil when none is under way.
  var mendsAt: Int? {
    switch door {
    case .undecided: nil
    case .xml: markup.mendsAt
    case .json: json.mendsAt
    case .scraped: scraped.resumesAt
    }
  }

  /// The parser of markup, as far as it was given any.
  var events: EventParser {
    _read { yield markup.events }
  }

  /// How many elements are open in it.
  var depth: Int { markup.events.depth }

  /// Whether records can be read apart from each other.
  var canSplit: Bool { door == .xml && markup.canSplit }

  /// From now on runs are cut in pieces and not parsed; see ``MarkupStream/split(parent:depth:enough:)``.
  mutating func split(parent: Int, depth: Int, enough: Int) {
    markup.split(parent: parent, depth: depth, enough: enough)
  }

  mutating func nextPiece() -> MarkupPiece? { markup.nextPiece() }
  mutating func flushPieces() { markup.flushPieces() }
  var piecesFrom: Int? { markup.piecesFrom }

  /// Parses a piece, which makes a new batch of events.
  mutating func read(_ piece: MarkupPiece) { markup.read(piece) }

  /// A piece was read elsewhere.
  mutating func passOver(_ piece: MarkupPiece) { markup.passOver(piece) }

  /// Whether a note of a reader elsewhere says what none has said yet.
  mutating func isNew(_ note: Note) -> Bool { markup.events.isNew(note) }

  mutating func takeNotes() -> [Note] {
    switch door {
    case .undecided: []
    case .xml: markup.takeNotes()
    case .json: json.takeNotes()
    case .scraped: scraped.takeNotes()
    }
  }

  /// Where nothing more can be read, in the decoded text.
  var failedAt: Int? {
    switch door {
    case .undecided, .scraped: nil
    case .xml: markup.failure?.decodedByte
    case .json: json.failure?.decodedByte
    }
  }

  /// Why, as an error with its place.
  func failure(in input: borrowing DecodedInput) -> SluiceError? {
    switch door {
    case .undecided, .scraped: nil
    case .xml: markup.failure(in: input)
    case .json: json.failure.map { SluiceError(.malformed, $0.reason, at: input.locate($0.decodedByte)) }
    }
  }
}
