// How far the reading is, on standard error: a bar on a terminal, plain lines elsewhere. Counts; reads nothing itself.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Sluice
import SluiceCore
import SluiceOutputs
import SystemPackage

/// Says how much of the inputs was read, how fast, and what came of it.
final class Progress {
  private let isTerminal: Bool
  private let width: Int
  /// Bytes of all inputs; nil when one of them, a pipe, does not tell.
  private let total: Int?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var due: ContinuousClock.Instant
  private var bytes = 0
  /// Of the inputs before the one that is read.
  private var earlier = Summary()
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

  /// So many bytes of an input were read, as they lie on the disk.
  func add(bytes count: Int, _ summary: Summary) {
    bytes += count
    let now = clock.now
    guard now >= due else { return }
    due = now + (isTerminal ? Progress.step.bar : Progress.step.line)
    show(summary, now)
  }

  func endInput(_ summary: Summary) { earlier.add(summary) }

  /// Before something else is written to standard error.
  func clear() {
    guard isDrawn else { return }
    isDrawn = false
    write("\r\u{1B}[K")
  }

  func finish() {
    clear()
    if !isTerminal { show(Summary(), clock.now) }
  }

  private func show(_ summary: Summary, _ now: ContinuousClock.Instant) {
    let seconds = (now - start) / .seconds(1)
    let line = ProgressLine(
      bytes: bytes, total: total, seconds: seconds, entries: earlier.entries + summary.entries,
      notes: earlier.notes + summary.notes)
    if isTerminal {
      write("\r" + String(line.bar.prefix(max(width - 1, 1))) + "\u{1B}[K")
      isDrawn = true
    } else {
      write("sluice: " + line.text + "\n")
    }
  }

  private func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      _ = unsafe try? FileDescriptor.standardError.writeAll(UnsafeRawBufferPointer(bytes))
    }
  }
}
