// The examples do what they say, and stand in the documentation as they stand here.

import Foundation
import Sluice
import SluiceOutputs
import SluiceSQLite
import Testing

struct ExampleTests {
  private func withFeed<R>(_ text: String, _ body: (String) throws -> R) throws -> R {
    let path = FileManager.default.temporaryDirectory.path + "/sluice-" + UUID().uuidString + ".xml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(filePath: path))
    return try body(path)
  }

  static let feed = """
    <rss version='2.0'><channel><title>T</title><item><title>One</title><link>http://example.org/1</link>
    <pubDate>Fri, 20 Nov 2020 18:59:14 GMT</pubDate></item><item><title>Two</title><pubDate>soon</pubDate></item>
    </channel></rss>
    """

  @Test func theREADMEsProgramReadsAFeed() throws {
    let lines = try withFeed(Self.feed) { try Examples.readme(path: $0) }
    #expect(
      lines == [
        "T rss-2.0", "2020-11-20T18:59:14Z One http://example.org/1",
        "line 2: the date cannot be read and is left out", "- Two -",
      ])
  }

  @Test func theOthersDoWhatTheySay() async throws {
    #expect(try withFeed(Self.feed) { try Examples.feedReader(path: $0) } == ["One http://example.org/1", "Two "])
    #expect(
      try withFeed(Self.feed) { path in try Examples.feedQueue(path: path) == [path + " One", path + " Two"] })
    #expect(
      try withFeed("<html><body/></html>") { try Examples.feedReader(path: $0) }.last
        == "stopped at 1:1: this is an HTML page")
    #expect(
      Examples.progressLine() == ["25 % of 200.0 MB, 25.0 MB/s, 0:06 left, 12000 entries, 3 notes"])
    #expect(Examples.textRepair() == ["don’t 1"])
    #expect(Examples.textCleaner() == ["Fish & chips\n\nIt’s"])
    #expect(Examples.cleanReader() == ["café & thé."])
    #expect(try Examples.markupMender() == ["<p>fish &amp; chips<br></br></p>"])
    #expect(try Examples.feedParser() == ["One"])
    try withFeed(Self.feed) { path in
      defer { try? FileManager.default.removeItem(atPath: path + ".db") }
      try Examples.sqliteOutput(path: path, database: path + ".db")
      #expect(try SQLiteOutput(path: path + ".db").search("one") == [1])
    }
    #expect(try Examples.markupParser().count == 5)
    let chunks = AsyncStream<[UInt8]> { stream in
      for byte in Self.feed.utf8 { stream.yield([byte]) }
      stream.finish()
    }
    #expect(try await Examples.feedRecords(chunks) == ["One", "Two"])
    let rated =
      "<rss xmlns:r='https://example.org/ns/ratings'><channel><item><r:stars>4</r:stars></item></channel></rss>"
    #expect(try withFeed(rated) { try Examples.module(path: $0) } == ["4"])
  }

  /// Code between fences, each line trimmed; `"feed.xml"` stands for the path a test has.
  private func code(in text: String, comment: Bool) -> [String] {
    var lines: [String] = []
    var isInside = false
    for line in text.split(separator: "\n") {
      var line = line.drop { $0 == " " }
      if comment {
        guard line.hasPrefix("///") else { continue }
        line = line.dropFirst(3).drop { $0 == " " }
      }
      if line.hasPrefix("```") {
        isInside = line == "```swift"
      } else if isInside, !line.isEmpty, !line.hasPrefix("import ") {
        lines.append(String(line).replacing("\"feed.xml\"", with: "path"))
      }
    }
    return lines
  }

  @Test func theDocumentationsExamplesAreTheseExamples() throws {
    let examples = Set(
      try Repository.text("Tests/PipelineTests/Examples.swift").split(separator: "\n").map {
        String($0.drop { $0 == " " })
      })
    var count = 0
    for file in try Repository.swiftFiles(under: "Sources") + ["README.md"] {
      for line in code(in: try Repository.text(file), comment: file.hasSuffix(".swift")) {
        #expect(examples.contains(line), "\(file) shows a line that is not compiled: \(line)")
        count += 1
      }
    }
    #expect(count > 30)
  }

  @Test func theREADMEHasNoBlanks() throws {
    let readme = try Repository.text("README.md")
    #expect(!readme.contains("MEASURED"))
    #expect(!readme.contains("CASES_LINE"))
    #expect(readme.utf8.count { $0 == UInt8(ascii: "\n") } < 300)
  }

  /// The first `xml` block of the README is a feed, and the `json` block after it is what comes out.
  @Test func theREADMEsBeforeAndAfterAreReal() throws {
    let readme = try Repository.text("README.md")
    func block(_ kind: String) throws -> String {
      let start = try #require(readme.firstRange(of: "```\(kind)\n")).upperBound
      let end = try #require(readme[start...].firstRange(of: "```")).lowerBound
      return String(readme[start..<end])
    }
    var parser = FeedParser()
    parser.consume(Array(try block("xml").utf8))
    parser.finish()
    var lines = JSONLines()
    while let record = try parser.next() {
      if case .feed = record { continue }
      lines.write(record)
    }
    var written = ""
    unsafe lines.drain { unsafe written = String(decoding: $0, as: UTF8.self) }
    // The README breaks long lines; JSON does not mind.
    func flat(_ text: String) -> String {
      text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    }
    #expect(flat(written) == flat(try block("json")))
  }
}
