// The rows of a database as lines of JSON, for tests and cases. Not records: a list is spread over tables.

import CSQLite
import SluiceCore
import SluiceOutputs

extension SQLiteOutput {
  /// Every row of every table of ours, in the order of their keys: `{"kind":"row","table":"feeds","feed":1,…}`. NULL
  /// is left out.
  ///
  /// - Throws: ``SQLiteError``
  package func rows() throws(SQLiteError) -> [String] {
    var lines: [String] = []
    for table in ["feeds", "entries", "authors", "categories", "links", "enclosures", "notes", "runs"] {
      let isKeyed = ["feeds", "entries", "notes", "runs"].contains(table)
      let statement = try connection.prepare("SELECT * FROM \(table) ORDER BY \(isKeyed ? "1" : "1, 2, 3")")
      while try statement.step() { lines.append(line(of: statement, table)) }
    }
    return lines
  }

  private func line(of statement: Statement, _ table: String) -> String {
    var json = JSONWriter()
    json.open(.object)
    json.key("kind")
    json.string("row")
    json.key("table")
    json.string(table)
    for column in 0..<statement.columns where statement.kind(column) != SQLITE_NULL {
      json.key(statement.name(column))
      switch statement.kind(column) {
      case SQLITE_INTEGER: json.integer(statement.integer(column))
      case SQLITE_FLOAT: json.number(statement.number(column))
      default: json.string(statement.text(column) ?? "")
      }
    }
    json.close(.object)
    return json.bytes.string(0..<json.bytes.count)
  }

  /// Asks SQLite whether the database is sound, and its full-text index whether it holds what the entries hold.
  ///
  /// - Throws: ``SQLiteError`` when it is not.
  package func check() throws(SQLiteError) {
    let statement = try connection.prepare("PRAGMA integrity_check")
    while try statement.step() {
      if let word = statement.text(0), word != "ok" { throw SQLiteError(word) }
    }
    try connection.execute("INSERT INTO entries_text(entries_text, rank) VALUES ('integrity-check', 1)")
  }

  /// The entries a full-text search finds, by row.
  ///
  /// - Throws: ``SQLiteError``
  package func search(_ words: String) throws(SQLiteError) -> [Int] {
    let statement = try connection.prepare("SELECT rowid FROM entries_text WHERE entries_text MATCH ? ORDER BY rowid")
    try statement.bind(words, at: 1)
    var rows: [Int] = []
    while try statement.step() { rows.append(statement.integer(0)) }
    return rows
  }
}
