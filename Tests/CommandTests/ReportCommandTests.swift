// `sluice check --html`, `corpus run --html` and `parse --format pretty` as people run them; pictures are Tests/Report.

import Foundation
import Testing

struct ReportCommandTests {
  static let feed =
    "<rss version='2.0'><channel><title>T & T</title>"
    + "<item><title>One & two & &lt;script&gt;alert(1)&lt;/script&gt;\u{202E}</title><guid>1</guid></item>"
    + "<item><title>Clean</title><guid>2</guid></item></channel></rss>"

  private func page(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func aFeedAsAPage() async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed]) { dir in
      let plain = try await Sluice.run(["check", dir + "/feed.xml"])
      let run = try await Sluice.run(["check", "--html", dir + "/page.html", dir + "/feed.xml"])
      #expect(run.status == 1)
      #expect(run.output == plain.output, "the page comes beside the report")
      let page = try page(dir + "/page.html")
      #expect(page.contains("Read to the end, with 3 repairs and assumptions by 1 rule."))
      #expect(page.contains("<del>&amp;</del><ins>&amp;amp;</ins>"))
      #expect(!page.contains("<script") && !page.contains("\u{202E}") && page.contains("U+202E"))
      #expect(page.contains("default-src 'none'"))
    }
  }

  @Test func severalFeedsAreOnePageAndTellWhatRepeatsAcrossThem() async throws {
    let long = "<description>A text that is long enough to be compared with others of its kind</description>"
    let feed = Self.feed.replacing("<guid>2</guid>", with: "<guid>2</guid>" + long)
    try await Sluice.withFiles(["a.xml": feed, "b.xml": feed.replacing("<guid>2", with: "<guid>3"), "c.txt": "no"]) {
      dir in
      let files = ["a.xml", "b.xml", "c.txt"].map { dir + "/" + $0 }
      let run = try await Sluice.run(["check", "--html", dir + "/page.html"] + files)
      #expect(run.status == 1)
      let page = try page(dir + "/page.html")
      #expect(page.contains("3 feeds</h2>"))
      #expect(page.contains("Entry 2 of <bdi>\(dir)/a.xml</bdi>"))
      #expect(page.contains("Not read to its end; 0 entries came out before."))
    }
  }

  @Test func aCorpusAsAPage() async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed]) { dir in
      #expect(try await Sluice.run(["corpus", "bless", dir]).status == 0)
      let same = try await Sluice.run(["corpus", "run", dir, "--html", dir + ".html"])
      defer { try? FileManager.default.removeItem(atPath: dir + ".html") }
      #expect(same.status == 0)
      #expect(try page(dir + ".html").contains("Nothing differs: 1 passed, 0 failed."))
      try Data(Self.feed.replacing("Clean", with: "List&lt;String&gt;").utf8)
        .write(to: URL(filePath: dir + "/feed.xml"))
      #expect(try await Sluice.run(["corpus", "run", dir, "--html", dir + ".html"]).status == 1)
      let page = try page(dir + ".html")
      #expect(page.contains("entry title changed") && page.contains("<del>Clean</del> <ins>List&lt;String&gt;</ins>"))
      #expect(!page.contains("<script"))
    }
  }

  @Test(arguments: [["--html", "x.html", "--format", "jsonl"], ["--html", "Package.swift", "Package.swift"]])
  func wrongUsageIs64(_ arguments: [String]) async throws {
    let words = arguments.map { $0 == "Package.swift" ? #filePath : $0 }
    #expect(try await Sluice.run(["check"] + words, input: Self.feed).status == 64)
  }

  /// What an option for a report names when the report's name was forgotten.
  @Test(arguments: [
    (["check", "--html", "a.xml", "b.xml"], "is there and no earlier report"),
    (["check", "--html", "a.xml", "a.xml"], "--html is the input"),
    (["check", "--html", "-", "a.xml"], "--html takes a file"),
    (["corpus", "run", "c", "--junit", "c/a.xml"], "is there and no earlier report"),
    (["corpus", "run", "c", "--html", "c/a.xml"], "is there and no earlier report"),
    (["corpus", "run", "c", "--html", "c/page.html"], "--html is the input"),
    (["corpus", "run", "c", "--html", "out", "--junit", "./out"], "--junit and --html are one file"),
    (["corpus", "run", "c", "--junit", "-"], "--junit takes a file"),
    (["corpus", "run", "c", "--junit", "earlier.html"], "is there and no earlier report"),
  ])
  func aReportReplacesOnlyAReport(_ words: [String], _ message: String) async throws {
    try await Sluice.withFiles(["a.xml": Self.feed, "b.xml": Self.feed, "empty": ""]) { dir in
      let files = FileManager.default
      try files.createDirectory(atPath: dir + "/c", withIntermediateDirectories: true)
      try Data(Self.feed.utf8).write(to: URL(filePath: dir + "/c/a.xml"))
      for page in ["/earlier.html", "/empty", "/earlier.html"] {
        #expect(try await Sluice.run(["check", "--html", dir + page, dir + "/a.xml"]).status == 1)
        #expect(try self.page(dir + page).hasPrefix("<!doctype html>"), "a page, or nothing, is replaced")
      }
      try files.copyItem(atPath: dir + "/earlier.html", toPath: dir + "/c/page.html")
      let isFile = { (word: String) in word.contains(".") && word != "-" || word == "c" || word == "out" }
      let run = try await Sluice.run(words.map { isFile($0) ? dir + "/" + $0 : $0 })
      #expect(run.status == 64)
      #expect(run.errors.contains(message), "\(run.errors)")
      for feed in ["/a.xml", "/b.xml", "/c/a.xml"] { #expect(try self.page(dir + feed) == Self.feed) }
    }
  }

  @Test(arguments: [["check", "--html"], ["corpus", "run", "--html"], ["corpus", "run", "--junit"]])
  func whatCannotBeWrittenIsSaidBeforeTheWork(_ words: [String]) async throws {
    try await Sluice.withFiles(["a.xml": Self.feed]) { dir in
      let input = words[0] == "check" ? dir + "/a.xml" : dir
      let run = try await Sluice.run(words + [dir + "/none/report", input])
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.errors.hasPrefix("sluice: \(dir)/none/report: cannot be written"))
    }
  }

  @Test func whatWasRepairedIsAMarkWhenNotesAreNotAskedFor() async throws {
    let run = try await Sluice.run(["parse", "--format", "pretty", "--emit", "feeds,entries"], input: Self.feed)
    #expect(run.status == 0)
    #expect(!run.output.contains("\u{1B}"), "a pipe gets no colours")
    #expect(
      run.output == """
        T & T
        rss-2.0 · utf-8 · repaired
        ~ bare-ampersand

        One & two & \\u{202E}
          ~ bare-ampersand ×2

        Clean


        """)
    let notes = try await Sluice.run(["parse", "--format", "pretty", "--emit", "entries,notes"], input: Self.feed)
    #expect(notes.lines.filter { $0.hasPrefix("! 1:") }.count == 3 && !notes.output.contains("~"))
  }
}
