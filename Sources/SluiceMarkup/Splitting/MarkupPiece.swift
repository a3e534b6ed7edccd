// A stretch of the mended text that is read on its own. Not who reads it, nor where it was cut: that is the splitter.

import SluiceCore

/// Whole records, or what stands around them.
///
/// A class, because it is handed from the thread that mends to the one that reads and back, and never read by two.
package final class MarkupPiece: @unchecked Sendable {
  package internal(set) var bytes = ByteBuffer(capacity: 16)
  package internal(set) var layout = RunLayout()
  /// Where its records begin in the decoded text; none when it is what stands around them.
  package internal(set) var records: [Int] = []
  /// Where it begins in the decoded text.
  package internal(set) var start = 0

  /// Whether every byte is white space.
  var isBlank: Bool { bytes.withSpan(0..<bytes.count) { $0.isBlank } }

  /// Appends a part of a run, which begins at `start` and ends at `end` in the decoded text.
  func append(
    _ run: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ source: borrowing RunLayout,
    _ cursor: inout RunLayout.Cursor,
    start: Int, end: Int
  ) {
    if bytes.isEmpty { self.start = start }
    layout.append(source, range, at: bytes.count, &cursor)
    layout.end = end
    unsafe bytes.append(UnsafeBufferPointer(rebasing: run[range]))
  }

  /// Appends a piece that follows.
  func append(_ other: MarkupPiece) {
    var cursor = RunLayout.Cursor()
    unsafe other.bytes.withBytes { run in
      unsafe append(run, 0..<run.count, other.layout, &cursor, start: other.start, end: other.layout.end)
    }
  }
}
