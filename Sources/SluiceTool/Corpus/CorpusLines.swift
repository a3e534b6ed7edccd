// Lines of the corpus commands on standard output, and how far they are on a terminal. Counts no cases.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lines on standard output; a reader that goes away ends the command.
final class CorpusLines {
  private let printer: Printer
  private(set) var failure: (any Error)?
  private let isShown = isatty(2) == 1
  private let clock = ContinuousClock()
  private var due: ContinuousClock.Instant
  private var isDrawn = false

  init() throws {
    printer = try Printer(path: nil)
    due = clock.now + .milliseconds(500)
  }

  func write(_ lines: [String]) {
    guard failure == nil, !lines.isEmpty else { return }
    clear()
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    do { unsafe try bytes.withUnsafeBytes { unsafe try printer.write($0) } } catch { failure = error }
  }

  /// Says on a terminal how many of all are done, ten times a second.
  func show(_ done: Int, of all: Int) {
    guard isShown, clock.now >= due else { return }
    due = clock.now + .milliseconds(100)
    isDrawn = true
    Printer.toStandardError("\r\(done) of \(all)\u{1B}[K")
  }

  func finish() throws {
    clear()
    if let failure { throw failure }
  }

  private func clear() {
    if isDrawn { Printer.toStandardError("\r\u{1B}[K") }
    isDrawn = false
  }
}
