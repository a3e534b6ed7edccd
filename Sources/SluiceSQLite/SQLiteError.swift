// Why SQLite refused. Not a repair: what was committed before stays.

import CSQLite

/// Why a database could not be opened, read or written.
public struct SQLiteError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The extended result code. Source: <https://www.sqlite.org/rescode.html>; 0 where SQLite itself found no fault.
  public let code: Int32
  /// For people: one line, SQLite's own words where it has them.
  public let message: String

  /// The same as ``message``.
  public var description: String { message }

  init(_ message: String, code: Int32 = 0) {
    self.code = code
    self.message = message
  }

  /// What a connection says of the call that just failed.
  @safe
  init(_ handle: OpaquePointer?, code: Int32) {
    self.code = code
    message = unsafe String(cString: handle == nil ? sqlite3_errstr(code) : sqlite3_errmsg(handle))
  }
}
