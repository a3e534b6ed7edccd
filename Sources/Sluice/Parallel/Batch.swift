// A piece of whole records, and what became of it. Not who reads it.

import SluiceCore
import SluiceDedup
import SluiceMarkup

/// A class, because it is handed to the thread that reads it and back, and never used by two at a time.
final class Batch: CrewWork, @unchecked Sendable {
  /// One entry, with all that is made of it alone.
  struct Made {
    var entry: Entry
    var print: Fingerprint?
    /// What was noted while it was read, without places, in the order of the rooms.
    var notes: [Note]
    /// Where its end tag begins, in the decoded text.
    var end: Int
  }

  let piece: MarkupPiece
  /// Where each record stands in the input.
  let positions: [Position]
  /// The entries, the last first, so that they can be taken without a copy.
  var made: [Made] = []
  /// Whether all that stands in the piece are entries, and nothing in it changes what follows. If not, the piece is
  /// read again where the order is known.
  var isPlain = false
  var isDone = false

  init(_ piece: MarkupPiece, at positions: [Position]) {
    self.piece = piece
    self.positions = positions
  }
}
