// Records of a run on their way to the printer. Formats nothing itself.

import SluiceCore
import SluiceOutputs

/// Collects what is written and hands it to the printer 64 KiB at a time.
final class RecordLines: RecordSink {
  private var writer: RecordWriter
  private let printer: Printer

  /// Nil for a format that is no run of bytes.
  init?(_ format: OutputFormat, formulas: Formulas = .keep, _ printer: Printer) {
    guard
      let writer = RecordWriter(
        format, hasColor: printer.hasColor, width: Printer.width(of: 1) ?? 100, formulas: formulas)
    else { return nil }
    self.printer = printer
    self.writer = writer
  }

  func begin(input: String, isNamed: Bool) { writer.begin(input: isNamed ? input : nil) }

  func write(_ record: Record) throws {
    writer.write(record)
    if writer.count > 64 << 10 { try flush() }
  }

  func pass(_ record: Record) { writer.pass(record) }

  func skipEntry() {}

  func write(_ summary: Summary) {
    writer.begin(input: nil)
    writer.write(summary)
  }

  func flush() throws {
    unsafe try writer.drain { bytes throws(any Error) in unsafe try printer.write(bytes) }
  }

  func finish() throws {
    writer.finish()
    try flush()
    try printer.finish()
  }

  func abandon() throws {
    writer.finish()
    try flush()
    printer.abandon()
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
    duplicates += other.duplicates
    evictions += other.evictions
    bytes += other.bytes
    inputs += other.inputs
    rules.merge(other.rules, uniquingKeysWith: +)
  }
}
