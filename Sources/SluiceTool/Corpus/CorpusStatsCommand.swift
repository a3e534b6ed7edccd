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

  func validate() throws { try CollectionOptions.validate(show: show) }

  func run() throws {
    let all = try collection.cases()
    let cases = CollectionOptions.sound(all)
    let lines = try CorpusLines()
    var sum = CorpusStatistics()
    OrderedWork.run(cases.count, jobs: collection.threads) {
      CorpusStatistics(reading: cases[$0].test)
    } deliver: { number, one in
      lines.show(number, of: cases.count)
      sum.add(one)
      return true
    }
    lines.write(format == .jsonl ? sum.jsonLines : sum.lines(limit: show))
    try lines.finish()
    if cases.count < all.count { throw ExitCode(1) }
  }
}
