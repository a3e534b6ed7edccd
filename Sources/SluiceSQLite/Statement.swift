// One compiled statement: values in, rows out. Not a query builder: its SQL stands where it is prepared.

import CSQLite

/// A compiled statement. Parameters count from 1, columns from 0, as in SQLite.
@safe
final class Statement {
  private let handle: OpaquePointer

  init(_ connection: OpaquePointer, _ sql: String) throws(SQLiteError) {
    var made: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made = unsafe made else { throw SQLiteError(connection, code: code) }
    unsafe handle = made
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Binds a text; nil is NULL.
  func bind(_ text: String?, at place: Int) throws(SQLiteError) {
    guard var text else { return try bindNull(at: place) }
    let code = text.withUTF8 { bytes in unsafe bind(raw: bytes, at: place) }
    try check(code)
  }

  /// Binds a text of which the bytes are at hand, in UTF-8.
  func bind(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) throws(SQLiteError) {
    try check(unsafe bind(raw: bytes, at: place))
  }

  /// Binds a whole number; nil is NULL.
  func bind(_ number: Int?, at place: Int) throws(SQLiteError) {
    guard let number else { return try bindNull(at: place) }
    try check(unsafe sqlite3_bind_int64(handle, Int32(place), Int64(number)))
  }

  /// Binds a number; nil is NULL.
  func bind(_ number: Double?, at place: Int) throws(SQLiteError) {
    guard let number else { return try bindNull(at: place) }
    try check(unsafe sqlite3_bind_double(handle, Int32(place), number))
  }

  private func bindNull(at place: Int) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_null(handle, Int32(place)))
  }

  /// SQLite copies the bytes (`SQLITE_TRANSIENT`), so they may go away.
  private func bind(raw bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Int32 {
    let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    // An empty buffer may have no address, which SQLite would take for NULL.
    guard let start = unsafe UnsafeRawPointer(bytes.baseAddress) else {
      return unsafe sqlite3_bind_text(handle, Int32(place), "", 0, transient)
    }
    return unsafe sqlite3_bind_text64(
      handle, Int32(place), start.assumingMemoryBound(to: CChar.self), UInt64(bytes.count), transient,
      UInt8(SQLITE_UTF8))
  }

  /// Goes on to the next row; false when there is none, and then the statement can be run again.
  func step() throws(SQLiteError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    let error = unsafe code == SQLITE_DONE ? nil : SQLiteError(sqlite3_db_handle(handle), code: code)
    unsafe sqlite3_reset(handle)
    if let error { throw error }
    return false
  }

  /// Runs it to its end, for a statement that gives no rows.
  func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Leaves the rows that were not asked for, and the lock they need.
  func reset() { unsafe sqlite3_reset(handle) }

  /// How many columns a row has.
  var columns: Int { unsafe Int(sqlite3_column_count(handle)) }

  /// A column's name.
  func name(_ column: Int) -> String { unsafe String(cString: sqlite3_column_name(handle, Int32(column))) }

  /// What kind of value a column holds.
  func kind(_ column: Int) -> Int32 { unsafe sqlite3_column_type(handle, Int32(column)) }

  /// A column as a whole number; 0 for what is none.
  func integer(_ column: Int) -> Int { unsafe Int(sqlite3_column_int64(handle, Int32(column))) }

  /// A column as a number; 0 for what is none.
  func number(_ column: Int) -> Double { unsafe sqlite3_column_double(handle, Int32(column)) }

  /// A column as a text; nil for NULL.
  func text(_ column: Int) -> String? {
    guard let start = unsafe sqlite3_column_text(handle, Int32(column)) else { return nil }
    let count = unsafe Int(sqlite3_column_bytes(handle, Int32(column)))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw unsafe SQLiteError(sqlite3_db_handle(handle), code: code) }
  }
}
