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

  @Test func anExpectationWithoutItsInputIsOneFailure() async throws {
    try await Sluice.withFiles(["a.xml": Self.feed, "b.xml": Self.feed]) { dir in
      let other = dir + ".expectations"
      defer { try? FileManager.default.removeItem(atPath: other) }
      let words = [dir, "--expectations", other]
      let early = try await Sluice.run(["corpus", "run"] + words)
      #expect(early.status == 1 && early.errors == "sluice: \(other): is no directory of expectations\n")
      for (words, place) in [(words, other), ([dir], dir)] {
        try write(Self.feed, dir + "/b.xml")
        #expect(try await Sluice.run(["corpus", "bless"] + words).status == 0)
        try FileManager.default.removeItem(atPath: dir + "/b.xml")
        let run = try await Sluice.run(["corpus", "run"] + words)
        #expect(run.status == 1)
        #expect(
          run.output == "\(place)/b.jsonl\n  an expectation without its input\n\n1 passed, 1 failed\n")
        let blessed = try await Sluice.run(["corpus", "bless"] + words)
        #expect(blessed.status == 1 && blessed.lines.last == "0 written, 1 failed")
        let stats = try await Sluice.run(["corpus", "stats"] + words)
        #expect(stats.status == 1 && stats.output.hasPrefix("1 input, 1 feed, 1 entry, 91 bytes\n"))
      }
    }
  }

  @Test func aNameThatIsNoTextIsAFailure() async throws {
    try await Sluice.withFiles(["a.xml": Self.feed]) { dir in
      let made = Array((dir + "/b").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
      // Some disks take no such names.
      guard unsafe mkdir(made, 0o700) == 0 else { return }
      defer { _ = unsafe rmdir(made) }
      let run = try await Sluice.run(["corpus", "run", dir])
      #expect(run.status == 1 && run.output.contains("its name is no UTF-8, and cannot be read"))
      #expect(run.output.hasSuffix("1 passed, 1 failed, 1 without expectation\n"))
      #expect(try await Sluice.run(["corpus", "stats", dir]).status == 1)
    }
  }

  @Test func aSecondInputOfANameLeavesTheFirstItsExpectation() async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed]) { dir in
      #expect(try await Sluice.run(["corpus", "bless", dir]).status == 0)
      // The new one takes its whole name.
      let reduce = ["corpus", "reduce", dir + "/feed.xml", "--keep", "field:title", "--output", dir + "/feed.rss"]
      #expect(try await Sluice.run(reduce).status == 0)
      #expect(try names(in: dir) == ["feed.jsonl", "feed.rss", "feed.rss.jsonl", "feed.xml"])
      #expect(try await Sluice.run(["corpus", "run", dir]).output == "2 passed, 0 failed\n")
      // Whose it is nobody can say.
      try FileManager.default.removeItem(atPath: dir + "/feed.rss.jsonl")
      for command in ["run", "bless"] {
        let run = try await Sluice.run(["corpus", command, dir])
        #expect(run.status == 1 && run.output.contains("feed.jsonl may be of feed.rss or feed.xml"))
      }
      try FileManager.default.moveItem(atPath: dir + "/feed.jsonl", toPath: dir + "/feed.xml.jsonl")
      #expect(try await Sluice.run(["corpus", "bless", dir]).output == "\(dir)/feed.rss.jsonl: new\n1 written\n")
      #expect(try await Sluice.run(["corpus", "run", dir]).output == "2 passed, 0 failed\n")
    }
  }

  @Test(arguments: [
    ("", #"{"kind":"case","why":"w","run":"clean","options":{"field":"x"}}"#, 0, #","empty":true}"#),
    (feed, #"{"kind":"case","why":"w","expect":"fail"}"#, 0, #"{"kind":"case","why":"w"}"#),
    ("\u{1F}\u{8B}\u{8}", #"{"kind":"case","why":"w"}"#, 1, #"{"kind":"case","why":"w"}"#),
  ])
  func aHeaderAloneIsSettledByABlessing(_ input: String, _ header: String, _ status: Int, _ written: String)
    async throws
  {
    try await Sluice.withFiles(["mine": "", "mine.jsonl": header + "\n"]) { dir in
      try Data(input.unicodeScalars.map { UInt8($0.value) }).write(to: URL(filePath: dir + "/mine"))
      #expect(try await Sluice.run(["corpus", "run", dir]).status == 1)
      #expect(try await Sluice.run(["corpus", "bless", dir]).status == status)
      let first = try String(contentsOfFile: dir + "/mine.jsonl", encoding: .utf8).split(separator: "\n")[0]
      #expect(first.hasSuffix(written))
      #expect(try await Sluice.run(["corpus", "run", dir]).status == status)
      let again = try await Sluice.run(["corpus", "bless", dir])
      #expect(again.lines.last == (status == 0 ? "0 written" : "0 written, 1 failed"))
    }
  }

  @Test(arguments: ["run", "bless", "stats", "diff"])
  func aNegativeNumberOfLinesIs64(_ command: String) async throws {
    let words = [command == "diff" ? "/none" : nil, "/none", "--show=-1"].compactMap(\.self)
    let run = try await Sluice.run(["corpus", command] + words)
    #expect(run.status == 64 && run.errors.contains("--show is a number from 0 on"))
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
      try write(Self.feed.replacing("One", with: "&lt;/failure>&#x9B;&#x202E;"), dir + "/c.xml")
      try write(Self.broken, dir + "/d\u{85}\u{2066}.xml")
      try write(#"{"kind":"case","why":"a \u0085 b"}"#, dir + "/d\u{85}\u{2066}.jsonl")
      let run = try await Sluice.run(["corpus", "run", dir, "--junit", dir + "/out.junit"])
      #expect(run.status == 1)
      let document = try await Sluice.run(["events", "--strict", dir + "/out.junit"])
      #expect(document.status == 0, "well-formed")
      func count(_ part: String) -> Int { document.lines.filter { $0.contains(part) }.count }
      #expect(count(#""name":"testcase""#) == 6 && count(#""name":"failure""#) == 4, "start and end")
      #expect(count(#"{"name":"tests","value":"3"},{"name":"failures","value":"2"}"#) == 2)
      let text = try String(contentsOfFile: dir + "/out.junit", encoding: .utf8)
      #expect(!text.unicodeScalars.contains { [0x85, 0x9B, 0x202E, 0x2066].contains($0.value) })
      #expect(text.contains("dU+0085U+2066.xml") && text.contains("a U+0085 b"))
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

  @Test func aHeaderIsNoLineOfAnOutput() async throws {
    try await Sluice.withFiles(["a.xml": Self.feed, "b.html": "<html><body>no feed"]) { dir in
      #expect(try await Sluice.run(["corpus", "bless", dir]).status == 0)
      let words = ["parse", "--emit", "feeds,entries,notes", dir + "/a.xml", "--output", dir + "/out.jsonl"]
      #expect(try await Sluice.run(words).status == 0)
      // On some disks every file may be run.
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: dir + "/out.jsonl")
      let same = try await Sluice.run(["corpus", "diff", dir + "/out.jsonl", dir + "/a.jsonl"])
      #expect(same.output == "1 feed compared, 0 differ\n")
      let other = try await Sluice.run(["corpus", "diff", dir + "/a.jsonl", dir + "/b.jsonl"])
      #expect(other.output.contains("error gained: 1 feed, 1 time\n"))
      #expect(other.output.hasSuffix("1 feed compared, 1 differs\n") && !other.output.contains("case"))
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
      #expect(run.output.hasSuffix("3 feeds compared, 1 differs\n"))
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

  @Test(arguments: [
    (["--output", "x.jsonl"], Int32(64), "is no input of a corpus"),
    (["--output", "x.md"], 64, "is no input of a corpus"),
    (["--output", "feed.xml"], 1, "stands there already"), (["--output", "feed.xml/x.xml"], 1, "cannot be written"),
    (["--tests", "1", "--output", "x.xml"], 1, "nothing was written"),
  ])
  func whatCannotBeReducedIsSaidBeforeTheWork(_ words: [String], _ status: Int32, _ message: String) async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed]) { dir in
      let all = words.map { $0.contains(".") ? dir + "/" + $0 : $0 }
      // Whoever asks the program would leave a trace of it.
      let keep = words[0] == "--tests" ? "field:feed.title" : "command:touch \(dir)/asked"
      let run = try await Sluice.run(["corpus", "reduce", dir + "/feed.xml", "--keep", keep] + all)
      #expect(run.status == status && run.errors.contains(message), "\(run.errors)")
      #expect(try names(in: dir) == ["feed.xml"])
    }
  }

  @Test func whoeverIsAskedToEndLeavesNothingBehind() async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed]) { dir in
      let keep = #"command:printf %s "$1" > \#(dir)/asked; kill -TERM $PPID"#
      let words = ["corpus", "reduce", dir + "/feed.xml", "--keep", keep, "--output", dir + "/x.xml"]
      let run = try await Sluice.run(words)
      #expect(run.status == 1 && run.errors.contains("nothing was written"), "\(run.errors)")
      #expect(try names(in: dir) == ["asked", "feed.xml"])
      let asked = URL(filePath: try String(contentsOfFile: dir + "/asked", encoding: .utf8))
      #expect(!FileManager.default.fileExists(atPath: asked.deletingLastPathComponent().path))
    }
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
