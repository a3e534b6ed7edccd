// `sluice corpus bless`: shows what comes out otherwise, then writes it down as what must come out.

import ArgumentParser
import SluiceCore
import SluiceCorpus
import SluiceOutputs

struct CorpusBlessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bless",
    abstract: "Write what comes out as what must come out; headers keep their sentence.",
    discussion: """
      What changes is shown before it is written. A known failure is left as it is, unless its header stands alone.
      What cannot be read is named and not written, and the exit status is 1.
      """)

  @OptionGroup var collection: CollectionOptions

  @Flag(help: "Only show what would change.")
  var dryRun = false

  @Option(help: "Differences shown of one case.")
  var show = 20

  func validate() throws { try CollectionOptions.validate(show: show) }

  func run() throws {
    // A known failure of which nobody wrote down what it fails to be is one that is not blessed yet.
    let cases = try collection.cases(mayBeMissing: true).filter {
      $0.test.header.expect != "fail" || $0.test.expected == nil
    }
    let changeText = collection.changeText
    let lines = try CorpusLines()
    var written = 0
    var failed = 0
    var failure: SluiceError?
    OrderedWork.run(cases.count, jobs: collection.threads) { number in
      Result { () throws(SluiceError) in try cases[number].test.blessable() }
    } deliver: { number, result in
      lines.show(number, of: cases.count)
      let test = cases[number].test
      let output: CorpusOutput
      do throws(SluiceError) {
        output = try result.get()
      } catch {
        lines.write([TerminalText.safe(error.reason), "  not blessed"])
        failed += 1
        return lines.failure == nil
      }
      let changes = test.changes(blessing: output)
      if changes?.isEmpty == true { return lines.failure == nil }
      lines.write([TerminalText.safe(test.expectation) + (changes == nil ? ": new" : "")])
      lines.write(changeText.lines(of: changes ?? [], limit: show).map { "  " + $0 })
      written += 1
      if !dryRun { do throws(SluiceError) { try test.bless(output) } catch { failure = error } }
      return lines.failure == nil && failure == nil
    }
    if let failure { throw Printer.stop(failure.reason) }
    lines.write(["\(written) \(dryRun ? "would be " : "")written" + (failed > 0 ? ", \(failed) failed" : "")])
    try lines.finish()
    if failed > 0 { throw ExitCode(1) }
  }
}
