// `sluice corpus`: runs and blesses directories of feeds with their expectations beside them.

import ArgumentParser
import SluiceCore
import SluiceCorpus

struct CorpusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus",
    abstract: "Feeds with what must come out of them, run again.",
    discussion: """
      A case is two files: an input (any ending but .jsonl and .md) and name.jsonl beside it.
      The first line of the .jsonl is a header that says why:
        {"kind":"case","why":"what is odd here, and what must come out"}
      The lines after it are what sluice prints for the input (feeds, entries and notes).
      More keys of the header: "run":"events" for SAX events; "expect":"fail" for a known
      failure, which must fail; "options" with charset, base, markup, repair, strict, format, limits.
      Every case runs whole, and in chunks of 1, 2, 3, 7, 64 and 4096 bytes.
      """,
    subcommands: [Run.self, Bless.self])

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Run all cases; exit 1 when one is not as expected. A missing expectation is written, and fails.")

    @Argument(help: "Directories of cases.")
    var directories: [String]

    func run() throws {
      var passed = 0
      var failed = 0
      for directory in directories {
        for test in try cases(in: directory) {
          let verdict = try test.verdict()
          if verdict.isGood {
            passed += 1
            continue
          }
          failed += 1
          switch verdict {
          case .missing:
            Printer.message(
              "\(test.input): no expectation; wrote \(test.expectation): look at it, and say why in its header")
          case .differs(let differences):
            print("\(test.input): \(test.header.why)")
            for difference in differences.prefix(10) { print("  " + difference) }
          case .passes, .failsAsKnown: break
          }
        }
      }
      print("\(passed) passed, \(failed) failed")
      if passed + failed == 0 { throw Printer.stop("no case in \(directories.joined(separator: ", "))") }
      if failed > 0 { throw ExitCode(1) }
    }
  }

  struct Bless: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write what comes out as what must come out; headers keep their sentence.")

    @Argument(help: "Directories of cases.")
    var directories: [String]

    func run() throws {
      var written = 0
      for directory in directories {
        for test in try cases(in: directory) where test.header.expect != "fail" {
          let output = test.output()
          if test.expected == output.lines, test.header.error == output.error { continue }
          try test.bless(output)
          print(test.expectation)
          written += 1
        }
      }
      print("\(written) written")
    }
  }
}

/// The cases of a directory; what is wrong with one is a message, not a trace.
private func cases(in directory: String) throws -> [CorpusCase] {
  do {
    return try CorpusCase.all(in: directory)
  } catch let error as SluiceError {
    throw Printer.stop(error.reason)
  }
}
