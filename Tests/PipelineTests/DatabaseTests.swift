// A database over several runs: what is updated, what is known, what is refused.

import Foundation
import SluiceCore
import SluiceSQLite
import Testing

struct DatabaseTests {
  private func entry(_ id: String, _ title: String) -> Record {
    var entry = Entry()
    entry.id = id
    entry.title = title
    return .entry(entry)
  }

  private func feed(_ id: String) -> Record {
    var feed = Feed()
    feed.id = id
    return .feed(feed)
  }

  private func withPath<R>(_ body: (String) throws -> R) throws -> R {
    let path = FileManager.default.temporaryDirectory.path + "/sluice-" + UUID().uuidString + ".db"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  @Test func theFullTextKeepsStep() throws {
    let database = try SQLiteOutput(path: ":memory:")
    try database.begin(input: "a")
    for record in [feed("f"), entry("1", "salt gravel"), entry("2", "salt")] { try database.write(record) }
    #expect(try database.search("salt") == [1, 2])
    try database.write(entry("1", "Kies café"))
    #expect(try database.search("salt") == [2])
    #expect(try database.search("CAFE") == [1])
    try database.finish()
    try database.check()
  }

  @Test func aRunThatEndsEarlyLeavesWholeBatches() throws {
    try withPath { path in
      do {
        let database = try SQLiteOutput(path: path)
        try database.begin(input: "a")
        try database.write(feed("f"))
        for number in 0..<SQLiteOutput.batch * 2 + 7 { try database.write(entry("\(number)", "t")) }
        // Not finished: the database is closed as the process leaves it.
      }
      let database = try SQLiteOutput(path: path)
      try database.check()
      #expect(try database.rows().filter { $0.contains("\"table\":\"entries\"") }.count == SQLiteOutput.batch * 2)
    }
  }

  @Test func whatARunWritesItselfIsNotKnown() throws {
    try withPath { path in
      let first = try SQLiteOutput(path: path)
      try first.begin(input: "a")
      for record in [feed("f"), entry("1", "one")] { try first.write(record) }
      try first.finish()

      let second = try SQLiteOutput(path: path)
      let shared = try KnownEntries(of: second)
      let apart = try KnownEntries(path: path)
      try second.begin(input: "b")
      for known in [shared, apart] { try known.take(try #require(feedValue(feed("f"))), input: "b") }
      try second.write(feed("f"))
      try second.write(entry("2", "two"))
      try second.finish()
      for known in [shared, apart] {
        #expect(try known.contains(try #require(entryValue(entry("1", "other title")))))
        #expect(try !known.contains(try #require(entryValue(entry("2", "two")))))
        known.begin()
        try known.take(try #require(feedValue(feed("g"))), input: "b")
        #expect(try !known.contains(try #require(entryValue(entry("1", "one")))), "another feed's 1 is another entry")
      }
    }
  }

  private func feedValue(_ record: Record) -> Feed? { if case .feed(let feed) = record { feed } else { nil } }
  private func entryValue(_ record: Record) -> Entry? { if case .entry(let entry) = record { entry } else { nil } }

  @Test func aFileOfSomethingElseIsRefused() throws {
    try withPath { path in
      try Data(String(repeating: "no database ", count: 100).utf8).write(to: URL(filePath: path))
      let error = #expect(throws: SQLiteError.self) { try SQLiteOutput(path: path) }
      #expect(error?.message == "file is not a database")
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("no database"))
    }
    #expect(throws: SQLiteError.self) { try KnownEntries(path: "/nonexistent/feeds.db") }
    let error = #expect(throws: SQLiteError.self) { try SQLiteOutput(path: "/nonexistent/feeds.db") }
    #expect(error?.message == "unable to open database file")
  }
}
