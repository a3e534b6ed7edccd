// The three ways to read, and what they promise: nothing lost, nothing early, errors after what was read.

import Sluice
import SluiceCore
import Testing

struct ReadingTests {
  static let feed = Array(
    """
    <rss version="2.0"><channel><title>T</title>
    <item><title>One</title></item><item><title>Two</title></item></channel></rss>
    """.utf8)
  static let broken = Array("<rss version=\"2.0\"><channel><item><title>One</title></item><item></title>".utf8)
  static var strict: Options {
    var options = Options()
    options.strict = true
    return options
  }

  private func titles(_ records: [Record]) -> [String] {
    records.compactMap { if case .entry(let entry) = $0 { entry.title } else { nil } }
  }

  @Test func anEntryComesWithItsLastByte() throws {
    var parser = FeedParser()
    let end = "</item>"
    let text = String(decoding: Self.feed, as: UTF8.self)
    let cut = try #require(text.firstRange(of: end)).upperBound
    let head = Array(text[..<cut].utf8)
    parser.consume(Array(head.dropLast()))
    var early: [Record] = []
    while let record = try parser.next() { early.append(record) }
    #expect(titles(early) == [])
    parser.consume([0x3E])
    var due: [Record] = []
    while let record = try parser.next() { due.append(record) }
    #expect(titles(due) == ["One"])
  }

  @Test func chunksMayBeGivenBeforeRecordsAreTaken() throws {
    var parser = FeedParser()
    for byte in Self.feed { parser.consume([byte]) }
    parser.finish()
    var records: [Record] = []
    while let record = try parser.next() { records.append(record) }
    #expect(titles(records) == ["One", "Two"])
    #expect(parser.summary.entries == 2)
    #expect(parser.summary.bytes == Self.feed.count)
  }

  @Test func whatIsBrokenIsReadToItsEnd() throws {
    var parser = FeedParser()
    parser.consume(Self.broken)
    parser.finish()
    var records: [Record] = []
    while let record = try parser.next() { records.append(record) }
    #expect(titles(records) == ["One"])
    #expect(parser.summary.entries == 2, "the second has no title")
    let rules: [Rule] = records.compactMap { if case .note(let note) = $0 { note.rule } else { nil } }
    #expect(rules == [.strayEndTag, .truncated])
  }

  @Test func anErrorComesAfterWhatWasReadAndOnlyOnce() throws {
    var parser = FeedParser(options: Self.strict)
    parser.consume(Self.broken)
    parser.finish()
    var records: [Record] = []
    let error = #expect(throws: SluiceError.self) { while let record = try parser.next() { records.append(record) } }
    #expect(titles(records) == ["One"])
    #expect(error?.kind == .malformed)
    #expect(
      error?.position == Position(byte: 67, line: 1, column: 68),
      "expat points behind the </ of the wrong end tag")
    #expect(try parser.next() == nil)
  }

  @Test func aLoopEndsAtTheFailure() {
    var chunks = [Self.broken]
    let reader = FeedReader(options: Self.strict) { () throws(SluiceError) in chunks.popLast() }
    #expect(reader.entries.map(\.title) == ["One"])
    #expect(reader.failure?.kind == .malformed)
  }

  @Test func aFileThatIsNotThereSaysSo() {
    let error = #expect(throws: SluiceError.self) { _ = try FeedReader(path: "/nonexistent/feed.xml") }
    #expect(error?.kind == .unreadable)
    #expect(error?.position == nil)
  }

  @Test func anAsyncReaderAsksForAChunkOnlyWhenARecordIsAwaited() async throws {
    let source = Source(Self.feed.map { [$0] })
    var records = FeedRecords(source).makeAsyncIterator()
    #expect(source.given == 0)
    var titles: [String] = []
    while titles.isEmpty, let record = try await records.next() {
      if case .entry(let entry) = record { titles.append(entry.title ?? "") }
    }
    let text = String(decoding: Self.feed, as: UTF8.self)
    let end = text.utf8.distance(from: text.startIndex, to: try #require(text.firstRange(of: "</item>")).upperBound)
    #expect(source.given == end, "no chunk was asked for before its record was awaited")
    while let record = try await records.next() {
      if case .entry(let entry) = record { titles.append(entry.title ?? "") }
    }
    #expect(titles == ["One", "Two"])
  }

  @Test func anAsyncReaderThrowsTyped() async {
    let records = FeedRecords(Source([Self.broken]), options: Self.strict)
    var titles: [String] = []
    do throws(SluiceError) {
      for try await record in records { if case .entry(let entry) = record { titles.append(entry.title ?? "") } }
      Issue.record("the input is broken")
    } catch {
      #expect(error.kind == .malformed)
    }
    #expect(titles == ["One"])
  }

  @Test func aSourceThatFailsIsAnError() async {
    struct Trouble: Error {}
    let records = FeedRecords(
      AsyncThrowingStream<[UInt8], any Error> { stream in
        stream.yield(Self.feed)
        stream.finish(throwing: Trouble())
      })
    do throws(SluiceError) {
      for try await _ in records {}
      Issue.record("the source fails")
    } catch {
      #expect(error.kind == .unreadable)
    }
  }

  /// Chunks that count how many were asked for.
  final class Source: AsyncSequence, AsyncIteratorProtocol {
    typealias Element = [UInt8]
    private let chunks: [[UInt8]]
    private(set) var given = 0
    init(_ chunks: [[UInt8]]) { self.chunks = chunks }
    func makeAsyncIterator() -> Source { self }
    func next() async -> [UInt8]? {
      guard given < chunks.count else { return nil }
      given += 1
      return chunks[given - 1]
    }
  }

  @Test func anEntryIsCheapToMove() {
    #expect(MemoryLayout<Entry>.size <= 512)
    #expect(MemoryLayout<Feed>.size <= 1024)
  }
}
