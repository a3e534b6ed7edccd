// Where a note says it stands, in entries that the pieces a reader takes cut in two.

import Sluice
import SluiceCore
import Testing

struct NotePlaceTests {
  /// A date in the first lines of an entry, whose note is written when the entry ends; between them the border of a piece
  /// (32 KiB), among elements that have nothing, a text, several attributes.
  @Test(
    arguments: ["<f/>", "<category>x</category>", "<media:thumbnail url='u' width='1' height='2'/>"], [40_000, 70_000])
  func anEntryCutInTwoKnowsItsLines(_ field: String, _ bytes: Int) throws {
    let fields = String(repeating: field + "\n", count: bytes / (field.utf8.count + 1))
    let feed = "<rss version='2.0'><channel>\n<item>\n<pubDate>2026-12-31</pubDate>\n\(fields)</item></channel></rss>"
    for size in [feed.utf8.count, 1000] {
      var parser = FeedParser()
      var notes: [Note] = []
      let input = Array(feed.utf8)
      for start in stride(from: 0, to: input.count, by: size) {
        parser.consume(Array(input[start..<min(start + size, input.count)]))
        while let record = try parser.next() { if case .note(let note) = record { notes.append(note) } }
      }
      parser.finish()
      while let record = try parser.next() { if case .note(let note) = record { notes.append(note) } }
      let places = notes.filter { $0.rule == .assumedTime }.map { "\($0.position.line):\($0.position.column)" }
      #expect(places == ["3:1"])
    }
  }
}
