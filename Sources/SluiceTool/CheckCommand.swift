// `sluice check`: what is wrong with a feed, for people.

import ArgumentParser
import Sluice
import SluiceCore
import SluiceOutputs

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "What is wrong with this feed, for people.",
    discussion: """
      Shows each problem with its place in the source and what was made of it, grouped by rule:
        sluice check feed.xml
        curl -s https://example.org/feed | sluice check
        sluice check --all feed.xml | less
        sluice check --html report.html *.xml
      Exit status: 0 nothing was found, 1 a problem or an error in any input, 64 wrong usage.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

  @Argument(help: "Feeds to check; - is standard input, which is also read when none is named.")
  var files: [String] = []

  @Option(help: "text: a report for people; jsonl: the notes alone, as parse --emit notes writes them.")
  var format = Format.text

  @Flag(help: "Every place, in the order of the document; without it, the first three of each rule.")
  var all = false

  @Option(help: "Colours in the report; auto: on a terminal, unless NO_COLOR is set.")
  var color = ColorChoice.auto

  @Option(
    help: "Write the report as a page to this file too: health, charts, each repair in its line, what repeats.")
  var html: String?

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func validate() throws {
    if html != nil, format != .text { throw ValidationError("--html goes with --format text.") }
    try pageFile?.validate(inputs: files)
    try pageFile?.validate()
  }

  private var pageFile: ReportFile? {
    html.map { ReportFile(option: "--html", path: $0, beginning: HTMLPage.beginning) }
  }

  func run() throws {
    try pageFile?.checkWritable()
    let inputs = files.isEmpty ? ["-"] : files
    let printer = try Printer(path: nil)
    var hasProblems = false
    var page = html.map { _ in FeedPage(title: "What is wrong with \(inputs.count == 1 ? "this feed" : "these feeds")")
    }
    var seen: SeenEntries?
    for (place, input) in inputs.enumerated() {
      switch format {
      case .text:
        let isNamed = inputs.count > 1
        if try report(input, printer, isFirst: place == 0, isNamed: isNamed, &seen, &page) { hasProblems = true }
      case .jsonl:
        guard let lines = RecordLines(.jsonl, printer) else { continue }
        lines.begin(input: input, isNamed: inputs.count > 1)
        if try list(input, lines) { hasProblems = true }
      }
    }
    if let page, let html { try Printer.write(page.document, to: html) }
    if hasProblems { throw ExitCode(1) }
  }

  private var options: Options {
    var options = Options()
    options.charset = reading.charset
    options.strict = reading.strict
    options.limits = reading.limits
    return options
  }

  /// Writes the report of one input, and adds it to the page; whether it has problems.
  private func report(
    _ path: String, _ printer: Printer, isFirst: Bool, isNamed: Bool, _ seen: inout SeenEntries?,
    _ page: inout FeedPage?
  ) throws -> Bool {
    let style = CheckReport.Style(
      width: Printer.width(of: 1) ?? 100, hasColor: Printer.hasColor(color), isGrouped: !all)
    var report = CheckReport(path == "-" ? "standard input" : path, style: style, isFirst: isFirst)
    // Under strict expat reads by mark and declaration alone, and places are those of the bytes as they are.
    let window = SourceWindow(charset: reading.strict ? nil : reading.charset, limits: reading.limits)
    func line(at byte: Int) -> SourceExcerpt? {
      window.excerpt(around: window.decodedByte(ofOriginal: byte), reach: style.reach)
    }
    func line(of note: Note, reach: Int) -> SourceExcerpt? {
      reading.strict ? line(at: note.position.byte) : window.excerpt(around: note.decodedByte, reach: reach)
    }
    var feed = page.map { _ in FeedReport(path == "-" ? "standard input" : path) }
    var summary = Summary()
    do {
      let input = try CheckedInput(path: path, window: window)
      let name = isNamed ? path : nil
      let reader = FeedReader(options: options, name: name) { () throws(SluiceError) in try input.read() }
      // Only the page says what repeats.
      if page != nil, let earlier = seen.take() { reader.resume(earlier) }
      defer {
        summary = reader.summary
        if page != nil { seen = reader.takeSeen() }
      }
      while let record = try reader.next() {
        feed?.add(record)
        guard case .note(let note) = record else { continue }
        report.add(note) { line(of: note, reach: style.reach) }
        feed?.add(note) { line(of: note, reach: FeedReport.reach) }
        if report.count > 64 << 10 { try write(&report, printer) }
      }
    } catch let error as SluiceError {
      report.add(error) { error.position.flatMap { line(at: $0.byte) } }
      feed?.add(error) { error.position.flatMap { line(at: $0.byte) } }
    }
    report.finish(entries: summary.entries)
    feed?.finish(summary)
    if let feed { page?.add(feed) }
    try write(&report, printer)
    return report.hasProblems
  }

  private func write(_ report: inout CheckReport, _ printer: Printer) throws {
    unsafe try report.drain { bytes throws(any Error) in unsafe try printer.write(bytes) }
  }

  /// Writes the notes of one input; whether there are any, or it could not be read.
  private func list(_ path: String, _ lines: RecordLines) throws -> Bool {
    var hasProblems = false
    do {
      let reader = try FeedReader(path: path, options: options)
      while let record = try reader.next() {
        guard case .note = record else { continue }
        hasProblems = true
        try lines.write(record)
      }
    } catch let error as SluiceError {
      hasProblems = true
      try lines.flush()
      Printer.message(error, of: path)
    }
    try lines.flush()
    return hasProblems
  }
}

extension ColorChoice: ExpressibleByArgument {}
