// What tables, arrays and databases hold is the record: read back by readers of our own, each gives the line of JSON.

import Foundation
import Sluice
import SluiceCore
import SluiceCorpus
import SluiceOutputs
import SluiceSQLite
import Testing

struct RoundTripTests {
  /// Inputs with every field, hostile texts, nothing at all; of the folders of all outputs.
  static let cases = CorpusTests.cases.filter {
    $0.testDescription.hasPrefix("outputs/") || $0.testDescription.hasPrefix("modules/")
  }

  private func records(_ named: CorpusTests.NamedCase) throws -> [Record] {
    var parser = FeedParser(options: named.test.header.options?.options ?? Options())
    parser.consume(Array(try Data(contentsOf: URL(filePath: named.test.input))))
    parser.finish()
    var records: [Record] = []
    while let record = try? parser.next() { records.append(record) }
    return records
  }

  private func text(_ format: OutputFormat, _ records: [Record]) -> String {
    guard var writer = RecordWriter(format) else { return "" }
    for record in records { writer.write(record) }
    writer.finish()
    var text = ""
    unsafe writer.drain { unsafe text = String(decoding: $0, as: UTF8.self) }
    return text
  }

  private func object(_ text: some StringProtocol) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
  }

  /// The entries as JSON Lines writes them.
  private func lines(_ records: [Record]) throws -> [NSDictionary] {
    try text(.jsonl, records).split(separator: "\n").map { try object($0) }
  }

  private func entries(_ records: [Record]) throws -> [NSDictionary] {
    try lines(records).filter { $0["kind"] as? String == "entry" }
  }

  /// An entry from what its columns hold: JSON where lists and objects are, the modules beside the other fields.
  private func entry(_ cells: [(column: EntryColumn, text: String)]) throws -> NSDictionary {
    let entry: NSMutableDictionary = ["kind": "entry"]
    let position: NSMutableDictionary = [:]
    for (column, text) in cells where !text.isEmpty {
      func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
      switch column {
      case .links, .authors, .contributors, .categories, .enclosures, .source, .extensions, .sameAs, .duplicateOf,
        .markup:
        entry[column.rawValue] = try json()
      case .modules: entry.addEntries(from: try #require(try json() as? [AnyHashable: Any]))
      case .byte, .line: position[column.rawValue] = Int(text) ?? -1
      default: entry[column.rawValue] = text
      }
    }
    entry["position"] = position
    return entry
  }

  @Test(arguments: cases)
  func anArrayHoldsTheLines(_ named: CorpusTests.NamedCase) throws {
    let records = try records(named)
    let array = try JSONSerialization.jsonObject(with: Data(text(.json, records).utf8)) as? [NSDictionary]
    #expect(array == (try lines(records)))
  }

  @Test(arguments: cases, [OutputFormat.csv, .tsv])
  func aTableHoldsTheEntries(_ named: CorpusTests.NamedCase, _ format: OutputFormat) throws {
    let records = try records(named)
    let table = text(format, records)
    var rows = format == .csv ? Self.commas(table) : Self.tabs(table)
    #expect(rows.removeFirst() == EntryColumn.allCases.map(\.rawValue))
    let read = try rows.map { row in
      #expect(row.count == EntryColumn.allCases.count)
      return try entry(Array(zip(EntryColumn.allCases, row)))
    }
    #expect(read == (try entries(records)))
  }

  /// RFC 4180, byte by byte.
  static func commas(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    func end() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell = []
    }
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch (byte, isQuoted) {
      case (0x22, true) where place < bytes.count && bytes[place] == 0x22:
        cell.append(byte)
        place += 1
      case (0x22, _): isQuoted.toggle()
      case (0x2C, false): end()
      case (0x0D, false): break
      case (0x0A, false):
        end()
        rows.append(row)
        row = []
      default: cell.append(byte)
      }
    }
    return rows
  }

  /// A row a line, a cell between tabs, four escapes.
  static func tabs(_ text: String) -> [[String]] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: true).map { line in
      line.split(separator: 0x09, omittingEmptySubsequences: false).map { cell in
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in cell {
          if isEscaped {
            bytes.append([0x74: 0x09, 0x6E: 0x0A, 0x72: 0x0D][byte] ?? byte)
            isEscaped = false
          } else if byte == 0x5C {
            isEscaped = true
          } else {
            bytes.append(byte)
          }
        }
        return String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  // MARK: - Database

  private func copy(_ object: NSDictionary) -> NSMutableDictionary {
    let copy = NSMutableDictionary()
    for (key, value) in object { copy["\(key)"] = value }
    return copy
  }

  /// The rows of a database, and of its rows the entries: an entry's lists are rows of other tables.
  private func entries(of rows: [NSDictionary]) throws -> [NSDictionary] {
    func list(_ table: String, _ row: Int, role: String? = nil) -> NSArray {
      let own = rows.filter {
        $0["table"] as? String == table && $0["entry"] as? Int == row && $0["role"] as? String == role
      }
      return own.map { one in
        let value = copy(one)
        value.removeObjects(forKeys: ["kind", "table", "entry", "place", "role"])
        return value
      } as NSArray
    }
    return try rows.filter { $0["table"] as? String == "entries" }.map { row in
      let number = try #require(row["entry"] as? Int)
      let cells = EntryColumn.allCases.map { ($0, row[$0.rawValue].map { "\($0)" } ?? "") }
      let entry = copy(try entry(cells))
      for table in ["links", "categories", "enclosures"] { entry[table] = list(table, number) }
      entry["authors"] = list("authors", number, role: "author")
      entry["contributors"] = list("authors", number, role: "contributor")
      for (key, value) in entry where (value as? NSArray)?.count == 0 { entry.removeObject(forKey: key) }
      return entry
    }
  }

  @Test(arguments: cases)
  func aDatabaseHoldsTheRecords(_ named: CorpusTests.NamedCase) throws {
    let records = try records(named)
    let database = try SQLiteOutput(path: ":memory:")
    // A second run replaces every row by the same one.
    for _ in 0..<2 {
      try database.begin(input: "-")
      for record in records { try database.write(record) }
      try database.finish()
      try database.check()
      let rows = try database.rows().map { try object($0) }
      var expected: [NSDictionary] = []
      // Of entries with one key the last stands, in the place of the first.
      for entry in try entries(records) {
        if let place = expected.firstIndex(where: { $0["id"] as? String == entry["id"] as? String }) {
          expected[place] = entry
        } else {
          expected.append(entry)
        }
      }
      #expect(try entries(of: rows) == expected)
      let feeds = try rows.filter { $0["table"] as? String == "feeds" }.map { row in
        try object(try #require(row["record"] as? String))
      }
      let last = try lines(records).last { $0["kind"] as? String == "feed" }.map { feed in
        let feed = copy(feed)
        feed.removeObjects(forKeys: ["kind", "final"])
        return feed
      }
      #expect(feeds == (last.map { [$0] } ?? []))
      let ids = Set(try entries(records).compactMap { $0["id"] as? String })
      if ids.count == (try entries(records).count) {
        let notes = rows.filter { $0["table"] as? String == "notes" }.count
        #expect(notes == records.filter { if case .note = $0 { true } else { false } }.count)
      }
    }
  }
}
