// The rows of notes, which come before the record they belong to. Not held back in memory: a flood of them costs disk.

import SluiceCore

/// Adds notes under the row their record will have when it is new, and moves them when it turns out to be there already.
struct NoteRows {
  private let add: Statement
  private let dropEntry: Statement
  private let moveEntry: Statement
  private let dropFeed: Statement
  private let moveFeed: Statement
  private let dropInput: Statement
  /// The row the next note will have.
  var next = 1
  /// The first note of the run: what its inputs say of one feed stands together.
  private var firstOfRun: Int?
  /// The input's first note.
  private var first: Int?
  /// The first note of the entry that is to come.
  private var pending: Int?

  init(_ connection: Connection) throws(SQLiteError) {
    add = try connection.prepare("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    dropEntry = try connection.prepare("DELETE FROM notes WHERE entry = ? AND note >= ? AND note < ?")
    moveEntry = try connection.prepare("UPDATE notes SET entry = ? WHERE entry = ? AND note >= ?")
    dropFeed = try connection.prepare("DELETE FROM notes WHERE entry IS NULL AND feed = ? AND note < ?")
    moveFeed = try connection.prepare("UPDATE notes SET feed = ? WHERE feed = ? AND note >= ?")
    dropInput = try connection.prepare("DELETE FROM notes WHERE note >= ?")
  }

  mutating func insert(_ note: Note, feed: Int, entry: Int?, isPending: Bool) throws(SQLiteError) {
    if first == nil { first = next }
    if firstOfRun == nil { firstOfRun = next }
    if isPending, pending == nil { pending = next }
    let place = note.position
    try add.bind(next, at: 1)
    try add.bind(feed, at: 2)
    try add.bind(entry, at: 3)
    try add.bind(note.rule.name, at: 4)
    try add.bind(note.rule.stage.rawValue, at: 5)
    for (index, number) in [place.byte, note.decodedByte, place.line, place.column, note.length].enumerated() {
      try add.bind(number, at: index + 6)
    }
    try add.bind(note.before, at: 11)
    try add.bind(note.after, at: 12)
    try add.bind(note.confidence, at: 13)
    try add.run()
    next += 1
  }

  /// The entry is one that was there: notes of its earlier form go, the new ones are its own.
  mutating func move(fromEntry reserved: Int, to row: Int) throws(SQLiteError) {
    try NoteRows.run(dropEntry, [row, 0, pending ?? next])
    if let pending { try NoteRows.run(moveEntry, [row, reserved, pending]) }
  }

  /// The entry was left out; its notes stay, and say why.
  mutating func leave(entry reserved: Int) throws(SQLiteError) {
    if let pending { try NoteRows.run(moveEntry, [nil, reserved, pending]) }
    pending = nil
  }

  mutating func entryIsWritten() { pending = nil }

  /// The entry is not written, nor are its notes.
  mutating func drop(of reserved: Int) throws(SQLiteError) {
    if let pending { try NoteRows.run(dropEntry, [reserved, pending, next]) }
    pending = nil
  }

  /// The feed is one that was there: notes of its earlier form go, the new ones are its own.
  mutating func move(fromFeed reserved: Int, to row: Int) throws(SQLiteError) {
    try NoteRows.run(dropFeed, [row, firstOfRun ?? next])
    if let first { try NoteRows.run(moveFeed, [row, reserved, first]) }
  }

  /// Notes of an entry that never came are the feed's; those of an input that is no feed belong to nothing.
  mutating func endInput(hasFeed: Bool, reserved: Int) throws(SQLiteError) {
    try leave(entry: reserved)
    if let first, !hasFeed { try NoteRows.run(dropInput, [first]) }
    first = nil
  }

  /// What the next run says of a feed replaces what this one said.
  mutating func endRun() { firstOfRun = nil }

  private static func run(_ statement: Statement, _ numbers: [Int?]) throws(SQLiteError) {
    for (index, number) in numbers.enumerated() { try statement.bind(number, at: index + 1) }
    try statement.run()
  }
}
