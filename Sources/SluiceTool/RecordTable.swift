// Records of a run on their way into a database, with the messages of its troubles. Writes no SQL.

import SluiceCore
import SluiceSQLite

/// A database as a sink.
final class RecordTable: RecordSink {
  let output: SQLiteOutput
  let path: String

  init(path: String) throws {
    self.path = path
    output = try RecordTable.reported(path, "written") { () throws(SQLiteError) in try SQLiteOutput(path: path) }
  }

  /// Runs what a database may refuse, and ends with its message when it does.
  static func reported<R>(_ path: String, _ deed: String, _ body: () throws(SQLiteError) -> R) throws -> R {
    do throws(SQLiteError) {
      return try body()
    } catch {
      throw Printer.stop("\(path): cannot be \(deed): \(error.message)")
    }
  }

  private func reported(_ body: () throws(SQLiteError) -> Void) throws {
    try RecordTable.reported(path, "written", body)
  }

  func begin(input: String, isNamed: Bool) throws {
    try reported { () throws(SQLiteError) in try output.begin(input: input) }
  }

  func write(_ record: Record) throws {
    try reported { () throws(SQLiteError) in try output.write(record) }
  }

  func pass(_ record: Record) {}

  func skipEntry() throws {
    try reported { () throws(SQLiteError) in try output.skipEntry() }
  }

  func write(_ summary: Summary) throws {
    try reported { () throws(SQLiteError) in try output.write(summary) }
  }

  /// Nothing is held back but the batch, which is a transaction.
  func flush() {}

  func finish() throws {
    try reported { () throws(SQLiteError) in try output.finish() }
  }

  /// What earlier runs wrote stays anyway; nothing was read that could have replaced it.
  func abandon() throws { try finish() }
}
