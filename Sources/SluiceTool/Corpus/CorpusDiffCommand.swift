// `sluice corpus diff`: two outputs, or two builds of the command over one collection, and what is another.

import ArgumentParser
import SluiceCore
import SluiceCorpus
import SluiceOutputs

struct CorpusDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What differs between two outputs, or between two builds of sluice over one collection.",
    discussion: """
      OLD and NEW are two builds of sluice, and the directories of feeds come behind them:
        sluice corpus diff old/sluice new/sluice my-feeds
      or two outputs: files of JSON Lines, or directories of them, as bless writes them:
        sluice corpus diff monday.jsonl tuesday.jsonl
      Each kind of difference (an entry lost, a field changed, a note gained) stands with the number of feeds it
      touches, those of most feeds first. Entries are the same by their id, else by the byte where they begin.
      Exit status: 0 nothing differs, 1 something does, or a feed was left out, 64 wrong usage.
      """)

  @Argument(help: "A build of sluice, a file of JSON Lines, or a directory of such files.")
  var old: String

  @Argument(help: "The same, newer.")
  var new: String

  @Argument(help: "Directories of feeds, for two builds.")
  var directories: [String] = []

  @Option(help: "How many feeds are read at a time (default: the cores of the machine); the output is the same.")
  var jobs: Int?

  @Option(help: "Colours; auto: on a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto

  @Option(help: "Feeds named of each kind of difference.")
  var show = 3

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is a number from 1 on.") }
    try CollectionOptions.validate(show: show)
  }

  func run() throws {
    let lines = try CorpusLines()
    let difference: CorpusDifference
    var leftOut = 0
    switch (try source(old), try source(new)) {
    case (.build(let old), .build(let new)):
      if directories.isEmpty { throw ValidationError("Two builds are compared over directories of feeds.") }
      difference = try run(old, new, lines, &leftOut)
    case (.outputs(let old), .outputs(let new)):
      if !directories.isEmpty { throw ValidationError("Two outputs are compared without directories of feeds.") }
      difference = CorpusDifference.between(old, new, examples: show, jobs: jobs ?? Machine.cores)
    default: throw ValidationError("One is a build of sluice, the other an output.")
    }
    lines.write(text(difference))
    try lines.finish()
    if !difference.isEmpty || leftOut > 0 { throw ExitCode(1) }
  }

  private func source(_ path: String) throws -> OutputSource {
    do throws(SluiceError) { return try OutputSource(path: path) } catch { throw Printer.stop(error.reason) }
  }

  private func run(_ old: OtherBuild, _ new: OtherBuild, _ lines: CorpusLines, _ leftOut: inout Int) throws
    -> CorpusDifference
  {
    let all = try CollectionOptions.cases(in: directories)
    let cases = CollectionOptions.sound(all)
    leftOut = all.count - cases.count
    var difference = CorpusDifference(examples: show)
    OrderedWork.run(cases.count, jobs: jobs ?? Machine.cores) {
      cases[$0].test.changes(from: old, to: new)
    } deliver: { number, changes in
      lines.show(number, of: cases.count)
      difference.add(cases[number].test.input, changes)
      return true
    }
    return difference
  }

  private func text(_ difference: CorpusDifference) -> [String] {
    let text = ChangeText(width: Printer.width(of: 1) ?? 100)
    let hasColor = Printer.hasColor(color)
    func paint(_ text: String, _ code: String) -> String { hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
    var lines: [String] = []
    for group in difference.ranked {
      let count = CountWords.of(group.feeds, "feed") + ", " + CountWords.of(group.times, "time")
      lines.append(paint(TerminalText.safe(group.kind.description), "1;33") + ": " + count)
      for (feed, change) in group.examples {
        lines.append("  " + paint(TerminalText.safe(feed.isEmpty ? "the feed" : feed), "1"))
        lines.append("    " + text.line(of: change))
      }
      if group.feeds > group.examples.count { lines.append("  and \(group.feeds - group.examples.count) more") }
    }
    for (feeds, side) in [(difference.onlyOld, "old"), (difference.onlyNew, "new")] where !feeds.isEmpty {
      lines.append(paint("only the \(side) side has", "1;33") + ": \(feeds.count)")
      lines += feeds.prefix(show).map { "  " + TerminalText.safe($0) }
    }
    lines.append(
      CountWords.of(difference.compared, "feed") + " compared, \(difference.different) "
        + (difference.different == 1 ? "differs" : "differ"))
    return lines
  }
}
