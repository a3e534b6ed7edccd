// The outputs of `sluice parse` as people meet them: tables, a database over several runs, outputs that break.

import Foundation
import Testing

struct OutputCommandTests {
  static let one = "<rss><channel><title>T</title><item><guid>a</guid><title>=1</title></item></channel></rss>"
  static let two = one.replacing("</item>", with: "</item><item><guid>b</guid><title>Two</title></item>")

  @Test func aTableNamesItsColumnsOnceForAllInputs() async throws {
    try await Sluice.withFiles(["a.xml": Self.one, "b.xml": Self.two]) { dir in
      let run = try await Sluice.run(["parse", "--format", "tsv", dir + "/a.xml", dir + "/b.xml"])
      #expect(run.status == 0)
      #expect(run.lines.count == 4)
      #expect(run.lines[0].hasPrefix("input\tid\tidFrom\ttitle\t"))
      #expect(run.lines[1].hasPrefix("\(dir)/a.xml\ta\tguid\t=1\t"))
      let escaped = try await Sluice.run(["parse", "--format", "csv", "--formulas", "escape", dir + "/a.xml"])
      #expect(escaped.output.contains("\r\n,a,guid,'=1,"))
    }
  }

  @Test func anArrayIsWholeWhateverWasRead() async throws {
    for (input, count) in [("", 0), ("<html><body/></html>", 0), (Self.two, 2)] {
      let run = try await Sluice.run(["parse", "--format", "json"], input: input)
      #expect(try (JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [Any])?.count == count)
    }
  }

  @Test func aDatabaseTellsTheNextRunWhatIsNew() async throws {
    try await Sluice.withFiles(["feed.xml": Self.one]) { dir in
      let write = ["parse", "--format", "sqlite", "--output", dir + "/f.db", dir + "/feed.xml"]
      #expect(try await Sluice.run(write).status == 0)
      try Data(Self.two.utf8).write(to: URL(filePath: dir + "/feed.xml"))
      for format in ["jsonl", "csv"] {
        let run = try await Sluice.run(["parse", "--format", format, "--known", dir + "/f.db", dir + "/feed.xml"])
        #expect(run.status == 0)
        #expect(run.output.contains("Two") && !run.output.contains("=1"))
      }
      let known = try await Sluice.run(write + ["--known", dir + "/f.db", "--emit", "entries,summary"])
      #expect(known.status == 0)
      let again = try await Sluice.run(["parse", "--known", dir + "/f.db", dir + "/feed.xml"])
      #expect(again.output == "")
      #expect(try FileManager.default.contentsOfDirectory(atPath: dir).sorted() == ["f.db", "feed.xml"])
    }
  }

  @Test func whatCannotBeWrittenOrReadIsSaid() async throws {
    try await Sluice.withFiles(["feed.xml": Self.one]) { dir in
      for (arguments, message) in [
        (["--known", dir + "/none.db"], "\(dir)/none.db: cannot be read: unable to open database file"),
        (["--known", dir + "/feed.xml"], "\(dir)/feed.xml: cannot be read: file is not a database"),
        (["--format", "sqlite", "--output", dir + "/no/f.db"], "\(dir)/no/f.db: cannot be written: unable to open"),
      ] {
        let run = try await Sluice.run(["parse"] + arguments + [dir + "/feed.xml"])
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("sluice: " + message))
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: dir)
      #expect(names == ["feed.xml"])
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsSaid() async throws {
    for format in ["jsonl", "json", "csv", "tsv", "pretty", "sqlite"] {
      let run = try await Sluice.run(["parse", "--format", format, "--output", "/dev/full"], input: Self.one)
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("sluice: /dev/full: cannot be written: "))
    }
  }
}
