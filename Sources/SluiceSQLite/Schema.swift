// The tables, and what makes a database ours. Writes no row.

import SluiceOutputs

/// The tables of a database of feeds, and the check that a file is one.
///
/// - `feeds`: a row a feed; `key` is its id, else its self link, else the input; `record` is the whole feed as JSON.
/// - `entries`: a row an entry, one for each `(feed, key)`, where `key` is the id without what
///   changes from one fetch to the next; columns as ``EntryColumn``, where lists have tables of their own.
/// - `authors` (with `role` `author` or `contributor`), `categories`, `links`, `enclosures`: by `entry` and `place`, from 0.
/// - `notes`: what was repaired; `entry` is NULL for what is outside of entries.
/// - `runs`: the summary of a run, when it was asked for.
/// - `entries_text`: full text (FTS5) over title, summary and content, kept in step by triggers.
enum Schema {
  /// `PRAGMA user_version`: a database of another version is refused.
  static let version = 2
  /// `PRAGMA application_id`: "Slce", so that no other program's database is taken for ours.
  static let application = 0x536C_6365

  /// Columns of `entries` behind `entry` and `feed`: those that are one value or one JSON object.
  static let entryColumns = EntryColumn.allCases.filter { column in
    switch column {
    case .input, .links, .authors, .contributors, .categories, .enclosures: false
    default: true
    }
  }

  /// Columns of `feeds` behind `feed` and `key`.
  static let feedColumns = [
    "input", "format", "charset", "repaired", "id", "title", "subtitle", "link", "language", "updated", "published",
    "record",
  ]

  static func isNumber(_ column: EntryColumn) -> Bool { column == .byte || column == .line }

  private static var tables: String {
    let columns = entryColumns.map { "\"\($0.rawValue)\" \(isNumber($0) ? "INTEGER" : "TEXT")" }
    let feeds = feedColumns.map { "\"\($0)\" \($0 == "repaired" ? "INTEGER" : "TEXT")" }
    return """
      CREATE TABLE feeds (feed INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, \(feeds.joined(separator: ", ")));
      CREATE TABLE entries (entry INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feeds,
        \(columns.joined(separator: ", ")), key TEXT NOT NULL, UNIQUE (feed, key));
      CREATE TABLE authors (entry INTEGER NOT NULL REFERENCES entries, role TEXT NOT NULL, place INTEGER NOT NULL,
        name TEXT, email TEXT, uri TEXT, PRIMARY KEY (entry, role, place)) WITHOUT ROWID;
      CREATE TABLE categories (entry INTEGER NOT NULL REFERENCES entries, place INTEGER NOT NULL,
        term TEXT, scheme TEXT, label TEXT, PRIMARY KEY (entry, place)) WITHOUT ROWID;
      CREATE TABLE links (entry INTEGER NOT NULL REFERENCES entries, place INTEGER NOT NULL,
        href TEXT, rel TEXT, type TEXT, hreflang TEXT, title TEXT, length INTEGER, count INTEGER,
        PRIMARY KEY (entry, place)) WITHOUT ROWID;
      CREATE TABLE enclosures (entry INTEGER NOT NULL REFERENCES entries, place INTEGER NOT NULL,
        url TEXT, type TEXT, length INTEGER, PRIMARY KEY (entry, place)) WITHOUT ROWID;
      CREATE TABLE notes (note INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feeds,
        entry INTEGER REFERENCES entries, rule TEXT, stage TEXT, byte INTEGER, decodedByte INTEGER, line INTEGER,
        "column" INTEGER, length INTEGER, before TEXT, after TEXT, confidence REAL);
      CREATE INDEX notes_by_entry ON notes (entry);
      CREATE TABLE runs (run INTEGER PRIMARY KEY, entries INTEGER, notes INTEGER, bytes INTEGER, inputs INTEGER,
        duplicates INTEGER, evictions INTEGER, rules TEXT);
      """
  }

  /// The index holds no copy of the texts; a trigger tells it what went and what came.
  /// Source: <https://www.sqlite.org/fts5.html#external_content_tables>.
  private static var fullText: String {
    let columns = "title, summary, content"
    let old = """
      INSERT INTO entries_text(entries_text, rowid, \(columns))
        VALUES ('delete', old.entry, old.title, old.summary, old.content);
      """
    let new = "INSERT INTO entries_text(rowid, \(columns)) VALUES (new.entry, new.title, new.summary, new.content);"
    return """
      CREATE VIRTUAL TABLE entries_text USING fts5(\(columns), content='entries', content_rowid='entry');
      CREATE TRIGGER entries_text_insert AFTER INSERT ON entries BEGIN \(new) END;
      CREATE TRIGGER entries_text_delete AFTER DELETE ON entries BEGIN \(old) END;
      CREATE TRIGGER entries_text_update AFTER UPDATE OF entry, \(columns) ON entries
        WHEN old.entry IS NOT new.entry OR old.title IS NOT new.title OR old.summary IS NOT new.summary
          OR old.content IS NOT new.content
        BEGIN \(old) \(new) END;
      """
  }

  /// Makes the tables in a database that has none; all of them or none.
  static func make(in connection: Connection) throws(SQLiteError) {
    try connection.execute("BEGIN IMMEDIATE")
    do throws(SQLiteError) {
      if try !isOurs(connection) {
        try connection.execute(tables)
        try connection.execute(fullText)
        try connection.execute("PRAGMA application_id=\(application); PRAGMA user_version=\(version)")
      }
      try connection.execute("COMMIT")
    } catch {
      try? connection.execute("ROLLBACK")
      throw error
    }
  }

  /// Whether a database has our tables; false when it has none at all.
  ///
  /// - Throws: when it holds something else, or was written by another version.
  static func isOurs(_ connection: Connection) throws(SQLiteError) -> Bool {
    if try connection.integer("SELECT count(*) FROM sqlite_schema") == 0 { return false }
    guard try connection.integer("PRAGMA application_id") == application else {
      throw SQLiteError("is a database of something else")
    }
    guard try connection.integer("PRAGMA user_version") == version else {
      throw SQLiteError("was written by another version of Sluice")
    }
    return true
  }
}
