// `sluice corpus`: names its commands, and what they share.

import ArgumentParser
import SluiceCore
import SluiceCorpus
import SluiceOutputs

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct CorpusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corpus",
    abstract: "A collection of feeds, run again and compared with what came out before.",
    discussion: """
      A case is two files: an input (any ending but .jsonl and .md) and name.jsonl beside it.
      The first line of the .jsonl is a header that says why:
        {"kind":"case","why":"what is odd here, and what must come out"}
      The lines after it are what sluice prints for the input (feeds, entries and notes).
      More keys of the header: "run":"events" for SAX events, "run":"clean" for texts; "expect":"fail" for
      a known failure, which must fail; "options" with charset, base, markup, repair, strict, format, limits.
      "error" and "empty" are written by bless: how the input ends, and that nothing comes out.
      The expectation of feed.xml is feed.xml.jsonl when that is there; else feed.jsonl, when no other feed.* is an
      input, or all others have one of their whole name. What may be of two inputs is of none, and they fail.
      A feed without an expectation is run too: what must hold of every input must hold of it.
        sluice corpus bless my-feeds      # write down what comes out
        sluice corpus run my-feeds        # after an upgrade: what comes out otherwise?
        sluice corpus diff old-sluice new-sluice my-feeds
        sluice corpus reduce broken.xml --keep note:unclosed-tag
      """,
    subcommands: [
      CorpusRunCommand.self, CorpusBlessCommand.self, CorpusDiffCommand.self, CorpusReduceCommand.self,
      CorpusStatsCommand.self,
    ])
}

enum Machine {
  /// Cores that are there.
  static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// Which cases, and how many at a time.
struct CollectionOptions: ParsableArguments {
  @Argument(help: "Directories of feeds, with expectations beside them or without.")
  var directories: [String]

  @Option(
    help: "Where the expectations stand, in the same folders as the feeds; without it, beside them. For one directory.")
  var expectations: String?

  @Option(help: "How many feeds are read at a time (default: the cores of the machine); the output is the same.")
  var jobs: Int?

  @Option(help: "Colours; auto: on a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is a number from 1 on.") }
    if expectations != nil, directories.count > 1 {
      throw ValidationError("--expectations belongs to one directory.")
    }
  }

  /// How many are shown, of whatever it is.
  static func validate(show: Int) throws {
    if show < 0 { throw ValidationError("--show is a number from 0 on.") }
  }

  func cases(mayBeMissing: Bool = false) throws -> [(collection: String, test: CorpusCase)] {
    try CollectionOptions.cases(in: directories, expectations: expectations, mayBeMissing: mayBeMissing)
  }

  /// The cases with the directory they come from.
  static func cases(
    in directories: [String], expectations: String? = nil, mayBeMissing: Bool = false
  ) throws -> [(collection: String, test: CorpusCase)] {
    var all: [(collection: String, test: CorpusCase)] = []
    for directory in directories {
      do throws(SluiceError) {
        all += try CorpusCase.all(in: directory, expectations: expectations, mayBeMissing: mayBeMissing)
          .map { (directory, $0) }
      } catch {
        throw Printer.stop(error.reason)
      }
    }
    if all.isEmpty { throw Printer.stop("no case in \(directories.joined(separator: ", "))") }
    return all
  }

  /// The cases that can be run, for commands that judge none; the others are named in messages.
  static func sound(
    _ all: [(collection: String, test: CorpusCase)]
  ) -> [(collection: String, test: CorpusCase)] {
    all.filter { one in
      guard let trouble = one.test.trouble else { return true }
      Printer.message("\(one.test.input): \(trouble)")
      return false
    }
  }

  var threads: Int { jobs ?? Machine.cores }

  var changeText: ChangeText {
    ChangeText(hasColor: Printer.hasColor(color), width: Printer.width(of: 1) ?? 100)
  }
}
