// The row of a feed. Not its key: that is the vocabulary's.

import SluiceCore
import SluiceOutputs

/// Finds, adds and replaces rows of `feeds`.
struct FeedRows {
  private let find: Statement
  private let add: Statement
  private let change: Statement
  /// The row a new feed will have.
  var next = 1

  init(_ connection: Connection) throws(SQLiteError) {
    let names = Schema.feedColumns.map { "\"\($0)\"" }
    let places = names.indices.map { "?\($0 + 3)" }
    find = try connection.prepare("SELECT feed FROM feeds WHERE key = ?")
    add = try connection.prepare(
      "INSERT INTO feeds (feed, key, \(names.joined(separator: ", "))) VALUES (?1, ?2, \(places.joined(separator: ", ")))"
    )
    change = try connection.prepare(
      "UPDATE feeds SET \(zip(names, places).map { "\($0) = \($1)" }.joined(separator: ", ")) WHERE feed = ?1")
  }

  mutating func row(of key: String) throws(SQLiteError) -> Int? {
    try find.bind(key, at: 1)
    let row = try find.step() ? find.integer(0) : nil
    find.reset()
    return row
  }

  mutating func insert(
    _ feed: Feed, key: String, input: String, _ columns: inout ColumnReader
  ) throws(SQLiteError) -> Int {
    let row = next
    try add.bind(key, at: 2)
    try FeedRows.run(add, row, feed, input, &columns)
    next += 1
    return row
  }

  mutating func update(
    _ row: Int, _ feed: Feed, input: String, _ columns: inout ColumnReader
  ) throws(SQLiteError) {
    try FeedRows.run(change, row, feed, input, &columns)
  }

  private static func run(
    _ statement: Statement, _ row: Int, _ feed: Feed, _ input: String, _ columns: inout ColumnReader
  ) throws(SQLiteError) {
    // The row is replaced, so that it is the last one is nothing to keep.
    var feed = feed
    feed.isFinal = false
    let texts = [
      input, feed.format, feed.charset, nil, feed.id, feed.title, feed.subtitle, feed.link, feed.language,
      feed.updated?.description, feed.published?.description,
    ]
    try statement.bind(row, at: 1)
    for (place, text) in texts.enumerated() { try statement.bind(text, at: place + 3) }
    try statement.bind(feed.repaired ? 1 : 0, at: 6)
    let record = columns.object(of: feed)
    try unsafe columns.withJSON(record) { (bytes) throws(SQLiteError) in
      try unsafe statement.bind(bytes, at: texts.count + 3)
    }
    try statement.run()
  }
}
