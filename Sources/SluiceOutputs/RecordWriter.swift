// One writer for every output that is a run of bytes, by its format. The only place that knows them all.

import SluiceCore

/// Writes records in a format.
public struct RecordWriter: ~Copyable {
  private let format: OutputFormat
  private var lines = JSONLines()
  private var array = JSONArray()
  private var table: DelimitedText
  private var pretty: Pretty

  /// A writer; colours and a width are for formats for people, formulas for tables. Nil for a database, which is no run of
  /// bytes.
  public init?(_ format: OutputFormat, hasColor: Bool = false, width: Int = 100, formulas: Formulas = .keep) {
    if format == .sqlite { return nil }
    self.format = format
    table = DelimitedText(format == .tsv ? .tabs : .commas, formulas: formulas)
    pretty = Pretty(hasColor: hasColor, width: width)
  }

  /// Says which input the next records are of, in formats for machines; nil when there is only one.
  public mutating func begin(input: String?) {
    switch format {
    case .jsonl: lines.input = input
    case .json: array.input = input
    case .csv, .tsv: table.input = input
    case .pretty, .sqlite: break
    }
  }

  /// Adds one record to what is written.
  public mutating func write(_ record: Record) {
    switch format {
    case .jsonl: lines.write(record)
    case .json: array.write(record)
    case .csv, .tsv: table.write(record)
    case .pretty: pretty.write(record)
    case .sqlite: break
    }
  }

  /// Takes a record that is not written; of a note, formats for people mark the next record.
  public mutating func pass(_ record: Record) {
    if format == .pretty { pretty.pass(record) }
  }

  /// Adds a summary; a table has no place for one.
  public mutating func write(_ summary: Summary) {
    switch format {
    case .jsonl: lines.write(summary)
    case .json: array.write(summary)
    case .pretty: pretty.write(summary)
    case .csv, .tsv, .sqlite: break
    }
  }

  /// Adds what makes the whole complete; nothing may be written after it.
  public mutating func finish() {
    if format == .json { array.finish() }
  }

  /// How many bytes are written and not taken.
  public var count: Int {
    switch format {
    case .jsonl: lines.count
    case .json: array.count
    case .csv, .tsv: table.count
    case .pretty: pretty.count
    case .sqlite: 0
    }
  }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  public mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    switch format {
    case .jsonl: unsafe try lines.drain(body)
    case .json: unsafe try array.drain(body)
    case .csv, .tsv: unsafe try table.drain(body)
    case .pretty: unsafe try pretty.drain(body)
    case .sqlite: break
    }
  }
}
