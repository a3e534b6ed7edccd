// Records of one input on their way to the printer. Formats nothing itself.

import SluiceCore
import SluiceOutputs

/// Collects lines and hands them to the printer 64 KiB at a time.
final class RecordLines {
  private var writer: RecordWriter
  private let printer: Printer

  init(_ format: OutputFormat, input: String?, _ printer: Printer) {
    self.printer = printer
    writer = RecordWriter(format, input: input, hasColor: Printer.isTerminal)
  }

  func write(_ record: Record) throws {
    writer.write(record)
    if writer.count > 64 << 10 { try flush() }
  }

  func write(_ summary: Summary) { writer.write(summary) }

  func flush() throws {
    unsafe try writer.drain { bytes throws(any Error) in unsafe try printer.write(bytes) }
  }
}

extension Record {
  /// The word of `--emit` for it.
  var word: String {
    switch self {
    case .feed: "feeds"
    case .entry: "entries"
    case .note: "notes"
    }
  }
}

extension Summary {
  mutating func add(_ other: Summary) {
    entries += other.entries
    notes += other.notes
    bytes += other.bytes
    inputs += other.inputs
    rules.merge(other.rules, uniquingKeysWith: +)
  }
}
