// One open database. Not shared: whoever holds it is the only one to use it.

import CSQLite

/// An open database, closed with its owner.
@safe
final class Connection {
  /// How a database is opened.
  enum Access {
    /// Made when it is not there.
    case write
    /// Never made, and changed only by taking back what a killed run left half-written, which any reader must do.
    case read
  }

  /// Milliseconds to wait for a lock.
  private static let patience: Int32 = 10_000

  fileprivate let handle: OpaquePointer

  /// Opens a database; `:memory:` is one that goes away with the connection.
  init(path: String, _ access: Access) throws(SQLiteError) {
    var opened: OpaquePointer?
    // One thread uses a connection, so SQLite need not lock it.
    let flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (access == .write ? SQLITE_OPEN_CREATE : 0)
    let code = unsafe sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let handle = unsafe opened else {
      let error = SQLiteError(opened, code: code)
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe self.handle = handle
    // Another run may hold the database for the length of a batch.
    unsafe sqlite3_busy_timeout(handle, Connection.patience)
    unsafe sqlite3_extended_result_codes(handle, 1)
    if access == .read { try execute("PRAGMA query_only=1") }
  }

  /// Statements that outlive the connection keep it alive, so the order of their ends does not matter.
  deinit { unsafe sqlite3_close_v2(handle) }

  /// Runs statements that give nothing back.
  func execute(_ sql: String) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw unsafe SQLiteError(handle, code: code) }
  }

  /// The whole number in the first column of the first row; 0 when there is none.
  func integer(_ sql: String) throws(SQLiteError) -> Int {
    let statement = try prepare(sql)
    return try statement.step() ? statement.integer(0) : 0
  }

  /// A statement that is compiled once and run often.
  func prepare(_ sql: String) throws(SQLiteError) -> Statement { try unsafe Statement(handle, sql) }

  /// Takes the write-ahead log in and goes back to one file; stays as it is while somebody else reads.
  func leaveLog() {
    unsafe sqlite3_busy_timeout(handle, 0)
    try? execute("PRAGMA journal_mode=DELETE")
    unsafe sqlite3_busy_timeout(handle, Connection.patience)
  }

  /// Rows that the last statement changed.
  var changes: Int { unsafe Int(sqlite3_changes(handle)) }
}
