// What ends a run early, or should not have begun one: the rest of the world stays as it was.

import Foundation
import Subprocess
import SystemPackage
import Testing

struct FaultTests {
  /// Runs lines of bash, in which `$sluice` is the command; what they print.
  private func bash(_ lines: String) async throws -> String {
    let script = "sluice='\(Sluice.path)'\n" + lines
    let record = try await Subprocess.run(
      .path("/bin/bash"), arguments: ["-c", script], output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return record.standardOutput + record.standardError
  }

  private static func feed(_ entries: Int) -> String {
    let items = (0..<entries).map { "<item><guid>id \($0)</guid><title>Load \($0)</title></item>\n" }
    return "<rss version='2.0'><channel><title>T</title><link>http://example.org/</link>\n" + items.joined()
      + "</channel></rss>"
  }

  /// The process is killed between two batches, with the second one half written.
  @Test func aKilledRunLeavesWholeBatchesAndTheNextCompletesIt() async throws {
    let feed = Self.feed(12000)
    let part = String(feed.prefix(feed.count * 3 / 4))
    try await Sluice.withFiles(["whole.xml": feed, "part.xml": part]) { dir in
      let said = try await bash(
        """
        cd \(dir)
        unknown() { "$sluice" parse --known f.db - < whole.xml 2> /dev/null | wc -l; }
        mkfifo pipe
        "$sluice" parse --format sqlite --output f.db - < pipe &
        run=$!
        exec 3> pipe
        cat part.xml >&3
        for i in $(seq 200); do [ "$(unknown)" = 7000 ] && break; sleep 0.1; done
        kill -9 $run; wait $run 2> /dev/null
        exec 3>&-
        echo killed $((12000 - $(unknown)))
        "$sluice" parse --format sqlite --output f.db - < whole.xml
        echo completed $((12000 - $(unknown)))
        ls
        """)
      let lines = said.split(separator: "\n").map(String.init).filter { !$0.contains("Killed") }
      #expect(lines == ["killed 5000", "completed 12000", "f.db", "part.xml", "pipe", "whole.xml"])
    }
  }

  @Test func aReaderThatGoesAwayIsAnErrorOfWriting() async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed(20000)]) { dir in
      let said = try await bash(#""$sluice" parse \#(dir)/feed.xml | head -n 1 > /dev/null; echo "${PIPESTATUS[0]}""#)
      #expect(said.hasPrefix("1\n"))
      #expect(said.contains("sluice: standard output: cannot be written: "))
    }
  }

  /// A limit on the size of files ends in a message and not in a signal; nothing half made is left.
  @Test func aFileThatMayNotGrowIsSaid() async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed(20000)]) { dir in
      let said = try await bash(
        #"cd \#(dir); (ulimit -f 64; "$sluice" parse --output out.jsonl feed.xml); echo $?; ls"#)
      #expect(said.hasPrefix("1\nfeed.xml\n"))
      #expect(said.contains("sluice: out.jsonl: cannot be written: "))
    }
  }

  @Test func compressedInputsAreReadAsTheyWere() async throws {
    let feed = Self.feed(3000)
    try await Sluice.withFiles(["a.xml": feed]) { dir in
      let said = try await bash(
        """
        cd \(dir)
        gzip -k a.xml
        "$sluice" parse a.xml > plain
        "$sluice" parse a.xml.gz | cmp - plain && echo file
        "$sluice" parse < a.xml.gz | cmp - plain && echo standard input
        { head -c 1 a.xml.gz; sleep 0.2; tail -c +2 a.xml.gz; } | "$sluice" parse | cmp - plain && echo slow
        { head -c 9000 a.xml | gzip; tail -c +9001 a.xml | gzip; echo rest; } | "$sluice" parse | cmp - plain \\
          && echo members
        head -c 9000 a.xml.gz > cut.gz
        "$sluice" parse cut.gz > cut; echo $?
        [ "$(wc -l < cut)" -gt 100 ] && head -n 100 cut | cmp - <(head -n 100 plain) && echo begun
        """)
      let lines = said.split(separator: "\n").map(String.init)
      #expect(lines.dropLast() == ["file", "standard input", "slow", "members", "1", "begun"])
      #expect(lines.last?.contains("the compressed data ends too early") == true)
    }
  }

  @Test func anInputIsNotOverwritten() async throws {
    let feed = Self.feed(1)
    try await Sluice.withFiles(["feed.xml": feed]) { dir in
      let run = try await Sluice.run(["parse", dir + "/feed.xml", "--output", dir + "/./feed.xml"])
      #expect(run.status == 64)
      #expect(run.errors.contains("is the input"))
      #expect(try String(contentsOfFile: dir + "/feed.xml", encoding: .utf8) == feed)
    }
  }

  @Test func whatIsNoFeedReplacesNoOutput() async throws {
    try await Sluice.withFiles(["feed.xml": Self.feed(2), "page.html": "<html><body>502</body></html>"]) { dir in
      let said = try await bash(
        """
        cd \(dir)
        umask 022
        touch out && chmod 600 out
        "$sluice" parse --output out feed.xml && stat -c %a out 2> /dev/null || stat -f %Lp out
        "$sluice" parse --output out page.html 2> /dev/null; echo $?
        wc -l < out | tr -d ' '
        """)
      #expect(said == "600\n1\n2\n")
    }
  }

  @Test func aListOfNothingIsWrongUsage() async throws {
    for list in ["", ","] {
      #expect(try await Sluice.run(["parse", "--emit", list]).status == 64)
    }
    let run = try await Sluice.run(["parse", "--emit", "entries, summary"], input: Self.feed(1))
    #expect(run.status == 0)
    #expect(run.lines.count == 2)
  }
}
