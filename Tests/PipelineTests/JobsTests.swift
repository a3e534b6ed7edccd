// Reading side by side: for any number of jobs and any chunks the records are those of one job, notes and places too.

import Sluice
import SluiceCore
import SluiceOutputs
import Testing

struct JobsTests {
  /// A feed whose items are all plain but for what `odd` makes of some.
  static func feed(
    _ count: Int = 120,
    head: String = "<rss version=\"2.0\"><channel><title>T</title><link>https://example.org/</link>",
    tail: String = "</channel></rss>\n", odd: (Int) -> String? = { _ in nil }
  ) -> [UInt8] {
    let text = String(repeating: "The sieve was mended, and the gravel washed. ", count: 3)
    let items = (0..<count).map { number in
      odd(number)
        ?? "<item><title>Load \(number) &amp; more</title><link>/\(number)</link><pubDate>Fri, 31 Nov 2020 18:59 EST</pubDate>"
        + "<description><![CDATA[<p>\(text)\(number % 7 == 0 ? "" : String(number))</p>]]></description></item>"
    }
    return Array((head + items.joined(separator: "\n  ") + tail).utf8)
  }

  static let feeds: [(name: String, bytes: [UInt8])] = [
    ("plain", feed()),
    ("end tags missing", feed { $0 % 5 == 2 ? "<item><title>Open \($0)" : nil }),
    ("bare ampersands", feed { $0 % 3 == 1 ? "<item><title>Salt & gravel &nbsp; \($0)</title></item>" : nil }),
    ("the feed goes on between items", feed { $0 == 70 ? "<language>de</language><ttl>60</ttl>" : nil }),
    ("the feed goes on everywhere", feed { $0 % 2 == 1 ? "<category>c\($0)</category>" : nil }),
    ("text between items", feed { $0 % 10 == 9 ? "stray words" : nil }),
    ("comments between items", feed { $0 % 4 == 3 ? "<!-- \($0) --><?x?>" : nil }),
    ("undeclared prefixes", feed { $0 % 9 == 8 ? "<item><dc:creator>A\($0)</dc:creator><q:r>x</q:r></item>" : nil }),
    ("items of another namespace", feed { $0 % 20 == 11 ? "<item xmlns='urn:x'><title>No entry</title></item>" : nil }),
    (
      "a namespace nearly right",
      feed { $0 > 60 ? "<item><m:x xmlns:m='HTTP://search.yahoo.com/mrss' >1</m:x></item>" : nil }
    ),
    ("items in items", feed { $0 % 13 == 12 ? "<item><title>Out</title><item><title>In</title></item></item>" : nil }),
    (
      "a late SlideShare",
      feed {
        $0 > 80
          ? "<item xmlns:slideshare='http://slideshare.net/api/1'><title>際際滷 \($0)</title>"
            + "<slideshare:views>3</slideshare:views></item>" : nil
      }
    ),
    ("deep", feed { $0 % 30 == 29 ? "<item>" + String(repeating: "<d>", count: 300) + "</item>" : nil }),
    ("a document type", feed(head: "<!DOCTYPE rss [<!ENTITY e 'word'>]><rss><channel><title>&e;</title>")),
    ("cut off", Array(feed().dropLast(500))),
    ("two feeds", feed() + feed(60)),
    (
      "windows-1252",
      Array(feed { $0 % 6 == 5 ? "<item><title>caf\u{0}\($0)</title></item>" : nil }.map { $0 == 0 ? 0xE9 : $0 })
    ),
    (
      "sections left open", feed { $0 % 25 == 24 ? "<item><description><![CDATA[open \($0)</description></item>" : nil }
    ),
    (
      "two channels",
      feed(60, tail: "</channel>") + feed(60, head: "<channel><title>U</title>", tail: "</channel></rss>")
    ),
    ("languages", feed { $0 % 8 == 7 ? "<item xml:lang='fr' xml:base='/x/'><link>y\($0)</link></item>" : nil }),
    (
      "rules that change between items",
      feed(head: "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>", tail: "</feed>") {
        $0 == 80
          ? "<channel xmlns='urn:b'/>"
          : "<entry><title>E\($0)</title><id>urn:\($0)</id><rights xmlns='urn:b'>R</rights></entry>"
      }
    ),
    (
      "a flood of notes",
      feed { $0 == 50 ? "<item><title>\(String(repeating: "& ", count: 6000))</title></item>" : nil }
    ),
    ("shared guids", feed { "<item><guid>g\($0 % 3)</guid><link>/\($0)</link><title>\($0)</title></item>" }),
  ]

  static func options(_ jobs: Int, _ change: (inout Options) -> Void = { _ in }) -> Options {
    var options = Options()
    options.jobs = jobs
    options.bytesPerPiece = 2000
    change(&options)
    return options
  }

  static func line(_ record: Record) -> String {
    var writer = JSONLines()
    writer.write(record)
    var line = ""
    unsafe writer.drain { unsafe line = String(decoding: $0, as: UTF8.self) }
    return line
  }

  /// The records as they would be written, and the error.
  static func read(_ bytes: [UInt8], _ options: Options, chunkSize: Int = .max) -> [String] {
    var place = 0
    let reader = FeedReader(options: options, isReady: { true }) { () throws(SluiceError) in
      guard place < bytes.count else { return nil }
      let end = chunkSize == .max ? bytes.count : min(bytes.count, place + chunkSize)
      defer { place = end }
      return Array(bytes[place..<end])
    }
    var records: [String] = []
    do {
      while let record = try reader.next() { records.append(line(record)) }
    } catch {
      records.append("\(error)")
    }
    return records
  }

  @Test(arguments: feeds.indices)
  func anyJobsGiveTheSame(_ index: Int) {
    let (name, bytes) = Self.feeds[index]
    let expected = Self.read(bytes, Self.options(1))
    #expect(expected.count > 100, "\(name) has records")
    for jobs in [1, 2, 3, 8] {
      for chunkSize in [.max, 1000, 4096] {
        let records = Self.read(bytes, Self.options(jobs), chunkSize: chunkSize)
        #expect(records == expected, "\(name): \(jobs) jobs, chunks of \(chunkSize)")
      }
    }
  }

  @Test(arguments: feeds.indices)
  func whateverElseIsAskedFor(_ index: Int) {
    let changes: [(inout Options) -> Void] = [
      { $0.repair = .off }, { $0.dedupe = .entries }, { $0.markup = .clean }, { $0.near = 0.5 },
      { $0.limits.entries = 50 }, { $0.limits.depth = 4 }, { $0.limits.bytes = 20_000 },
      { $0.limits.bytesPerField = 40 },
    ]
    for (number, change) in changes.enumerated() {
      let bytes = Self.feeds[index].bytes
      let expected = Self.read(bytes, Self.options(1, change))
      #expect(Self.read(bytes, Self.options(3, change)) == expected, "\(Self.feeds[index].name), option \(number)")
    }
  }

  @Test func oneItemLargerThanAPieceIsNotWaitedFor() {
    let text = String(repeating: "long ", count: 500_000)
    let bytes = Self.feed { $0 == 60 ? "<item><title>Giant</title><description>\(text)</description></item>" : nil }
    #expect(Self.read(bytes, Self.options(2)) == Self.read(bytes, Self.options(1)))
  }

  @Test func whatWasReadBeforeATroubleComesFirst() {
    let bytes = Self.feed()
    func titles(_ jobs: Int) -> (entries: Int, error: SluiceError?) {
      var chunks = [Array(bytes[..<(bytes.count / 2)])]
      let reader = FeedReader(options: Self.options(jobs), isReady: { true }) { () throws(SluiceError) in
        guard let chunk = chunks.popLast() else { throw SluiceError(.unreadable, "the disk is gone") }
        return chunk
      }
      return (reader.entries.reduce(0) { count, _ in count + 1 }, reader.failure)
    }
    let one = titles(1)
    let three = titles(3)
    #expect(one.entries > 50)
    #expect(three.entries == one.entries)
    #expect(three.error?.reason == "the disk is gone")
  }

  /// The first entry waits for the second, and both may come before or behind the place from which pieces are read.
  @Test(arguments: [1, 2, 3])
  func theFirstEntryWaitsForNoMoreThanTheSecond(_ jobs: Int) {
    let bytes = Self.feed { "<item><guid>g\($0)</guid><link>/\($0)</link><title>\($0)</title></item>" }
    let first = Array("<rss version=\"2.0\"><channel><title>T</title><link>https://example.org/</link>".utf8).count
    let end = first + Array("<item><guid>g0</guid><link>/0</link><title>0</title></item>".utf8).count
    var chunks = [Array(bytes[end..<(bytes.count / 2)]), Array(bytes[..<end])]
    let reader = FeedReader(options: Self.options(jobs) { $0.repair = .off }, isReady: { true }) {
      () throws(SluiceError) in
      guard let chunk = chunks.popLast() else { throw SluiceError(.unreadable, "the disk is gone") }
      return chunk
    }
    #expect(reader.entries.reduce(0) { count, _ in count + 1 } > 50)
  }

  @Test func whatIsWholeIsGivenBeforeASourceIsWaitedFor() throws {
    let bytes = Self.feed()
    var given = 0
    var early = 0
    let reader = FeedReader(options: Self.options(2)) { () throws(SluiceError) in
      defer { given += 1 }
      return given < 2 ? Array(given == 0 ? bytes[..<(bytes.count / 2)] : bytes[(bytes.count / 2)...]) : nil
    }
    while let record = try reader.next() { if case .entry = record, given == 1 { early += 1 } }
    #expect(early > 50)
  }
}

/// Several inputs, some read before their turn.
struct FeedQueueTests {
  @Test func inputsComeInTheirOrderForAnyJobs() throws {
    var files: [String: [UInt8]] = [:]
    for number in 0..<40 {
      files["\(number + 100).xml"] =
        number % 11 == 5 ? Array("no feed".utf8) : JobsTests.feed(number % 5 == 4 ? 200 : 3)
    }
    try Repository.withFiles(files) { directory in
      let paths = files.keys.sorted().map { directory + "/" + $0 } + [directory + "/missing.xml"]
      func read(_ jobs: Int) -> [String] {
        var lines: [String] = []
        var seen: SeenEntries?
        let queue = FeedQueue(paths, options: JobsTests.options(jobs))
        while let input = queue.next() {
          lines.append(String(input.path.suffix(8)))
          do throws(SluiceError) {
            let reader = try input.open().reader
            if let earlier = seen.take() { reader.resume(earlier) }
            while let record = try reader.next() { lines.append(JobsTests.line(record)) }
            seen = reader.takeSeen()
          } catch {
            lines.append(error.reason)
          }
        }
        return lines
      }
      let expected = read(1)
      #expect(expected.count > 1000)
      #expect(expected.contains { $0.contains("duplicateOf") && $0.contains("\"input\"") })
      for jobs in [2, 3, 8] { #expect(read(jobs) == expected, "\(jobs) jobs") }
    }
  }
}
