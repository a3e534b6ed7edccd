// `sluice parse` as people run it: files, standard input, messages, exit codes.

import Foundation
import Subprocess
import SystemPackage
import Testing

struct ParseCommandTests {
  static let feed = "<rss version='2.0'><channel><title>T</title><item><title>One</title></item></channel></rss>"
  static let broken = "<rss version='2.0'><channel>\n<item><title>One</title></item>\n<item></title>"

  @Test func standardInputIsReadWhenNoFileIsNamed() async throws {
    let run = try await Sluice.run(["parse"], input: Self.feed)
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.lines.count == 1)
    #expect(run.output.hasPrefix(#"{"kind":"entry","id":"content-hash:"#))
    #expect(run.output.contains(#""title":"One""#))
    #expect(!run.output.contains("\"input\""))
  }

  @Test func emitChoosesTheRecords() async throws {
    let run = try await Sluice.run(["parse", "--emit", "feeds,summary", "-"], input: Self.feed)
    #expect(run.lines.map { $0.prefix(15) } == [#"{"kind":"feed","#, #"{"kind":"summar"#])
    #expect(run.lines.last == #"{"kind":"summary","entries":1,"notes":0,"duplicates":0,"bytes":91,"inputs":1}"#)
  }

  @Test func anyJobsWriteTheSame() async throws {
    let items = (0..<1500).map { "<item><title>Load \($0) & more</title><link>/\($0 % 900)</link></item>\n" }
    let large = "<rss version='2.0'><channel><title>T</title>" + items.joined() + "</channel></rss>"
    try await Sluice.withFiles(["a.xml": Self.feed, "b.xml": large, "c.xml": Self.broken, "d.txt": "no feed"]) { dir in
      let files = ["a.xml", "b.xml", "missing.xml", "c.xml", "d.txt"].map { dir + "/" + $0 }
      func run(_ jobs: [String]) async throws -> Run {
        try await Sluice.run(["parse", "--emit", "entries,notes,summary"] + jobs + files)
      }
      let one = try await run(["--jobs", "1"])
      #expect(one.lines.count > 3000)
      for jobs in [[], ["--jobs", "2"], ["--jobs", "7"]] {
        let other = try await run(jobs)
        #expect(other.output == one.output)
        #expect(other.errors == one.errors)
      }
    }
    for jobs in ["0", "-1", "257", "many"] {
      #expect(try await Sluice.run(["parse", "--jobs", jobs], input: Self.feed).status == 64)
    }
  }

  @Test func severalInputsAreNamedAndOneThatFailsDoesNotStopTheOthers() async throws {
    try await Sluice.withFiles(["a.xml": Self.broken, "b.xml": Self.feed, "page.html": "<html><body/></html>"]) { dir in
      let files = ["a.xml", "missing.xml", "page.html", "b.xml"].map { dir + "/" + $0 }
      let run = try await Sluice.run(["parse"] + files)
      #expect(run.status == 1)
      #expect(run.lines.count == 3, "the broken one has two entries")
      #expect(run.lines.prefix(2).allSatisfy { $0.contains("\"input\":\"\(dir)/a.xml\"") })
      #expect(run.lines.last?.contains("\"input\":\"\(dir)/b.xml\"") == true)
      let messages = run.errors.split(separator: "\n")
      #expect(messages.count == 2)
      #expect(messages.first?.hasPrefix("sluice: \(dir)/missing.xml: cannot be opened") == true)
      #expect(messages.last == "sluice: \(dir)/page.html:1:1: this is an HTML page")
    }
  }

  @Test func whatRepeatsIsFoundAcrossInputs() async throws {
    func feed(_ guid: String) -> String {
      """
      <rss version='2.0'><channel><item><guid>\(guid)</guid><link>http://example.org/1</link>
      <description>Two loads of gravel reached the upper sluice before noon.</description></item></channel></rss>
      """
    }
    try await Sluice.withFiles(["a.xml": feed("a"), "b.xml": feed("b"), "page.html": "<html><body/></html>"]) { dir in
      let files = ["a.xml", "missing.xml", "page.html", "b.xml"].map { dir + "/" + $0 }
      let run = try await Sluice.run(["parse", "--emit", "entries,summary"] + files)
      #expect(run.status == 1)
      let mark =
        #""duplicateOf":{"id":"a","input":"\#(dir)/a.xml","index":0,"kind":"exact","score":1,"field":"summary"}"#
      #expect(run.lines.first?.contains("duplicateOf") == false)
      #expect(run.lines.dropFirst().first?.contains(mark) == true)
      #expect(run.lines.last?.contains(#""entries":2,"notes":0,"duplicates":1"#) == true)
      let strict = try await Sluice.run(["parse", "--dedupe", "entries", "--emit", "entries,notes,summary"] + files)
      #expect(strict.lines.count == 3)
      #expect(
        strict.lines.contains { $0.contains(#""rule":"repeated-story""#) && $0.contains("entry 0 of \(dir)/a.xml") })
      #expect(strict.lines.last?.contains(#""entries":1,"notes":1,"duplicates":1"#) == true)
    }
  }

  @Test func strictMeansThatNothingIsMended() async throws {
    try await Sluice.withFiles(["a.xml": Self.broken]) { dir in
      let run = try await Sluice.run(["parse", "--strict", dir + "/a.xml"])
      #expect(run.status == 1)
      #expect(run.lines.count == 1, "what was read before is delivered")
      #expect(run.errors == "sluice: \(dir)/a.xml:3:9: mismatched tag\n")
    }
  }

  @Test(arguments: [
    ["parse", "--emit", "nothing"], ["parse", "--max-depth", "0"], ["nonsense"], ["parse", "--max-entries", "-1"],
    ["parse", "--near", "1.5"], ["parse", "--near", "0.8", "--dedupe", "off"],
    ["parse", "--dedupe-memory", "100"], ["parse", "--dedupe", "some"],
    ["parse", "--format", "xls"], ["parse", "--format", "sqlite"], ["parse", "--format", "csv", "--emit", "notes"],
    ["parse", "--formulas", "escape"], ["parse", "--format", "csv", "--formulas", "maybe"],
  ])
  func wrongUsageIs64(_ arguments: [String]) async throws {
    let run = try await Sluice.run(arguments, input: Self.feed)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.errors.contains("Error:"))
  }

  @Test func whatTheJudgesPassIsAccepted() async throws {
    let arguments = [
      "parse", "--format", "jsonl", "--emit", "feeds,entries,notes", "--dedupe", "off", "--markup", "raw", "--repair",
      "safe", "--charset", "utf-8", "--base", "http://example.org/", "-",
    ]
    let run = try await Sluice.run(arguments, input: Self.feed)
    #expect(run.status == 0)
    #expect(run.lines.count == 2)
    #expect(
      run.lines.last?.contains(#""markup":{"title":{"type":"text","value":"One","base":"http://example.org/"}}"#)
        == true)
  }

  @Test func aFileOutputAppearsWhole() async throws {
    try await Sluice.withFiles(["a.xml": Self.feed]) { dir in
      let run = try await Sluice.run(["parse", "--output", dir + "/out.jsonl", dir + "/a.xml"])
      #expect(run.status == 0)
      #expect(run.output == "")
      let names = try FileManager.default.contentsOfDirectory(atPath: dir).sorted()
      #expect(names == ["a.xml", "out.jsonl"], "nothing half-written is left")
      #expect(try String(contentsOfFile: dir + "/out.jsonl", encoding: .utf8).hasPrefix(#"{"kind":"entry""#))
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsSaid() async throws {
    let run = try await Sluice.run(["parse", "--output", "/nonexistent/out.jsonl"], input: Self.feed)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("sluice: /nonexistent/out.jsonl: cannot be written"))
  }

  @Test func prettyIsForPeople() async throws {
    let run = try await Sluice.run(["parse", "--format", "pretty", "--emit", "feeds,entries"], input: Self.feed)
    #expect(run.output == "T\nrss-2.0 · utf-8\n\nOne\n\n")
  }

  @Test func aHostileFileNameCannotSteerTheTerminal() async throws {
    let run = try await Sluice.run(["parse", "/nonexistent/\u{1B}[2J.xml"])
    #expect(!run.errors.contains("\u{1B}"))
    #expect(run.errors.contains("\\u{1B}[2J.xml"))
  }

  @Test func limitsAreTaken() async throws {
    let items = String(repeating: "<item><title>x</title></item>", count: 5)
    let run = try await Sluice.run(
      ["parse", "--max-entries", "2", "--emit", "entries,notes"], input: "<rss><channel>\(items)</channel></rss>")
    #expect(run.status == 0)
    #expect(run.lines.count == 3)
    #expect(run.lines.last?.contains("entry-limit") == true)
  }

  @Test func progressIsToldOnStandardErrorWhenItIsAskedFor() async throws {
    try await Sluice.withFiles(["a.xml": Self.feed, "b.xml": Self.broken]) { dir in
      let files = [dir + "/a.xml", dir + "/b.xml"]
      let plain = try await Sluice.run(["parse"] + files)
      #expect(plain.errors == "", "no terminal, no word")
      let run = try await Sluice.run(["parse", "--progress"] + files)
      #expect(run.output == plain.output)
      let line = try #require(
        run.errors.wholeMatch(of: /sluice: 100 % of 0\.0 MB, [0-9.]+ MB\/s, 3 entries, ([0-9]+) notes\n/))
      #expect(line.1 != "0", "the second is broken")
      let pipe = try await Sluice.run(["parse", "--progress"], input: Self.feed)
      #expect(pipe.errors.contains(" 1 entry, 0 notes\n"))
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs util-linux's script"))
  func aBarIsDrawnOnATerminalAndGoesAway() async throws {
    let item = "<item><title>One</title><description>Two loads of gravel before noon.</description></item>"
    let feed = "<rss version='2.0'><channel>" + String(repeating: item, count: 30000) + "</channel></rss>"
    try await Sluice.withFiles(["feed.xml": feed]) { dir in
      let command = "'\(Sluice.path)' parse '\(dir)/feed.xml' --output '\(dir)/out.jsonl'"
      _ = try await run(.path("/usr/bin/script"), arguments: ["-qec", command, dir + "/seen"], output: .discarded)
      let seen = try String(contentsOfFile: dir + "/seen", encoding: .utf8)
      let drawn = seen.split(separator: "\r").filter { $0.contains(" % of ") }
      #expect(!drawn.isEmpty)
      #expect(drawn.allSatisfy { $0.wholeMatch(of: /\[#*-*\] [0-9]+ % of [0-9.]+ MB, .*\u{1B}\[K\n?/) != nil })
      let last = try #require(seen.range(of: " % of ", options: .backwards))
      #expect(seen[last.upperBound...].contains("\r\u{1B}[K"), "it is wiped at the end")
    }
  }
}
