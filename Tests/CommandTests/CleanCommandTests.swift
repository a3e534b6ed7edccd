// `sluice clean` as people run it.

import Foundation
import Testing

struct CleanCommandTests {
  @Test func cleansStandardInput() async throws {
    let run = try await Sluice.run(["clean"], input: "Itâ€™s  Fish &amp; chips\n\n\n\nend]]>\n")
    #expect(run.status == 0)
    #expect(run.output == "It’s Fish & chips\n\nend\n")
    #expect(run.errors.isEmpty)
  }

  @Test func aStepNamedAloneDoesOnlyThat() async throws {
    let run = try await Sluice.run(["clean", "--steps", "mojibake"], input: "Itâ€™s  &amp;\t]]>\n\n\n")
    #expect(run.output == "It’s  &amp;\t]]>\n\n\n")
  }

  @Test func explainsOnStandardError() async throws {
    let run = try await Sluice.run(["clean", "--explain"], input: "ok\na &lt; b\n")
    #expect(run.output == "ok\na < b\n")
    let note =
      #"{"kind":"note","rule":"leftover-entity","stage":"text","byte":5,"decodedByte":5,"line":2,"column":3,"before":"&lt;","after":"<"}"#
    #expect(run.errors == note + "\n")
  }

  @Test func cleansOneFieldOfEachLine() async throws {
    let lines = #"{"a":"&amp;","text":"x &amp; y","n":1.50}"# + "\n" + #"{"text":"fine","a":"é"}"# + "\n"
    let run = try await Sluice.run(["clean", "--jsonl", "--field", "text"], input: lines)
    #expect(run.status == 0)
    #expect(run.output == #"{"a":"&amp;","text":"x & y","n":1.50}"# + "\n" + #"{"text":"fine","a":"é"}"# + "\n")
  }

  @Test func aLineThatIsNoObjectStaysAndIsSaid() async throws {
    let lines = "{\"text\":\"&lt;\"}\n{\"text\":\"&lt;\"\n{\"text\":\"&gt;\"}"
    let run = try await Sluice.run(["clean", "--jsonl"], input: lines)
    #expect(run.status == 1)
    #expect(run.output == "{\"text\":\"<\"}\n{\"text\":\"&lt;\"\n{\"text\":\">\"}")
    #expect(run.errors.hasPrefix("sluice: standard input:2:"))
  }

  @Test func aFieldThatNoLineHasIsSaid() async throws {
    let run = try await Sluice.run(["clean", "--jsonl", "--field", "body"], input: "{\"text\":\"a\"}\n")
    #expect(run.status == 1)
    #expect(run.output == "{\"text\":\"a\"}\n")
    #expect(run.errors.contains("no line has a text named 'body'"))
  }

  @Test func severalFilesAndOneThatIsNotThere() async throws {
    try await Sluice.withFiles(["a.txt": "one &amp;\n", "b.txt": "two"]) { dir in
      let run = try await Sluice.run(["clean", dir + "/a.txt", dir + "/none.txt", dir + "/b.txt"])
      #expect(run.status == 1)
      #expect(run.output == "one &\ntwo")
      #expect(run.errors.contains("none.txt"))
    }
  }

  @Test func compressedTextIsRefusedByName() async throws {
    try await Sluice.withFiles([:]) { dir in
      try Data([0x1F, 0x8B, 8, 0, 0]).write(to: URL(filePath: dir + "/a.txt.gz"))
      let run = try await Sluice.run(["clean", dir + "/a.txt.gz"])
      #expect(run.status == 1)
      #expect(run.errors.contains("gzip"))
    }
  }

  @Test(arguments: [
    ["clean", "--steps", "polish"], ["clean", "--steps", ""], ["clean", "--repeat-window", "0"],
    ["clean", "--jsonl", "--charset", "koi8-r"],
  ])
  func wrongUsageIs64(_ arguments: [String]) async throws {
    #expect(try await Sluice.run(arguments, input: "").status == 64)
  }
}
