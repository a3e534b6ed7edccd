// `sluice events` and `sluice corpus` as people run them.

import Foundation
import Testing

struct OtherCommandTests {
  @Test func eventsOfAnyXML() async throws {
    let run = try await Sluice.run(["events"], input: "<a xmlns='u'>one<!--c--><?p d?><b x='1'/></a>")
    #expect(run.status == 0)
    #expect(
      run.lines == [
        #"{"kind":"start","name":"a","namespace":"u","byte":0,"line":1,"column":1}"#,
        #"{"kind":"text","value":"one","byte":13,"line":1,"column":14}"#,
        #"{"kind":"comment","value":"c","byte":16,"line":1,"column":17}"#,
        #"{"kind":"instruction","name":"p","value":"d","byte":24,"line":1,"column":25}"#,
        #"{"kind":"start","name":"b","namespace":"u","attributes":[{"name":"x","value":"1"}],"byte":31,"line":1,"column":32}"#,
        #"{"kind":"end","name":"b","namespace":"u","byte":41,"line":1,"column":42}"#,
        #"{"kind":"end","name":"a","namespace":"u","byte":41,"line":1,"column":42}"#,
      ])
  }

  @Test func strictSaysWhereExpatStops() async throws {
    let run = try await Sluice.run(["events", "--strict"], input: "<a>\n<b>&nope;</b></a>")
    #expect(run.status == 1)
    #expect(run.lines.count == 3)
    #expect(run.errors == "sluice: standard input:2:4: undefined entity\n")
  }

  @Test func aCorpusOfOnesOwn() async throws {
    let feed = "<rss version='2.0'><channel><item><title>One</title></item></channel></rss>"
    try await Sluice.withFiles(["mine.rss": feed]) { dir in
      let first = try await Sluice.run(["corpus", "run", dir])
      #expect(first.status == 1, "a missing expectation is written, and fails")
      #expect(first.output == "0 passed, 1 failed\n")
      let second = try await Sluice.run(["corpus", "run", dir])
      #expect(second.status == 0)
      #expect(second.output == "1 passed, 0 failed\n")
      try Data(feed.replacing("One", with: "Two").utf8).write(to: URL(filePath: dir + "/mine.rss"))
      let third = try await Sluice.run(["corpus", "run", dir])
      #expect(third.status == 1)
      #expect(third.output.contains(#""title":"Two""#))
      let blessed = try await Sluice.run(["corpus", "bless", dir])
      #expect(blessed.output == "\(dir)/mine.jsonl\n1 written\n")
      #expect(try await Sluice.run(["corpus", "run", dir]).status == 0)
    }
  }

  @Test func aKnownFailureMustFail() async throws {
    let feed = "<rss version='2.0'><channel><item><title>One</title></item></channel></rss>"
    let wish = #"{"kind":"case","why":"a wish","expect":"fail"}"#
    try await Sluice.withFiles(["mine.rss": feed, "mine.jsonl": wish + "\n{}\n"]) { dir in
      #expect(try await Sluice.run(["corpus", "run", dir]).status == 0)
      let records = try await Sluice.run(["parse", "--emit", "feeds,entries,notes", dir + "/mine.rss"]).output
      try Data((wish + "\n" + records).utf8).write(to: URL(filePath: dir + "/mine.jsonl"))
      let run = try await Sluice.run(["corpus", "run", dir])
      #expect(run.status == 1)
      #expect(run.output.contains("a known failure passes now"))
    }
  }

  @Test func theVersionNamesExpat() async throws {
    let run = try await Sluice.run(["--version"])
    #expect(run.output.contains("expat 2."))
  }
}
