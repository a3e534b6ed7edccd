// `sluice corpus` as people run it, over collections of their own.

import Foundation
import SystemPackage
import Testing

struct CorpusCommandTests {
  static let feed = "<rss version='2.0'><channel><title>T</title><item><title>One</title></item></channel></rss>"
  static let broken = feed.replacing("One", with: "One & more").replacing("<title>T</title>", with: "<title>T<title>")

  private func write(_ text: String, _ path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

  private func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
  }

  @Test func aCorpusOfOnesOwn() async throws {
    try await Sluice.withFiles(["mine.rss": Self.feed]) { dir in
      let first = try await Sluice.run(["corpus", "run", dir])
      #expect(first.status == 0, "what must hold of every input holds")
      #expect(first.output == "1 passed, 0 failed, 1 without expectation\n")
      #expect(try names(in: dir) == ["mine.rss"], "a run writes nothing")
      let blessed = try await Sluice.run(["corpus", "bless", dir])
      #expect(blessed.output == "\(dir)/mine.jsonl: new\n1 written\n")
      let second = try await Sluice.run(["corpus", "run", dir])
      #expect(second.status == 0)
      #expect(second.output == "1 passed, 0 failed\n")
      try write(Self.feed.replacing("One", with: "Two"), dir + "/mine.rss")
      let third = try await Sluice.run(["corpus", "run", dir, "--color", "always"])
      #expect(third.status == 1)
      #expect(third.lines[1...2] == ["  \u{1B}[1mentry at line 1 “Two”\u{1B}[0m", "    \u{1B}[33mid\u{1B}[0m"])
      #expect(third.output.contains(#"    - "One""#) && third.output.contains(#"    + "Two""#))
      #expect(third.output.hasSuffix("0 passed, 1 failed\n"))
    }
  }

  @Test func aBlessingShowsWhatItChanges() async throws {
    try await Sluice.withFiles(["mine.rss": Self.feed]) { dir in
      #expect(try await Sluice.run(["corpus", "bless", dir]).status == 0)
      try write(Self.feed.replacing("One", with: "Two"), dir + "/mine.rss")
      let before = try Data(contentsOf: URL(filePath: dir + "/mine.jsonl"))
      let dry = try await Sluice.run(["corpus", "bless", dir, "--dry-run"])
      #expect(dry.output.contains(#"    + "Two""#) && dry.output.hasSuffix("1 would be written\n"))
      #expect(try Data(contentsOf: URL(filePath: dir + "/mine.jsonl")) == before)
      let wet = try await Sluice.run(["corpus", "bless", dir])
      #expect(wet.output == dry.output.replacing("would be ", with: ""))
      #expect(try await Sluice.run(["corpus", "run", dir]).status == 0)
    }
  }

  @Test func expectationsMayStandElsewhere() async throws {
    let files = ["a.xml": Self.feed, "a.rss": Self.feed, "a.rss.old": Self.feed, "b": Self.broken]
    try await Sluice.withFiles(files) { dir in
      let other = dir + ".expectations"
      defer { try? FileManager.default.removeItem(atPath: other) }
      let words = [dir, "--expectations", other]
      let blessed = try await Sluice.run(["corpus", "bless"] + words)
      #expect(blessed.lines.last == "4 written")
      #expect(try names(in: other) == ["a.rss.jsonl", "a.rss.old.jsonl", "a.xml.jsonl", "b.jsonl"])
      #expect(try names(in: dir) == ["a.rss", "a.rss.old", "a.xml", "b"])
      #expect(try await Sluice.run(["corpus", "run"] + words).output == "4 passed, 0 failed\n")
    }
  }

  @Test func aKnownFailureMustFail() async throws {
    let wish = #"{"kind":"case","why":"a wish","expect":"fail"}"#
    try await Sluice.withFiles(["mine.rss": Self.feed, "mine.jsonl": wish + "\n{\"kind\":\"feed\"}\n"]) { dir in
      #expect(try await Sluice.run(["corpus", "run", dir]).status == 0)
      let records = try await Sluice.run(["parse", "--emit", "feeds,entries,notes", dir + "/mine.rss"]).output
      try write(wish + "\n" + records, dir + "/mine.jsonl")
      let run = try await Sluice.run(["corpus", "run", dir])
      #expect(run.status == 1)
      #expect(run.output.contains("a known failure passes now"))
    }
  }

  @Test(arguments: [
    (#"{"kind":"case","why":"w"}"#, "is a header alone"), ("{}", "its kind is not case"), ("no", "is no header"),
    (#"{"kind":"case","wy":"w"}"#, "it has no wy"),
    (#"{"kind":"case","options":{"repair":"most"}}"#, "its option repair cannot be \"most\""),
    (#"{"kind":"case","options":{"limits":{"dept":1}}}"#, "there is no limit dept"),
  ])
  func aHeaderThatIsNone(_ header: String, _ message: String) async throws {
    try await Sluice.withFiles(["mine.rss": Self.feed, "mine.jsonl": header + "\n"]) { dir in
      let run = try await Sluice.run(["corpus", "run", dir])
      #expect(run.status == 1)
      #expect((run.output + run.errors).contains(message))
    }
  }

  @Test func theNumberOfJobsCannotBeSeen() async throws {
    let files = (0..<40).map { ("\($0).xml", $0 % 3 == 0 ? Self.broken : Self.feed) }
    try await Sluice.withFiles(Dictionary(uniqueKeysWithValues: files)) { dir in
      #expect(try await Sluice.run(["corpus", "bless", dir]).status == 0)
      for number in 0..<40 where number % 2 == 0 {
        try write(Self.feed.replacing("One", with: "Other \(number)"), "\(dir)/\(number).xml")
      }
      for command in ["run", "stats"] {
        let runs = try await [1, 2, 7].asyncMap {
          try await Sluice.run(["corpus", command, dir, "--jobs", "\($0)"]).output
        }
        #expect(runs[0].count > 100)
        #expect(Set(runs).count == 1)
      }
    }
  }

  @Test func buildServersReadTheResults() async throws {
    try await Sluice.withFiles(["a<b>.xml": Self.feed, "c.xml": Self.broken]) { dir in
      #expect(try await Sluice.run(["corpus", "bless", dir]).status == 0)
      try write(Self.feed.replacing("One", with: "&lt;/failure>&#x9B;"), dir + "/c.xml")
      let run = try await Sluice.run(["corpus", "run", dir, "--junit", dir + "/out.junit"])
      #expect(run.status == 1)
      let document = try await Sluice.run(["events", "--strict", dir + "/out.junit"])
      #expect(document.status == 0, "well-formed")
      func count(_ part: String) -> Int { document.lines.filter { $0.contains(part) }.count }
      #expect(count(#""name":"testcase""#) == 4 && count(#""name":"failure""#) == 2, "start and end")
      #expect(count(#"{"name":"tests","value":"2"},{"name":"failures","value":"1"}"#) == 2)
      #expect(count(#"{"name":"name","value":"\#(dir)/a<b>.xml"}"#) == 1)
    }
  }

  @Test func twoOutputsAreComparedByFeedAndField() async throws {
    try await Sluice.withFiles(["a.xml": Self.feed, "b.xml": Self.broken]) { dir in
      let words = ["parse", "--emit", "feeds,entries,notes", dir + "/a.xml", dir + "/b.xml", "--output"]
      #expect(try await Sluice.run(words + [dir + "/old.jsonl"]).status == 0)
      #expect(try await Sluice.run(["corpus", "diff", dir + "/old.jsonl", dir + "/old.jsonl"]).status == 0)
      let both = try String(contentsOfFile: dir + "/old.jsonl", encoding: .utf8)
      let changed = both.replacing("\"title\":\"One", with: "\"title\":\"Eins").replacing(
        "\"format\":\"rss-2.0\",", with: "")
      try write(
        changed.split(separator: "\n").filter { !$0.contains("bare-ampersand") }.joined(separator: "\n"),
        dir + "/new.jsonl")
      let run = try await Sluice.run(["corpus", "diff", dir + "/old.jsonl", dir + "/new.jsonl", "--show", "0"])
      #expect(run.status == 1)
      #expect(
        run.lines == [
          "entry title changed: 2 feeds, 2 times", "  and 2 more", "feed format lost: 2 feeds, 2 times", "  and 2 more",
          "note bare-ampersand lost: 1 feed, 1 time", "  and 1 more", "2 feeds compared, 2 differ",
        ])
    }
  }

  @Test func twoBuildsAreComparedOverACollection() async throws {
    try await Sluice.withFiles(["a.xml": Self.feed, "b.xml": Self.broken, "c.html": "<html><body>no feed"]) { dir in
      let same = try await Sluice.run(["corpus", "diff", Sluice.path.string, Sluice.path.string, dir])
      #expect(same.output == "3 feeds compared, 0 differ\n")
      // A build that crashes on a word.
      let old = dir + ".old"
      defer { try? FileManager.default.removeItem(atPath: old) }
      let script =
        "#!/bin/sh\nfor f; do :; done; grep -q more \"$f\" && kill -SEGV $$; exec \(Sluice.path.string) \"$@\"\n"
      try write(script, old)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: old)
      let run = try await Sluice.run(["corpus", "diff", old, Sluice.path.string, dir])
      #expect(run.status == 1)
      #expect(run.output.contains("error lost: 1 feed, 1 time\n  \(dir)/b.xml\n"))
      #expect(run.output.contains("crash: ended by signal 11"))
      #expect(run.output.hasSuffix("3 feeds compared, 1 differ\n"))
      for keep in ["crash:\(old)", "differs:\(old)"] {
        let small = "\(dir)/small/\(keep.prefix(5)).xml"
        let reduce = ["corpus", "reduce", dir + "/b.xml", "--keep", keep, "--output", small]
        #expect(try await Sluice.run(reduce).status == 0)
        let text = try String(contentsOfFile: small, encoding: .utf8)
        #expect(text.contains("more") && text.utf8.count < 40, "\(text)")
      }
    }
  }

  @Test(arguments: [
    ("note:bare-ampersand", "&"), ("field:title~more", "<title>more"), ("command:grep -q '<item' \"$1\"", "<item"),
    ("note:unclosed-field", "<item>"),
  ])
  func whatIsReducedStillShowsIt(_ keep: String, _ part: String) async throws {
    let items = (0..<50).map { "<item><title>Load \($0)</title><description>Long &amp; dull</description></item>\n" }
    let feed = Self.broken.replacing("<item>", with: items.joined() + "<item>")
    try await Sluice.withFiles(["feed.xml": feed]) { dir in
      let words = ["corpus", "reduce", dir + "/feed.xml", "--keep", keep, "--output", dir + "/out/small.xml"]
      let run = try await Sluice.run(words)
      #expect(run.status == 0)
      let small = try String(contentsOfFile: dir + "/out/small.xml", encoding: .utf8)
      #expect(small.utf8.count < 60 && small.contains(part), "\(small)")
      #expect(run.output.hasPrefix("\(dir)/out/small.xml: \(small.utf8.count) of \(feed.utf8.count) bytes, "))
      // What only another program saw may be no feed for this one: its expectation is a header, until it is blessed.
      let isBlessed = !keep.hasPrefix("command")
      let second = try await Sluice.run(["corpus", "run", dir + "/out"])
      #expect(second.output.hasSuffix(isBlessed ? "1 passed, 0 failed\n" : "0 passed, 1 failed\n"))
      let again = try await Sluice.run(words)
      #expect(again.status == 1 && again.errors.contains("stands there already"))
      if let rule = keep.split(separator: ":").last, keep.hasPrefix("note") {
        let check = try await Sluice.run(["check", dir + "/out/small.xml"])
        #expect(check.output.contains(rule + ": "))
      }
    }
  }

  @Test(arguments: ["note:no-such-rule", "nothing", "note", "field:", "broken:never", "differs:/none", "crash:/none"])
  func aConditionThatIsNoneIs64(_ keep: String) async throws {
    let run = try await Sluice.run(["corpus", "reduce", "none.xml", "--keep", keep])
    #expect(run.status == 64)
  }

  @Test func whatDoesNotShowItIsNotReduced() async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed]) { dir in
      let run = try await Sluice.run(["corpus", "reduce", dir + "/feed.xml", "--keep", "note:mojibake"])
      #expect(run.status == 1)
      #expect(run.errors == "sluice: \(dir)/feed.xml: does not show note:mojibake\n")
    }
  }

  @Test func statisticsCountFeedsAndTimes() async throws {
    try await Sluice.withFiles(["a.xml": Self.feed, "b.xml": Self.broken, "c.html": "<html><body>no feed"]) { dir in
      let run = try await Sluice.run(["corpus", "stats", dir, "--format", "jsonl"])
      #expect(run.status == 0)
      #expect(run.lines.contains(#"{"kind":"count","topic":"formats","name":"rss-2.0","feeds":2,"times":2}"#))
      #expect(run.lines.contains(#"{"kind":"count","topic":"rules","name":"bare-ampersand","feeds":1,"times":1}"#))
      #expect(run.lines.contains(#"{"kind":"count","topic":"errors","name":"not-a-feed","feeds":1,"times":1}"#))
      #expect(try await Sluice.run(["corpus", "stats", dir]).output.hasPrefix("3 inputs, 2 feeds, 2 entries, "))
    }
  }

  @Test(arguments: [["run", "/none"], ["stats", "/none"], ["bless", "/none"], ["diff", "/none", "/none"]])
  func whatIsNotThereIsSaid(_ words: [String]) async throws {
    let run = try await Sluice.run(["corpus"] + words)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("sluice: /none: "))
  }
}

extension Array {
  func asyncMap<T>(_ body: (Element) async throws -> T) async throws -> [T] {
    var results: [T] = []
    for element in self { results.append(try await body(element)) }
    return results
  }
}
