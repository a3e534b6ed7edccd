// Records of one input on their way to the printer, in one of the formats. Formats nothing itself.

import SluiceCore
import SluiceOutputs

/// Collects lines and hands them to the printer 64 KiB at a time.
final class RecordLines {
  private var json: JSONLines
  private var pretty = Pretty(hasColor: Printer.isTerminal)
  private let isPretty: Bool
  private let printer: Printer

  init(isPretty: Bool, input: String?, _ printer: Printer) {
    self.isPretty = isPretty
    self.printer = printer
    json = JSONLines(input: input)
  }

  func write(_ record: Record) throws {
    if isPretty {
      pretty.write(record)
    } else {
      json.write(record)
    }
    if json.count + pretty.count > 64 << 10 { try flush() }
  }

  func write(_ summary: Summary) {
    if isPretty {
      pretty.write(summary)
    } else {
      json.write(summary)
    }
  }

  func flush() throws {
    if isPretty {
      unsafe try pretty.drain { bytes throws(any Error) in unsafe try printer.write(bytes) }
    } else {
      unsafe try json.drain { bytes throws(any Error) in unsafe try printer.write(bytes) }
    }
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
