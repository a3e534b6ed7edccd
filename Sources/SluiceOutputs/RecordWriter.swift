// One writer for every output, by its format. The only place that knows them all, so that none can be forgotten.

import SluiceCore

/// Writes records in a format.
public struct RecordWriter: ~Copyable {
  private let format: OutputFormat
  private var json: JSONLines
  private var pretty: Pretty

  /// A writer; `input` names the input in formats for machines, colours are for formats for people.
  public init(_ format: OutputFormat, input: String? = nil, hasColor: Bool = false) {
    self.format = format
    json = JSONLines(input: input)
    pretty = Pretty(hasColor: hasColor)
  }

  /// Adds one record to what is written.
  public mutating func write(_ record: Record) {
    switch format {
    case .jsonl: json.write(record)
    case .pretty: pretty.write(record)
    }
  }

  /// Adds a summary.
  public mutating func write(_ summary: Summary) {
    switch format {
    case .jsonl: json.write(summary)
    case .pretty: pretty.write(summary)
    }
  }

  /// How many bytes are written and not taken.
  public var count: Int {
    switch format {
    case .jsonl: json.count
    case .pretty: pretty.count
    }
  }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  public mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    switch format {
    case .jsonl: unsafe try json.drain(body)
    case .pretty: unsafe try pretty.drain(body)
    }
  }
}
