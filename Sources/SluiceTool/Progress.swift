// How far the reading is, on standard error: a bar on a terminal, plain lines elsewhere. Counts; reads nothing itself.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Sluice
import SluiceOutputs

/// Says how much of the inputs was read, how fast, and what came of it.
final class Progress {
  private let isTerminal: Bool
  private let width: Int
  /// Bytes of all inputs; nil when one of them, a pipe, does not tell.
  private let total: Int?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var due: ContinuousClock.Instant
  /// Of the inputs before the one that is read.
  private var earlier = (bytes: 0, records: Summary())
  /// Bytes of the input that is read, when it was last looked at.
  private var bytes = 0
  private var isDrawn = false

  /// A bar comes after half a second, ten times a second; lines come every other second, and at the end.
  private static let step = (bar: Duration.milliseconds(100), line: Duration.seconds(2))

  /// `isWanted` as the command line says it; without a word, a bar where only the records do not go to the terminal.
  init?(isWanted: Bool?, inputs: [String], isOutputSeen: Bool) {
    let isShown = isatty(2) == 1 && !isOutputSeen
    guard isWanted ?? isShown else { return nil }
    isTerminal = isShown
    width = Printer.width(of: 2) ?? 80
    var sum: Int? = 0
    for input in inputs { sum = sum.flatMap { sum in InputFile.size(of: input).map { sum + $0 } } }
    total = sum
    start = clock.now
    due = start + (isTerminal ? .milliseconds(500) : Progress.step.line)
  }

  /// Shows an input that is being read, when more of it was read and it is time.
  func look(at file: InputFile, _ reader: FeedReader) {
    guard file.bytesRead > bytes else { return }
    bytes = file.bytesRead
    let now = clock.now
    guard now >= due else { return }
    due = now + (isTerminal ? Progress.step.bar : Progress.step.line)
    show(reader.summary, now)
  }

  /// Counts an input that was read, to its end or not.
  func endInput(_ file: InputFile, _ reader: FeedReader) {
    look(at: file, reader)
    earlier.bytes += file.bytesRead
    earlier.records.add(reader.summary)
    bytes = 0
  }

  /// Before something else is written to standard error.
  func clear() {
    guard isDrawn else { return }
    isDrawn = false
    Printer.toStandardError("\r\u{1B}[K")
  }

  func finish() {
    clear()
    if !isTerminal { show(Summary(), clock.now) }
  }

  private func show(_ summary: Summary, _ now: ContinuousClock.Instant) {
    let seconds = (now - start) / .seconds(1)
    let line = ProgressLine(
      bytes: earlier.bytes + bytes, total: total, seconds: seconds, entries: earlier.records.entries + summary.entries,
      notes: earlier.records.notes + summary.notes)
    if isTerminal {
      Printer.toStandardError("\r" + String(line.bar.prefix(max(width - 1, 1))) + "\u{1B}[K")
      isDrawn = true
    } else {
      Printer.toStandardError("sluice: " + line.text + "\n")
    }
  }
}
