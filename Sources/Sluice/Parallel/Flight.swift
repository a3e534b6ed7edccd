// The pieces of a document that are under way, in its order. Not their reading.

import SluiceMarkup

/// Pieces that were cut and not yet delivered, and the crew that reads them.
struct Flight: ~Copyable {
  /// A piece, and the batch made of it when it holds records.
  struct Piece {
    var piece: MarkupPiece
    var batch: Batch?
  }

  /// What a crew takes for granted, beside what it was made of.
  struct Terms: Equatable {
    /// Which rules hold.
    var edition: Int
    /// Whether the feed is SlideShare's.
    var isMirrored: Bool
  }

  private var pieces: [Piece] = []
  /// Those of the crew that was hired last.
  private(set) var terms: Terms?
  /// Pieces that may be under way: enough that no thread waits for another.
  private var capacity = 0
  private let jobs: Int
  private var crew: Crew<Batch>?
  /// How often a crew had to be given up, because the document was not what it seemed.
  private var failures = 0
  /// So often it is tried; a document that is never plain is read in its order.
  private static let patience = 8

  init(jobs: Int) {
    self.jobs = jobs
    capacity = 2 * jobs + 2
  }

  deinit { crew?.end() }

  var isEmpty: Bool { pieces.isEmpty }
  var isFull: Bool { pieces.count >= capacity }
  /// Whether records are read by a crew.
  var hasCrew: Bool { crew != nil }
  /// Whether one may be tried.
  var wantsCrew: Bool { crew == nil && failures < Flight.patience }
  /// Where the first piece begins in the decoded text.
  var start: Int? { pieces.first?.piece.start }

  mutating func add(_ piece: MarkupPiece, _ batch: Batch?) {
    pieces.append(Piece(piece: piece, batch: batch))
    if let batch { crew?.add(batch) }
  }

  /// The first piece, which is under way no more.
  mutating func next() -> Piece? { pieces.isEmpty ? nil : pieces.removeFirst() }

  /// From here on a crew reads: first `batch`, then those that are under way.
  mutating func hire(_ makeReader: () -> BatchReader, for batch: Batch, on terms: Terms) {
    self.terms = terms
    let crew = Crew<Batch>(
      (0..<jobs).map { _ in
        let reader = makeReader()
        return { reader.read($0) }
      })
    crew.add(batch)
    for piece in pieces { if let batch = piece.batch { crew.add(batch) } }
    self.crew = crew
  }

  /// Returns when a batch was read; whether what was made of it counts.
  func finish(_ batch: Batch) -> Bool {
    guard let crew else { return false }
    crew.finish(batch)
    return batch.isPlain
  }

  /// The document is not what the crew was told: what it made of later pieces counts no more.
  mutating func dismiss() {
    guard let crew else { return }
    crew.end()
    self.crew = nil
    failures += 1
    for place in pieces.indices {
      if let old = pieces[place].batch { pieces[place].batch = Batch(old.piece, at: old.positions) }
    }
  }
}
