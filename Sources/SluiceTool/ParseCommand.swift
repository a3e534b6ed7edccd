// `sluice parse`: feeds in, records out.

import ArgumentParser
import Sluice
import SluiceCore
import SluiceOutputs
import SluiceText

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Feeds in, records out.",
    discussion: """
      Reads RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, one record a line:
        sluice parse feed.xml other.rss
        curl -s https://example.org/feed | sluice parse --emit feeds,entries,notes
      Exit status: 0 every input was read to its end, 1 one was not (the others are delivered), 64 wrong usage.
      """)

  enum Dedupe: String, ExpressibleByArgument, CaseIterable { case off, mark, text, entries }

  @Argument(help: "Feeds to read; - is standard input, which is also read when none is named.")
  var files: [String] = []

  @Option(help: "How records are written; pretty on a terminal, else jsonl.")
  var format: OutputFormat?

  @Option(help: "Write to this file instead of standard output; it appears under its name when it is complete.")
  var output: String?

  @Option(help: "Which records are written: a list of entries, feeds, notes, summary.")
  var emit = "entries"

  @Option(
    help: "Add the texts as published. raw: as they are; clean: sanitised, with absolute addresses.")
  var markup = Options.MarkupChoice.off

  @Option(
    help:
      "How much of the text of fields is repaired. safe: what has one reading; full: dropped apostrophes and boilerplate too."
  )
  var repair = RepairLevel.safe

  @Option(help: "Repeated descriptions: not built yet, acts as off.")
  var dedupe = Dedupe.off

  @Option(help: "Where the document came from; relative links are made absolute with it.")
  var base: String?

  @Option(help: "Entries of one input; reading ends after them.")
  var maxEntries: Int?

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func validate() throws {
    _ = try emitted()
    if let maxEntries, maxEntries < 1 { throw ValidationError("A limit is a number from 1 on.") }
  }

  private func emitted() throws -> Set<String> {
    let known = ["entries", "feeds", "notes", "summary"]
    let words = emit.split(separator: ",").map(String.init)
    if let strange = words.first(where: { !known.contains($0) }) {
      throw ValidationError("'\(strange)' is nothing to emit; there are \(known.joined(separator: ", ")).")
    }
    return Set(words)
  }

  func run() throws {
    var options = Options()
    options.charset = reading.charset
    options.strict = reading.strict
    options.base = base
    options.repair = repair
    options.limits = reading.limits
    options.limits.entries = maxEntries ?? .max
    options.markup = markup
    let inputs = files.isEmpty ? ["-"] : files
    let emitted = try emitted()
    let printer = try Printer(path: output)
    let format = format ?? (output == nil && Printer.isTerminal ? .pretty : .jsonl)
    var total = Summary()
    var hasFailed = false
    for input in inputs {
      let lines = RecordLines(format, input: inputs.count > 1 ? input : nil, printer)
      do {
        let reader = try FeedReader(path: input, options: options)
        defer { total.add(reader.summary) }
        while let record = try reader.next() {
          if emitted.contains(record.word) { try lines.write(record) }
        }
      } catch let error as SluiceError {
        hasFailed = true
        try lines.flush()
        Printer.message(error, of: input)
      }
      try lines.flush()
    }
    if emitted.contains("summary") {
      let lines = RecordLines(format, input: nil, printer)
      lines.write(total)
      try lines.flush()
    }
    // When nothing at all was read, what an earlier run wrote is worth more than an empty file.
    if hasFailed && total.bytes == 0 { printer.abandon() } else { try printer.finish() }
    if hasFailed { throw ExitCode(1) }
  }
}

extension OutputFormat: ExpressibleByArgument {}
extension Options.MarkupChoice: ExpressibleByArgument {}
extension RepairLevel: ExpressibleByArgument {}
