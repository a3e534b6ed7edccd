// Entries as rows of a table of text. Not for feeds and notes, which have other columns.

import SluiceCore

/// What becomes of a cell that a spreadsheet would take for a formula: one that begins with `=`, `+`, `-`, `@`, a tab
/// or a carriage return. Source: <https://owasp.org/www-community/attacks/CSV_Injection>.
public enum Formulas: String, Sendable, CaseIterable {
  /// It stays, so that what is read back is the record.
  case keep
  /// An apostrophe stands before it, which spreadsheets take as the mark of a text.
  case escape
}

/// Writes entries as rows below a row of names, one cell for each ``EntryColumn``.
public struct DelimitedText: ~Copyable {
  /// What stands between cells and rows, and how a cell holds it.
  public enum Dialect: Sendable {
    /// RFC 4180: rows end with CR LF; a cell with a comma, a quote, CR or LF stands in quotes, its quotes doubled.
    case commas
    /// Rows end with LF; in a cell a tab is `\t`, LF `\n`, CR `\r` and a backslash `\\`, so that a row is a line and
    /// a cell never holds a tab, as <https://www.iana.org/assignments/media-types/text/tab-separated-values> asks.
    case tabs
  }

  private let dialect: Dialect
  private let formulas: Formulas
  private var bytes = ByteBuffer(capacity: 64 << 10)
  private var reader = ColumnReader()
  /// What stands in the column `input`; nil when there is only one.
  public var input: String?

  /// A writer, with the row of names written.
  public init(_ dialect: Dialect, formulas: Formulas = .keep) {
    self.dialect = dialect
    self.formulas = formulas
    for column in EntryColumn.allCases {
      separate(column)
      bytes.append(column.rawValue)
    }
    endRow()
  }

  /// Adds an entry; feeds and notes are no rows of this table.
  public mutating func write(_ record: Record) {
    guard case .entry(let entry) = record else { return }
    for column in EntryColumn.allCases {
      separate(column)
      switch reader.value(of: column, in: entry, input: input) {
      case .absent: break
      case .text(var text): text.withUTF8 { unsafe cell($0) }
      case .time(let time): bytes.append(time)
      case .integer(let number): bytes.append(decimal: number)
      case .json(let range):
        var text = unsafe reader.withJSON(range) { unsafe String(decoding: $0, as: UTF8.self) }
        text.withUTF8 { unsafe cell($0) }
      }
    }
    endRow()
  }

  private mutating func separate(_ column: EntryColumn) {
    if column != EntryColumn.allCases.first { bytes.append(dialect == .commas ? 0x2C : 0x09) }
  }

  private mutating func endRow() {
    if dialect == .commas { bytes.append(0x0D) }
    bytes.append(0x0A)
  }

  /// How many bytes are written and not taken.
  public var count: Int { bytes.count }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  public mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    unsafe try bytes.withBytes { (bytes) throws(E) in unsafe try body(UnsafeRawBufferPointer(bytes)) }
    bytes.removeAll()
  }
}

// MARK: - Cells

extension DelimitedText {
  private mutating func cell(_ text: UnsafeBufferPointer<UInt8>) {
    switch dialect {
    case .commas: unsafe quoted(text)
    case .tabs: unsafe escaped(text)
    }
  }

  private mutating func guardFormula(_ text: UnsafeBufferPointer<UInt8>) {
    guard formulas == .escape, let first = unsafe text.first else { return }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: bytes.append(0x27)
    default: break
    }
  }

  private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) {
    let needsQuotes = unsafe text.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0D || $0 == 0x0A }
    if needsQuotes { bytes.append(0x22) }
    unsafe guardFormula(text)
    var clean = 0
    if needsQuotes {
      for place in text.indices where unsafe text[place] == 0x22 {
        unsafe bytes.append(UnsafeBufferPointer(rebasing: text[clean...place]))
        clean = place  // the quote goes out once more with what follows it
      }
    }
    unsafe bytes.append(UnsafeBufferPointer(rebasing: text[clean...]))
    if needsQuotes { bytes.append(0x22) }
  }

  private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
    unsafe guardFormula(text)
    var clean = 0
    for place in text.indices {
      let letter: UInt8
      switch unsafe text[place] {
      case 0x09: letter = UInt8(ascii: "t")
      case 0x0A: letter = UInt8(ascii: "n")
      case 0x0D: letter = UInt8(ascii: "r")
      case 0x5C: letter = 0x5C
      default: continue
      }
      unsafe bytes.append(UnsafeBufferPointer(rebasing: text[clean..<place]))
      bytes.append(0x5C)
      bytes.append(letter)
      clean = place + 1
    }
    unsafe bytes.append(UnsafeBufferPointer(rebasing: text[clean...]))
  }
}
