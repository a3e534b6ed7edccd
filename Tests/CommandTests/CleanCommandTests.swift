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

  /// By the grammar of RFC 8259; what another reader would refuse is not rewritten.
  @Test(arguments: [
    (#"{"text":"&lt;\q"}"#, "14"), (#"{"text":"&lt;\u12G4"}"#, "14"), ("{\"text\":\"&lt;\t\"}", "14"),
    (#"{"text":"&lt;","n":truex}"#, "24"), (#"{"text":"&lt;","n":--1}"#, "20"), (#"{"text":"&lt;","n":01}"#, "20"),
    (#"{"text":"&lt;","n":1.}"#, "20"), (#"{"text":"&lt;","n":[1 2]}"#, "23"), (#"{"text":"&lt;","n":[1,]}"#, "23"),
    (#"{"text":"&lt;","n":{"a":1]}"#, "26"), (#"{"text":"&lt;","n":{"a"}}"#, "24"),
  ])
  func brokenJSONStaysAndIsSaid(_ line: String, _ column: String) async throws {
    let run = try await Sluice.run(["clean", "--jsonl"], input: line + "\n")
    #expect(run.status == 1)
    #expect(run.output == line + "\n")
    #expect(run.errors.hasPrefix("sluice: standard input:1:\(column): "), "\(run.errors)")
  }

  @Test func oddJSONIsRead() async throws {
    let line = #" { "n" : [ ] , "m":{"a":[-0.5e+3,0,1E2,{}],"":null} , "te\u0078t":"\u00e9 &lt; \ud83d\ude00\/" } "#
    let run = try await Sluice.run(["clean", "--jsonl"], input: line + "\n")
    #expect(run.status == 0, "\(run.errors)")
    let clean = #" { "n" : [ ] , "m":{"a":[-0.5e+3,0,1E2,{}],"":null} , "te\u0078t":"é < 😀/" } "#
    #expect(run.output == clean + "\n")
  }

  @Test func halfAPairIsLostWithANote() async throws {
    let run = try await Sluice.run(["clean", "--jsonl", "--explain"], input: #"{"text":"a\udc80b"}"# + "\n")
    let note = #"{"rule":"undecodable-bytes","byte":1,"before":"\\udc80","after":"\#u{FFFD}"}"#
    #expect(run.output == "{\"text\":\"a\u{FFFD}b\",\"sluiceNotes\":[\(note)]}\n")
  }

  @Test func notesOfAnEarlierRunAreReplaced() async throws {
    let once = try await Sluice.run(["clean", "--jsonl", "--explain"], input: #"{"text":"&amp;lt;","a":1}"# + "\n")
    let twice = try await Sluice.run(["clean", "--jsonl", "--explain"], input: once.output)
    #expect(once.output.contains(#""before":"&amp;","after":"&""#))
    #expect(twice.output.contains(#"{"text":"<","a":1,"sluiceNotes":["#))
    #expect(twice.output.components(separatedBy: "sluiceNotes").count == 2)
    let third = try await Sluice.run(["clean", "--jsonl", "--explain"], input: twice.output)
    #expect(third.output == twice.output)
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

  @Test func whatStoodThereStaysWhenNothingCouldBeRead() async throws {
    try await Sluice.withFiles(["out.txt": "keep"]) { dir in
      let run = try await Sluice.run(["clean", dir + "/none.txt", "--output", dir + "/out.txt"])
      #expect(run.status == 1)
      #expect(try String(contentsOfFile: dir + "/out.txt", encoding: .utf8) == "keep")
      #expect(try FileManager.default.contentsOfDirectory(atPath: dir) == ["out.txt"])
    }
  }

  @Test func linesOfTwoInputsStayApart() async throws {
    try await Sluice.withFiles(["a.jsonl": #"{"text":"a"}"#, "b.jsonl": #"{"text":"b"}"#]) { dir in
      let run = try await Sluice.run(["clean", "--jsonl", dir + "/a.jsonl", dir + "/b.jsonl"])
      #expect(run.output == "{\"text\":\"a\"}\n{\"text\":\"b\"}")
    }
  }

  @Test func defaultStandsForTheFirstFive() async throws {
    let line = "This line of more than forty characters stands twice &amp; goes once.\n"
    let run = try await Sluice.run(["clean", "--steps", "default, repeats"], input: line + line + "end\n")
    #expect(run.output == line.replacingOccurrences(of: "&amp;", with: "&") + "end\n")
  }

  @Test(arguments: ["clean", "parse"])
  func anEncodingNobodyKnowsIsSaid(_ command: String) async throws {
    let feed = "<rss><channel><title>a</title></channel></rss>"
    let run = try await Sluice.run([command, "--charset", "klingon"], input: feed)
    #expect(run.status == 0)
    #expect(run.errors == "sluice: --charset: no encoding is called 'klingon'; the bytes decide\n")
    #expect(try await Sluice.run([command, "--charset", "maccyrillic"], input: feed).errors.isEmpty)
  }

  @Test func compressedTextIsUnpacked() async throws {
    // gzip of "caf&eacute;\n", its header without a name or time.
    let packed = Data(base64Encoded: "H4sIAAAAAAACA0tOTFNLTUwuLUm15gIAkn3v5AwAAAA=")
    try await Sluice.withFiles([:]) { dir in
      let whole = try #require(packed)
      for (name, data) in [("whole", whole), ("cut", whole.prefix(14))] {
        try data.write(to: URL(filePath: "\(dir)/\(name).gz"))
      }
      let run = try await Sluice.run(["clean", dir + "/whole.gz"])
      #expect(run.output == "café\n" && run.status == 0)
      let cut = try await Sluice.run(["clean", dir + "/cut.gz"])
      #expect(cut.status == 1)
      #expect(cut.errors.contains("cut.gz: the compressed data ends too early"))
    }
  }

  @Test(arguments: [
    ["clean", "--steps", "polish"], ["clean", "--steps", ""], ["clean", "--steps", "repeats", "--repeat-window", "0"],
    ["clean", "--jsonl", "--charset", "koi8-r"], ["clean", "--field", "text"], ["clean", "--repeat-window", "9"],
  ])
  func wrongUsageIs64(_ arguments: [String]) async throws {
    #expect(try await Sluice.run(arguments, input: "").status == 64)
  }
}
