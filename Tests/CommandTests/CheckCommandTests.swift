// `sluice check` as people run it: what stands where, and the exit status.

import Foundation
import Testing

struct CheckCommandTests {
  static let clean = "<rss version='2.0'><channel><item><title>One</title></item></channel></rss>"

  /// A feed of one item, the item's lines as given.
  static func feed(_ item: String) -> String { "<rss><channel>\n<item>\(item)</item>\n</channel></rss>" }

  /// What is shown of the first problem: its line, the caret, and what was done.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var item: String
    var shown: [String]
  }

  static let cases = [
    Case(
      testDescription: "a date",
      item: "<pubDate>soon</pubDate>",
      shown: ["  2 | <item><pubDate>soon</pubDate></item>", "    |       ^", "    = found \"soon\""]),
    Case(
      testDescription: "read otherwise",
      item: "<pubDate>31 Nov 2020 10:00 GMT</pubDate>",
      shown: [
        "  2 | <item><pubDate>31 Nov 2020 10:00 GMT</pubDate></item>", "    |       ^",
        "    = \"31 Nov 2020 10:00 GMT\" was read as \"2020-12-01T10:00:00Z\"",
      ]),
    Case(
      testDescription: "a tab is four spaces",
      item: "\n\t<title>a</title>\t<pubDate>soon</pubDate>",
      shown: [
        "  3 |     <title>a</title>    <pubDate>soon</pubDate></item>", "    |                         ^",
        "    = found \"soon\"",
      ]),
    Case(
      testDescription: "wide characters are two columns, accents none",
      item: "<title>漢字e\u{301}🙂</title><pubDate>soon</pubDate>",
      shown: [
        "  2 | <item><title>漢字e\u{301}🙂</title><pubDate>soon</pubDate></item>",
        "    |                             ^", "    = found \"soon\"",
      ]),
    Case(
      testDescription: "at the end of its line",
      item: "<title>a</title><x:y\n/>",
      shown: ["  2 | <item><title>a</title><x:y", "    |                       ^", "    = found \"x:y\""]),
    Case(
      testDescription: "a lone carriage return ends a line",
      item: "\r<pubDate>soon</pubDate>\r",
      shown: ["  3 | <pubDate>soon</pubDate>", "    | ^", "    = found \"soon\""]),
    Case(
      testDescription: "a control of C1 and a turned direction",
      item: "<guid>\u{9B}31m</guid><pubDate>\u{202E}\u{200B}soon\n\u{9B}2J</pubDate>",
      shown: [
        #"  2 | <item><guid>\u{9B}31m</guid><pubDate>\u{202E}\u{200B}soon"#,
        "    |                             ^", #"    = found "\u{202E}\u{200B}soon \u{9B}2J""#,
      ]),
    Case(
      testDescription: "quotes in quotes",
      item: "<pubDate>\"soon\"</pubDate>",
      shown: ["  2 | <item><pubDate>\"soon\"</pubDate></item>", "    |       ^", "    = found '\"soon\"'"]),
  ]

  @Test(arguments: cases)
  func aProblemIsShownInItsPlace(_ example: Case) async throws {
    let run = try await Sluice.run(["check"], input: Self.feed(example.item))
    #expect(run.status == 1)
    #expect(run.errors == "")
    #expect(Array(run.lines.dropFirst(2).prefix(3)) == example.shown)
    #expect(run.output.hasSuffix("\nstandard input: 1 problem in 1 rule; 1 entry read\n"))
  }

  @Test func aWholeReport() async throws {
    let item = "<pubDate>soon</pubDate><itunes:author/></item><item><pubDate>no</pubDate>&nbsp;"
    try await Sluice.withFiles(["feed.xml": Self.feed(item)]) { dir in
      let run = try await Sluice.run(["check", dir + "/feed.xml"])
      #expect(
        run.output.replacing(dir + "/", with: "") == """
          html-entity: an entity of HTML that XML does not have became its character (1 place)

          feed.xml:2:80: html-entity
            2 | <item><pubDate>soon</pubDate><itunes:author/></item><item><pubDate>no</pubDate>&nbsp;</item>
              |                                                                                ^~~~~~
              = "&nbsp;" became "\u{A0}"

          undeclared-prefix: the prefix is not declared by any xmlns (1 place)

          feed.xml:2:30: undeclared-prefix
            2 | <item><pubDate>soon</pubDate><itunes:author/></item><item><pubDate>no</pubDate>&nbsp;</item>
              |                              ^
              = found "itunes:author"

          unreadable-date: the date cannot be read and is left out (2 places)

          feed.xml:2:7: unreadable-date
            2 | <item><pubDate>soon</pubDate><itunes:author/></item><item><pubDate>no</pubDate>&nbsp;</item>
              |       ^
              = found "soon"

          feed.xml:2:59: unreadable-date
            2 | <item><pubDate>soon</pubDate><itunes:author/></item><item><pubDate>no</pubDate>&nbsp;</item>
              |                                                           ^
              = found "no"

          feed.xml: 4 problems in 3 rules; 2 entries read

          """)
      #expect(run.status == 1)
      let all = try await Sluice.run(["check", "--all", dir + "/feed.xml"])
      #expect(
        all.output.replacing(dir + "/", with: "").hasPrefix(
          "feed.xml:2:7: unreadable-date: the date cannot be read and is left out\n"))
      #expect(all.status == 1)
    }
  }

  @Test(arguments: [false, true])
  func aFloodIsSummed(all: Bool) async throws {
    let items = String(repeating: "<pubDate>soon</pubDate></item><item>\n", count: 1234)
    let run = try await Sluice.run(["check"] + (all ? ["--all"] : []), input: Self.feed(items))
    #expect(run.status == 1)
    #expect(run.lines.filter { $0.hasPrefix("standard input:") }.count == (all ? 1235 : 4))
    #expect(run.lines.first?.hasSuffix("(1,234 places)") == !all)
    #expect(run.lines.contains("… and 1,231 more") == !all)
    #expect(run.lines.last == "standard input: 1,234 problems in 1 rule; 1,235 entries read")
  }

  @Test func aLongLineIsCutAroundThePlace() async throws {
    let text = String(repeating: "é漢", count: 40_000)
    let run = try await Sluice.run(["check"], input: Self.feed("\(text)<pubDate>soon</pubDate>\(text)"))
    let line = try #require(run.lines.dropFirst(2).first)
    #expect(line.hasPrefix("  2 | …") && line.hasSuffix("…"))
    #expect(line.contains("<pubDate>soon</pubDate>"))
    #expect(line.unicodeScalars.map { $0.value == 0x6F22 ? 2 : 1 }.reduce(0, +) <= 100)
    let caret = try #require(run.lines.dropFirst(3).first)
    let before = try #require(line.firstRange(of: "<pubDate>")).lowerBound
    #expect(caret.count - 1 == line[..<before].unicodeScalars.map { $0.value == 0x6F22 ? 2 : 1 }.reduce(0, +))
  }

  @Test func aLineThatIsGoneLeavesThePlace() async throws {
    let text = String(repeating: "long line\n", count: 400_000)
    let run = try await Sluice.run(["check"], input: Self.feed("<pubDate>soon</pubDate>\(text)"))
    #expect(run.lines.dropFirst().prefix(2) == ["standard input:2:7: unreadable-date", "    = found \"soon\""])
  }

  @Test func whatHasNoLineIsSaidWithoutOne() async throws {
    let run = try await Sluice.run(["check"])
    #expect(run.status == 1)
    #expect(
      run.output == """
        standard input:1:1: error: the input is empty

        standard input: 1 error; 0 entries read

        """)
  }

  @Test func severalInputsHaveAVerdictEach() async throws {
    try await Sluice.withFiles(["a.xml": Self.clean, "b.xml": Self.feed("&"), "c.xml": Self.clean]) { dir in
      let files = ["a.xml", "missing.xml", "b.xml", "c.xml"].map { dir + "/" + $0 }
      let run = try await Sluice.run(["check"] + files)
      #expect(run.status == 1)
      #expect(run.errors == "")
      #expect(
        run.output.replacing(dir + "/", with: "") == """
          a.xml: no problem found; 1 entry read

          missing.xml: error: cannot be opened: No such file or directory

          missing.xml: 1 error; 0 entries read

          bare-ampersand: an & that begins no reference was escaped (1 place)

          b.xml:2:7: bare-ampersand
            2 | <item>&</item>
              |       ^
              = "&" became "&amp;"

          b.xml: 1 problem in 1 rule; 1 entry read

          c.xml: no problem found; 1 entry read

          """)
      #expect(try await Sluice.run(["check", files[0], files[3]]).status == 0)
    }
  }

  @Test func aControlThatEndsTheReadingIsEscaped() async throws {
    let run = try await Sluice.run(["check", "/nonexistent/\u{1B}[2J.xml", "-"], input: Self.feed("\u{1B}]0;x\u{7}"))
    #expect(run.lines.contains(#"  2 | <item>\u{1B}]0;x\u{7}</item>"#))
    #expect(run.lines.first?.hasPrefix(#"/nonexistent/\u{1B}[2J.xml: error: "#) == true)
    #expect(!run.output.utf8.contains(0x1B))
  }

  @Test func coloursAreForTerminals() async throws {
    let input = Self.feed("<pubDate>\u{1B}[2J</pubDate>").replacing("\u{1B}", with: "\u{9B}")
    let plain = try await Sluice.run(["check"], input: input).output
    #expect(!plain.utf8.contains(0x1B))
    #expect(try await Sluice.run(["check", "--color", "never"], input: input).output == plain)
    let coloured = try await Sluice.run(["check", "--color", "always"], input: input).output
    #expect(coloured.contains("\u{1B}[1;32m^"))
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func linesForMachinesAreTheNotesOfParse() async throws {
    let input = Self.feed("<pubDate>soon</pubDate><x:y/></item><item>&")
    let run = try await Sluice.run(["check", "--format", "jsonl"], input: input)
    let parse = try await Sluice.run(["parse", "--emit", "notes"], input: input)
    #expect(run.status == 1)
    #expect(run.lines.count == 3)
    #expect(run.output == parse.output)
    #expect(run.errors == parse.errors)
    let clean = try await Sluice.run(["check", "--format", "jsonl"], input: Self.clean)
    #expect(clean.status == 0)
    #expect(clean.output == "")
  }

  @Test(arguments: [["--format", "csv"], ["--color", "red"], ["--max-depth", "0"], ["--emit", "notes"]])
  func wrongUsageIs64(_ arguments: [String]) async throws {
    let run = try await Sluice.run(["check"] + arguments, input: Self.clean)
    #expect(run.status == 64)
    #expect(run.output == "")
  }

  @Test func strictShowsExpatsVerdict() async throws {
    let run = try await Sluice.run(["check", "--strict"], input: "\u{FEFF}<rss><channel>\n<item>ü&nope;")
    #expect(run.lines.first?.hasSuffix("error: undefined entity") == true)
    #expect(run.lines.dropFirst().prefix(2) == ["  2 | <item>ü&nope;", "    |        ^"])
  }

  @Test func theEncodingIsThatOfTheTransport() async throws {
    // In ISO-8859-5 these two bytes are letters each.
    let run = try await Sluice.run(
      ["check", "--charset", "iso-8859-5"], input: Self.feed("<title>ж</title><pubDate>soon</pubDate>"))
    #expect(
      run.lines.dropFirst(2).prefix(2) == [
        "  2 | <item><title>аЖ</title><pubDate>soon</pubDate></item>", "    |                        ^",
      ])
  }

  @Test func theREADMEsReportIsReal() async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let readme = try String(contentsOfFile: root + "/README.md", encoding: .utf8)
    func block(_ kind: String) throws -> String {
      let start = try #require(readme.firstRange(of: "```\(kind)\n")).upperBound
      let end = try #require(readme[start...].firstRange(of: "```")).lowerBound
      return String(readme[start..<end])
    }
    try await Sluice.withFiles(["feed.xml": try block("xml")]) { dir in
      let run = try await Sluice.run(["check", dir + "/feed.xml"])
      #expect(run.output.replacing(dir + "/", with: "") == (try block("text")))
    }
  }
}
