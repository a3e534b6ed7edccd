// The words of a progress line: shares, speeds, times.

import SluiceOutputs
import Testing

struct ProgressLineTests {
  static let lines: [(ProgressLine, String)] = [
    (
      ProgressLine(bytes: 50_000_000, total: 200_000_000, seconds: 2, entries: 12_000, notes: 3),
      "[##--------] 25 % of 200.0 MB, 25.0 MB/s, 0:06 left, 12000 entries, 3 notes"
    ),
    (
      ProgressLine(bytes: 1_250_000, total: nil, seconds: 0.5, entries: 1, notes: 1),
      "1.3 MB, 2.5 MB/s, 1 entry, 1 note"
    ),
    // A file that grew; an empty one; nothing read yet; more than an hour.
    (
      ProgressLine(bytes: 300, total: 200, seconds: 1, entries: 0, notes: 0),
      "[##########] 100 % of 0.0 MB, 0.0 MB/s, 0 entries, 0 notes"
    ),
    (ProgressLine(bytes: 0, total: 0, seconds: 0, entries: 0, notes: 0), "0.0 MB, 0 entries, 0 notes"),
    (
      ProgressLine(bytes: 0, total: 1_000_000, seconds: 3, entries: 0, notes: 0),
      "[----------] 0 % of 1.0 MB, 0.0 MB/s, 0 entries, 0 notes"
    ),
    (
      ProgressLine(bytes: 1_000_000, total: 100_000_000_000, seconds: 0.04, entries: 9, notes: 0),
      "[----------] 0 % of 100000.0 MB, 25.0 MB/s, 1:06:40 left, 9 entries, 0 notes"
    ),
  ]

  @Test(arguments: lines)
  func saysWhatThereIs(_ line: ProgressLine, _ wanted: String) { #expect(line.bar == wanted) }
}
