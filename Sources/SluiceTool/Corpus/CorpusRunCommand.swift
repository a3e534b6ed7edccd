// `sluice corpus run`: every case once more, and what comes out otherwise than expected.

import ArgumentParser
import SluiceCorpus
import SluiceOutputs

struct CorpusRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run all cases; exit 1 when one is not as expected.",
    discussion: """
      What differs is shown field by field. Whether or not a feed has an expectation, this must hold of it:
      \(Invariant.all.map { "  " + $0.name + String(repeating: " ", count: 13 - $0.name.count) + $0.meaning }.joined(separator: "\n"))
      Chunks are of 1, 2, 3, 7, 64 and 4096 bytes; for larger inputs only the larger ones.
      """)

  @OptionGroup var collection: CollectionOptions

  @Option(help: "Write the results as JUnit XML to this file.")
  var junit: String?

  @Option(help: "Write the results as a page to this file.")
  var html: String?

  @Option(help: "Differences shown of one case.")
  var show = 20

  func validate() throws {
    try CollectionOptions.validate(show: show)
    for file in reports { try file.validate() }
    if reports.count > 1, reports[0].isSame(reports[1]) { throw ValidationError("--junit and --html are one file.") }
  }

  private var reports: [ReportFile] {
    [
      junit.map { ReportFile(option: "--junit", path: $0, beginning: JUnit.beginning) },
      html.map { ReportFile(option: "--html", path: $0, beginning: HTMLPage.beginning) },
    ].compactMap(\.self)
  }

  func run() throws {
    for file in reports { try file.checkWritable() }
    let cases = try collection.cases()
    for file in reports { try file.validate(inputs: cases.map(\.test.input)) }
    let changeText = collection.changeText
    let lines = try CorpusLines()
    var tally = CorpusTally()
    var document = JUnit()
    var page = CorpusPage()
    OrderedWork.run(cases.count, jobs: collection.threads) {
      cases[$0].test.result()
    } deliver: { number, result in
      lines.show(number, of: cases.count)
      let directory = cases[number].collection
      tally.count(result, collection: collection.directories.count > 1 ? directory : nil)
      if junit != nil { document.add(result, collection: directory) }
      if html != nil { page.add(result) }
      if !result.verdict.isGood { lines.write(self.lines(of: result, changeText)) }
      return lines.failure == nil
    }
    lines.write(tally.table + [tally.line])
    try lines.finish()
    if let junit { try Printer.write(document.text, to: junit) }
    if let html { try Printer.write(page.document(tally), to: html) }
    if tally.total.bad > 0 { throw ExitCode(1) }
  }

  private func lines(of result: CorpusResult, _ text: ChangeText) -> [String] {
    let why = result.test.header.why
    var lines = [TerminalText.safe(result.test.input + (why.isEmpty ? "" : ": " + why))]
    lines += text.lines(of: result.changes, limit: show).map { "  " + $0 }
    lines += result.broken.map { "  " + TerminalText.safe($0) }
    if result.verdict == .incomplete {
      lines.append("  \(TerminalText.safe(result.test.expectation)) is a header alone: bless it, and look at it")
    }
    return lines + [""]
  }
}
