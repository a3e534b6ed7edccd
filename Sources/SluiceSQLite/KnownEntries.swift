// Which entries earlier runs wrote. Not a duplicate search: only keys are compared.

import SluiceCore

/// The keys that stood in a database when it was opened.
public final class KnownEntries {
  private let findFeed: Statement
  private let findEntry: Statement
  /// The last entry of earlier runs: what this run writes into the same database is not known.
  private let last: Int
  private var feed: Int?
  private var hasFeed = false

  /// Opens a database that ``SQLiteOutput`` wrote.
  ///
  /// - Throws: ``SQLiteError`` when it is not there, cannot be read, or holds something else.
  public convenience init(path: String) throws(SQLiteError) {
    let connection = try Connection(path: path, .read)
    guard try Schema.isOurs(connection) else { throw SQLiteError("holds no entries of earlier runs") }
    try self.init(connection)
  }

  /// The keys of a database that is written to at the same time; through its own connection, because another one
  /// would meet its locks.
  ///
  /// - Throws: ``SQLiteError``
  public convenience init(of output: SQLiteOutput) throws(SQLiteError) {
    try self.init(output.connection)
  }

  private init(_ connection: Connection) throws(SQLiteError) {
    findFeed = try connection.prepare("SELECT feed FROM feeds WHERE key = ?")
    findEntry = try connection.prepare("SELECT 1 FROM entries WHERE feed = ? AND key = ? AND entry <= ?")
    last = try connection.integer("SELECT coalesce(max(entry), 0) FROM entries")
  }

  /// Says that a new input begins.
  public func begin() {
    feed = nil
    hasFeed = false
  }

  /// Takes the feed the next entries are of; only the first of an input counts, as for the key.
  ///
  /// - Throws: ``SQLiteError``
  public func take(_ record: Feed, input: String) throws(SQLiteError) {
    guard !hasFeed else { return }
    hasFeed = true
    try findFeed.bind(record.key(input: input), at: 1)
    feed = try findFeed.step() ? findFeed.integer(0) : nil
    findFeed.reset()
  }

  /// Whether an entry's key is there.
  ///
  /// - Throws: ``SQLiteError``
  public func contains(_ entry: Entry) throws(SQLiteError) -> Bool {
    guard let feed else { return false }
    try findEntry.bind(feed, at: 1)
    try findEntry.bind(entry.key, at: 2)
    try findEntry.bind(last, at: 3)
    defer { findEntry.reset() }
    return try findEntry.step()
  }
}
