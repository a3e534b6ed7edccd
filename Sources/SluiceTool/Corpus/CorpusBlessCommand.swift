// `sluice corpus bless`: shows what comes out otherwise, then writes it down as what must come out.

import ArgumentParser
import SluiceCore
import SluiceCorpus
import SluiceOutputs

struct CorpusBlessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bless",
    abstract: "Write what comes out as what must come out; headers keep their sentence.",
    discussion: "What changes is shown before it is written. A known failure is left as it is.")

  @OptionGroup var collection: CollectionOptions

  @Flag(help: "Only show what would change.")
  var dryRun = false

  @Option(help: "Differences shown of one case.")
  var show = 20

  func run() throws {
    let cases = try collection.cases().filter { $0.test.header.expect != "fail" }
    let changeText = collection.changeText
    let lines = try CorpusLines()
    var written = 0
    var failure: SluiceError?
    OrderedWork.run(cases.count, jobs: collection.threads) {
      cases[$0].test.output()
    } deliver: { number, output in
      lines.show(number, of: cases.count)
      let test = cases[number].test
      let changes = test.changes(blessing: output)
      if changes?.isEmpty == true { return lines.failure == nil }
      lines.write([TerminalText.safe(test.expectation) + (changes == nil ? ": new" : "")])
      lines.write(changeText.lines(of: changes ?? [], limit: show).map { "  " + $0 })
      written += 1
      if !dryRun { do throws(SluiceError) { try test.bless(output) } catch { failure = error } }
      return lines.failure == nil && failure == nil
    }
    if let failure { throw Printer.stop(failure.reason) }
    lines.write(["\(written) \(dryRun ? "would be " : "")written"])
    try lines.finish()
  }
}
