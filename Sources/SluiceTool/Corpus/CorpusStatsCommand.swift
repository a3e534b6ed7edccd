// `sluice corpus stats`: what a collection is made of.

import ArgumentParser
import SluiceCorpus

struct CorpusStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Formats, encodings, modules and rules that fired, over a collection.",
    discussion: "Each name stands with the number of feeds that have it, those of most feeds first.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @OptionGroup var collection: CollectionOptions

  @Option(help: "text: for people; jsonl: one line for each name, all of them.")
  var format = Format.text

  @Option(help: "Names shown of each kind.")
  var show = 25

  func run() throws {
    let cases = try collection.cases()
    let lines = try CorpusLines()
    var all = CorpusStatistics()
    OrderedWork.run(cases.count, jobs: collection.threads) {
      CorpusStatistics(reading: cases[$0].test)
    } deliver: { number, one in
      lines.show(number, of: cases.count)
      all.add(one)
      return true
    }
    lines.write(format == .jsonl ? all.jsonLines : all.lines(limit: show))
    try lines.finish()
  }
}
