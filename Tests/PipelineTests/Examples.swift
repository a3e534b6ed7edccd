// Every example of the documentation and the README, compiled here; ExampleTests runs them and compares the lines.

import Sluice
import SluiceMarkup
import SluiceSQLite
import SluiceText

/// Stands for `print` in the examples, so that a test can look at what they say.
struct Printed {
  var lines: [String] = []
  mutating func callAsFunction(_ items: Any...) { lines.append(items.map { "\($0)" }.joined(separator: " ")) }
}

enum Examples {
  static func readme(path: String) throws -> [String] {
    var print = Printed()
    let reader = try FeedReader(path: path)
    while let record = try reader.next() {
      switch record {
      case .feed(let feed): print(feed.title ?? "untitled", feed.format)
      case .entry(let entry): print(entry.published?.description ?? "-", entry.title ?? "-", entry.link ?? "-")
      case .note(let note): print("line \(note.position.line): \(note.rule.meaning)")
      }
    }
    return print.lines
  }

  static func feedReader(path: String) throws -> [String] {
    var print = Printed()
    let reader = try FeedReader(path: path)
    for entry in reader.entries { print(entry.title ?? "untitled", entry.link ?? "") }
    if let failure = reader.failure { print("stopped at \(failure)") }
    return print.lines
  }

  static func feedQueue(path: String) throws -> [String] {
    var print = Printed()
    let queue = FeedQueue([path], options: Options())
    while let input = queue.next() {
      for entry in try input.open().reader.entries { print(input.path, entry.title ?? "untitled") }
    }
    return print.lines
  }

  static func sqliteOutput(path: String, database: String) throws {
    let output = try SQLiteOutput(path: database)
    let reader = try FeedReader(path: path)
    try output.begin(input: path)
    while let record = try reader.next() { try output.write(record) }
    try output.finish()
  }

  static func feedParser() throws -> [String] {
    var print = Printed()
    var parser = FeedParser()
    parser.consume(Array("<rss version='2.0'><channel><item><title>One</title></item></channel></rss>".utf8))
    parser.finish()
    while let record = try parser.next() {
      if case .entry(let entry) = record { print(entry.title ?? "untitled") }
    }
    return print.lines
  }

  static func feedRecords(_ chunks: AsyncStream<[UInt8]>) async throws -> [String] {
    var print = Printed()
    for try await record in FeedRecords(chunks) {
      if case .entry(let entry) = record { print(entry.title ?? "untitled") }
    }
    return print.lines
  }

  static func markupParser() throws -> [String] {
    var print = Printed()
    var parser = MarkupParser()
    parser.consume(Array("<a>one<b/></a>".utf8))
    parser.finish()
    while let event = try parser.next() { print(event.kind) }
    return print.lines
  }

  static func markupMender() throws -> [String] {
    var print = Printed()
    var mender = MarkupMender()
    mender.consume(Array("<p>fish & chips<br>".utf8))
    mender.finish()
    var text: [UInt8] = []
    while let piece = mender.next() { text += piece }
    print(String(decoding: text, as: UTF8.self))
    return print.lines
  }

  static func textRepair() -> [String] {
    var print = Printed()
    let repaired = TextRepair().repair("don\u{92}t")
    print(repaired.text, repaired.changes.count)
    return print.lines
  }

  static func textCleaner() -> [String] {
    var print = Printed()
    var cleaner = TextCleaner()
    cleaner.consume("Fish &amp; chips  \u{7}\n\n\n\nItâ€™s")
    print(cleaner.finish())
    return print.lines
  }

  static func cleanReader() -> [String] {
    var print = Printed()
    var reader = CleanReader()
    reader.consume(Array("caf\u{E9} &amp; th\u{E9}.".unicodeScalars.map { UInt8($0.value) }))
    reader.finish()
    print(String(decoding: reader.takeOutput(), as: UTF8.self))
    return print.lines
  }

  static func module(path: String) throws -> [String] {
    var print = Printed()
    let ratings = Module(
      key: "ratings", prefix: "r", namespaces: ["https://example.org/ns/ratings"],
      elements: [
        .value("stars", .integer),
        .value("review").many(),
      ])
    var options = Options()
    options.modules = Module.standard + [ratings]
    let reader = try FeedReader(path: path, options: options)
    for entry in reader.entries { print(entry.modules.object("ratings")?.integer("stars") ?? 0) }
    return print.lines
  }

  static func progressLine() -> [String] {
    var print = Printed()
    let line = ProgressLine(bytes: 50_000_000, total: 200_000_000, seconds: 2, entries: 12_000, notes: 3)
    print(line.text)
    return print.lines
  }
}
