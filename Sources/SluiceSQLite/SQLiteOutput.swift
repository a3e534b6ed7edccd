// Records into a database, a batch a transaction. Not the tables (Schema) and not a row's columns (EntryRows, NoteRows).

import SluiceCore
import SluiceOutputs

/// Writes feeds, entries and notes into a SQLite database, which is made when it is not there.
///
/// ```swift
/// let output = try SQLiteOutput(path: database)
/// let reader = try FeedReader(path: "feed.xml")
/// try output.begin(input: "feed.xml")
/// while let record = try reader.next() { try output.write(record) }
/// try output.finish()
/// ```
///
/// An entry is one row for its key (``Feed/key(input:)``, and ``Entry/id`` without what changes from one fetch to the next): a later one of the same key, in this run or
/// another, replaces it. ``batch`` entries are one transaction, so a run that is killed leaves a database of whole
/// batches. While it is written the database has a write-ahead log beside it: a batch is one append to that, which is
/// whole or not there, and a page of the key's index that many batches meet goes into the database once for all of
/// them (measured: 1.7 times as fast as a rollback journal). ``finish()`` takes the log away again, so that what is left
/// is one file, which can be read from where nothing can be written; after a kill the log belongs to it, and the next
/// run or reader takes it in.
///
/// A class, because a database is one thing however many hold it. Not for more than one thread at a time.
public final class SQLiteOutput {
  /// Entries of one transaction.
  public static let batch = 5000

  let connection: Connection
  private var feeds: FeedRows
  private var entries: EntryRows
  private var notes: NoteRows
  private var columns = ColumnReader()

  private var input = ""
  /// The row of the input's feed, once its record came.
  private var feed: Int?
  /// Entries of the input so far, written or left out; the number by which notes name the next one. Those that never
  /// came here are seen by the numbers behind them.
  private var index = 0
  /// The row of the input's last entry.
  private var lastEntry: Int?
  private var isOpen = false
  private var inBatch = 0

  /// Opens or makes a database; `:memory:` is one that goes away with this value.
  ///
  /// - Throws: ``SQLiteError`` when it cannot be opened, or holds something else.
  public init(path: String) throws(SQLiteError) {
    connection = try Connection(path: path, .write)
    // The key's index is met at random places: 8 MiB hold that of some ten thousand entries.
    try connection.execute("PRAGMA cache_size=-8192")
    try Schema.make(in: connection)
    // Where it cannot be, because another run reads or the file system has no shared memory, the old journal does too.
    try? connection.execute("PRAGMA journal_mode=WAL")
    // A log that is synchronised when it is taken in loses whole batches with the power, and tears none.
    try connection.execute("PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=8192")
    feeds = try FeedRows(connection)
    entries = try EntryRows(connection)
    notes = try NoteRows(connection)
  }

  /// Says which input the next records are of; `input` is its key when the feed gives none.
  ///
  /// - Throws: ``SQLiteError`` when what came before cannot be completed.
  public func begin(input: String) throws(SQLiteError) {
    try endInput()
    self.input = input
  }

  /// Adds or replaces one record.
  ///
  /// - Throws: ``SQLiteError``; batches before the one that failed stay.
  public func write(_ record: Record) throws(SQLiteError) {
    try open()
    switch record {
    case .feed(let feed): try write(feed)
    case .entry(let entry): try write(entry)
    case .note(let note): try write(note)
    }
  }

  /// Adds the summary of a run.
  ///
  /// - Throws: ``SQLiteError``
  public func write(_ summary: Summary) throws(SQLiteError) {
    try open()
    let rules = columns.rules(of: summary)
    let statement = try connection.prepare(
      "INSERT INTO runs (entries, notes, bytes, inputs, duplicates, evictions, rules)"
        + " VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''))")
    try statement.bind(summary.entries, at: 1)
    try statement.bind(summary.notes, at: 2)
    try statement.bind(summary.bytes, at: 3)
    try statement.bind(summary.inputs, at: 4)
    try statement.bind(summary.duplicates, at: 5)
    try statement.bind(summary.evictions, at: 6)
    try unsafe columns.withJSON(rules) { (bytes) throws(SQLiteError) in try unsafe statement.bind(bytes, at: 7) }
    try statement.run()
  }

  /// Counts an entry that is not to be written, and forgets its notes.
  ///
  /// - Throws: ``SQLiteError``
  public func skipEntry() throws(SQLiteError) {
    index += 1
    try notes.drop(of: entries.next)
  }

  /// Commits the last batch, which may be smaller.
  ///
  /// - Throws: ``SQLiteError``; the last batch is then not there.
  public func finish() throws(SQLiteError) {
    try endInput()
    notes.endRun()
    try commit()
    connection.leaveLog()
  }
}

// MARK: - Records

extension SQLiteOutput {
  private func write(_ feed: Feed) throws(SQLiteError) {
    if let row = self.feed {
      try feeds.update(row, feed, input: input, &columns)
      return
    }
    let key = feed.key(input: input)
    if let row = try feeds.row(of: key) {
      try feeds.update(row, feed, input: input, &columns)
      try notes.move(fromFeed: feeds.next, to: row)
      self.feed = row
    } else {
      self.feed = try feeds.insert(feed, key: key, input: input, &columns)
    }
  }

  private func write(_ entry: Entry) throws(SQLiteError) {
    if feed == nil { try write(Feed()) }
    try pass(to: entry.number ?? index)
    let reserved = entries.next
    let row = try entries.write(entry, feed: feed ?? 0, connection, &columns)
    if row != reserved { try notes.move(fromEntry: reserved, to: row) }
    notes.entryIsWritten()
    lastEntry = row
    index += 1
    inBatch += 1
    if inBatch == SQLiteOutput.batch { try commit() }
  }

  /// Notes stand before the record they belong to: they are written with the row it will have when it is new.
  private func write(_ note: Note) throws(SQLiteError) {
    if let number = note.entry { try pass(to: number) }
    let isOfNext = note.entry == index
    let entry = isOfNext ? entries.next : note.entry.flatMap { $0 == index - 1 ? lastEntry : nil }
    try notes.insert(note, feed: feed ?? feeds.next, entry: entry, isPending: isOfNext)
  }

  /// Entries before this number were left out, and their notes are of none.
  private func pass(to number: Int) throws(SQLiteError) {
    guard number > index else { return }
    try notes.leave(entry: entries.next)
    index = number
    lastEntry = nil
  }

  private func endInput() throws(SQLiteError) {
    try notes.endInput(hasFeed: feed != nil, reserved: entries.next)
    feed = nil
    lastEntry = nil
    index = 0
  }
}

// MARK: - Transactions

extension SQLiteOutput {
  /// Begins a transaction. Another run may have written since the last one: what the next rows are is asked anew.
  private func open() throws(SQLiteError) {
    guard !isOpen else { return }
    try connection.execute("BEGIN IMMEDIATE")
    isOpen = true
    entries.next = try connection.integer("SELECT coalesce(max(entry), 0) + 1 FROM entries")
    feeds.next = try connection.integer("SELECT coalesce(max(feed), 0) + 1 FROM feeds")
    notes.next = try connection.integer("SELECT coalesce(max(note), 0) + 1 FROM notes")
  }

  /// Ends a transaction; only behind an entry or at the end, so that no row stands without the one it belongs to.
  private func commit() throws(SQLiteError) {
    guard isOpen else { return }
    try connection.execute("COMMIT")
    isOpen = false
    inBatch = 0
  }
}
