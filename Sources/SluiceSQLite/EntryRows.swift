// The row of an entry and the rows of its lists. Not its notes: they come before it.

import SluiceCore
import SluiceOutputs

/// Adds entries and replaces those whose key is there.
struct EntryRows {
  private let add: Statement
  private let change: Statement
  private let find: Statement
  private let author: Statement
  private let category: Statement
  private let link: Statement
  private let enclosure: Statement
  private var clear: [Statement] = []
  /// The row a new entry will have.
  var next = 1

  init(_ connection: Connection) throws(SQLiteError) {
    let names = Schema.entryColumns.map { "\"\($0.rawValue)\"" }
    let places = names.indices.map { "?\($0 + 3)" }
    let key = "?\(names.count + 3)"
    add = try connection.prepare(
      """
      INSERT INTO entries (entry, feed, \(names.joined(separator: ", ")), key)
      VALUES (?1, ?2, \(places.joined(separator: ", ")), \(key)) ON CONFLICT (feed, key) DO NOTHING
      """)
    change = try connection.prepare(
      """
      UPDATE entries SET feed = ?2, key = \(key), \(zip(names, places).map { "\($0) = \($1)" }.joined(separator: ", "))
      WHERE entry = ?1
      """)
    find = try connection.prepare("SELECT entry FROM entries WHERE feed = ? AND key = ?")
    author = try connection.prepare("INSERT INTO authors VALUES (?, ?, ?, ?, ?, ?)")
    category = try connection.prepare("INSERT INTO categories VALUES (?, ?, ?, ?, ?)")
    link = try connection.prepare("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    enclosure = try connection.prepare("INSERT INTO enclosures VALUES (?, ?, ?, ?, ?)")
    for table in ["authors", "categories", "links", "enclosures"] {
      clear.append(try connection.prepare("DELETE FROM \(table) WHERE entry = ?"))
    }
  }

  /// Adds or replaces an entry; its row.
  mutating func write(
    _ entry: Entry, feed: Int, _ connection: Connection, _ columns: inout ColumnReader
  ) throws(SQLiteError) -> Int {
    try EntryRows.run(add, next, feed, entry, &columns)
    var row = next
    if connection.changes > 0 {
      next += 1
    } else {
      row = try self.row(of: entry.key, feed: feed)
      try EntryRows.run(change, row, feed, entry, &columns)
      for one in clear {
        try one.bind(row, at: 1)
        try one.run()
      }
    }
    try writeLists(of: entry, row)
    return row
  }

  private mutating func row(of key: String, feed: Int) throws(SQLiteError) -> Int {
    try find.bind(feed, at: 1)
    try find.bind(key, at: 2)
    guard try find.step() else { throw SQLiteError("refused an entry without saying why") }
    let row = find.integer(0)
    find.reset()
    return row
  }

  private static func run(
    _ statement: Statement, _ row: Int, _ feed: Int, _ entry: Entry, _ columns: inout ColumnReader
  ) throws(SQLiteError) {
    try statement.bind(row, at: 1)
    try statement.bind(feed, at: 2)
    for (place, column) in Schema.entryColumns.enumerated() {
      switch columns.value(of: column, in: entry, input: nil) {
      // An id is never NULL, which would be unlike every other one.
      case .absent: try statement.bind(column == .id ? "" : nil, at: place + 3)
      case .text(let text): try statement.bind(text, at: place + 3)
      case .time(let time): try statement.bind(time.description, at: place + 3)
      case .integer(let number): try statement.bind(number, at: place + 3)
      case .json(let range):
        try unsafe columns.withJSON(range) { (bytes) throws(SQLiteError) in
          try unsafe statement.bind(bytes, at: place + 3)
        }
      }
    }
    try statement.bind(entry.key, at: Schema.entryColumns.count + 3)
    try statement.run()
  }

  private mutating func writeLists(of entry: Entry, _ row: Int) throws(SQLiteError) {
    for (role, people) in [("author", entry.authors), ("contributor", entry.contributors)] {
      for (place, person) in people.enumerated() {
        try author.bind(row, at: 1)
        try author.bind(role, at: 2)
        try author.bind(place, at: 3)
        try author.bind(person.name, at: 4)
        try author.bind(person.email, at: 5)
        try author.bind(person.uri, at: 6)
        try author.run()
      }
    }
    for (place, one) in entry.categories.enumerated() {
      try EntryRows.run(category, row, place, [one.term, one.scheme, one.label])
    }
    for (place, one) in entry.links.enumerated() {
      let texts = [one.href, one.rel, one.type, one.hreflang, one.title]
      try EntryRows.run(link, row, place, texts, [one.length, one.count])
    }
    for (place, one) in entry.enclosures.enumerated() {
      try EntryRows.run(enclosure, row, place, [one.url, one.type], [one.length])
    }
  }

  private static func run(
    _ statement: Statement, _ row: Int, _ place: Int, _ texts: [String?], _ numbers: [Int?] = []
  ) throws(SQLiteError) {
    try statement.bind(row, at: 1)
    try statement.bind(place, at: 2)
    for (index, text) in texts.enumerated() { try statement.bind(text, at: index + 3) }
    for (index, number) in numbers.enumerated() { try statement.bind(number, at: texts.count + index + 3) }
    try statement.run()
  }
}
