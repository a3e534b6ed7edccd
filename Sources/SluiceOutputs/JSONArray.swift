// One JSON document: an array of the objects of JSON Lines. Not for what streams on: its last byte closes it.

import SluiceCore

/// Writes records as one JSON array (RFC 8259 §5), an object a line.
///
/// After ``finish()`` it is a valid document, whether nothing was written or the reading of an input stopped half-way.
public struct JSONArray: ~Copyable {
  private var lines = JSONLines()
  private var isOpen = false

  /// A writer of one array.
  public init() {}

  /// The input the next objects name; nil when there is only one.
  public var input: String? {
    get { lines.input }
    set { lines.input = newValue }
  }

  /// Adds one record to what is written.
  public mutating func write(_ record: Record) {
    next()
    lines.object(record)
  }

  /// Adds a summary.
  public mutating func write(_ summary: Summary) {
    next()
    lines.object(summary)
  }

  /// Closes the array.
  public mutating func finish() {
    if isOpen { lines.json.endLine() } else { lines.json.open(.array) }
    lines.json.close(.array)
    lines.json.endLine()
  }

  private mutating func next() {
    if !isOpen { lines.json.open(.array) }
    isOpen = true
    lines.json.breakLine()
  }

  /// How many bytes are written and not taken.
  public var count: Int { lines.count }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  public mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    unsafe try lines.drain(body)
  }
}
