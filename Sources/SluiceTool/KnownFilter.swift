// `--known`: which entries of a run are left out. Looks keys up, and compares nothing else.

import Sluice
import SluiceCore
import SluiceSQLite

/// Asks the database of earlier runs, entry by entry.
final class KnownFilter {
  private let path: String
  private let known: KnownEntries

  /// Opens a database; the one that the run writes into is asked through the connection that writes.
  init(path: String, _ sink: any RecordSink) throws {
    self.path = path
    let table = sink as? RecordTable
    known = try RecordTable.reported(path, "read") { () throws(SQLiteError) in
      if let table, InputFile.isSame(table.path, path) { return try KnownEntries(of: table.output) }
      return try KnownEntries(path: path)
    }
  }

  func begin() { known.begin() }

  /// Whether a record is an entry whose key is there; tells feeds apart on the way.
  func isKnown(_ record: Record, input: String) throws -> Bool {
    try RecordTable.reported(path, "read") { () throws(SQLiteError) in
      switch record {
      case .feed(let feed):
        try known.take(feed, input: input)
        return false
      case .entry(let entry): return try known.contains(entry)
      case .note: return false
      }
    }
  }
}
