// `sluice parse`: feeds in, records out.

import ArgumentParser
import Sluice
import SluiceCore
import SluiceOutputs
import SluiceSQLite
import SluiceText

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Feeds in, records out.",
    discussion: """
      Reads RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, and feeds whose tags were stripped, one record a line:
        sluice parse feed.xml other.rss
        curl -s https://example.org/feed | sluice parse --emit feeds,entries,notes
      A database is updated by the key of entries, and tells the next run what is new:
        sluice parse --format sqlite --output feeds.db *.xml
        sluice parse --known feeds.db feed.xml
      Exit status: 0 every input was read to its end, 1 one was not (the others are delivered), 64 wrong usage.
      """)

  @Argument(help: "Feeds to read; - is standard input, which is also read when none is named.")
  var files: [String] = []

  @Option(
    help:
      "How records are written; pretty on a terminal, else jsonl. csv and tsv hold entries alone; sqlite needs --output."
  )
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "Write to this file instead of standard output; it appears under its name when it is complete.",
      discussion:
        "A database is written where it stands, because it is updated, \(SQLiteOutput.batch) entries at a time."))
  var output: String?

  @Option(
    help: "Which records are written: a list of entries, feeds, notes, summary (default: entries; sqlite: all).")
  var emit: String?

  @Option(
    help:
      "Write only entries whose key is not in this database, which earlier runs wrote with --format sqlite. The key is the feed's id, else its self link, else the input's path as it was written, and the entry's id."
  )
  var known: String?

  @Option(
    help:
      "Cells of csv and tsv that a spreadsheet takes for formulas. keep: as they are; escape: an apostrophe before them."
  )
  var formulas: Formulas?

  @Option(
    help: "Add the texts as published. raw: as they are; clean: sanitised, with absolute addresses.")
  var markup = Options.MarkupChoice.off

  @Option(
    help:
      "How much of the text of fields is repaired. safe: what has one reading; full: dropped apostrophes and boilerplate too."
  )
  var repair = RepairLevel.safe

  @Option(
    help:
      "What repeats. mark: a text stands once in an entry, and a description that an earlier entry has is marked; text: it is left out; entries: entries with the key, or link and text, of an earlier one are left out."
  )
  var dedupe = Options.Dedupe.mark

  @Option(help: "Mark descriptions that are alike too: the least share of 5-word runs in common, above 0 and up to 1.")
  var near: Double?

  @Option(help: "Bytes for the entries that later ones are compared with; beyond them the oldest are forgotten.")
  var dedupeMemory = Options().dedupeMemory

  @Option(help: "Where the document came from; relative links are made absolute with it.")
  var base: String?

  @Option(
    help:
      "What the input is, whatever it looks like. rss, rdf, atom: XML, where its root is no feed's; scraped: a text whose tags were stripped."
  )
  var dialect: Options.Dialect?

  @Option(
    help: "Threads that read side by side; what is written is the same for any number (default: one a core).")
  var jobs: Int?

  @Option(help: "Entries of one input; reading ends after them.")
  var maxEntries: Int?

  @Flag(
    inversion: .prefixedNo,
    help: "How far the reading is, on standard error: a bar on a terminal, elsewhere a line every two seconds.")
  var progress: Bool?

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func validate() throws {
    let emitted = try emitted()
    if format == .sqlite, output == nil {
      throw ValidationError("--format sqlite needs --output with the database's path.")
    }
    let isTable = format == .csv || format == .tsv
    if isTable, emitted != ["entries"] {
      throw ValidationError("A table has the columns of entries: --format csv and tsv write nothing else.")
    }
    if !isTable, formulas != nil { throw ValidationError("--formulas is for --format csv and tsv.") }
    if let near, !(near > 0 && near <= 1) { throw ValidationError("--near is a number above 0 and up to 1.") }
    if near != nil, dedupe == .off {
      throw ValidationError("--near says what to mark, and --dedupe off marks nothing.")
    }
    if !(4096...32 << 30 ~= dedupeMemory) {
      throw ValidationError("--dedupe-memory is a number from 4096 to \(32 << 30).")
    }
    if let output, let input = files.first(where: { InputFile.isSame($0, output) }) {
      throw ValidationError("--output is the input '\(input)' itself.")
    }
    if let jobs, !(1...256 ~= jobs) { throw ValidationError("--jobs is a number from 1 to 256.") }
    if let maxEntries, maxEntries < 1 { throw ValidationError("A limit is a number from 1 on.") }
  }

  private func emitted() throws -> Set<String> {
    let kinds = ["entries", "feeds", "notes", "summary"]
    guard let emit else { return format == .sqlite ? Set(kinds) : ["entries"] }
    var words = emit.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
    if words.isEmpty { throw ValidationError("--emit names nothing; there are \(kinds.joined(separator: ", ")).") }
    if let strange = words.first(where: { !kinds.contains($0) }) {
      throw ValidationError("'\(strange)' is nothing to emit; there are \(kinds.joined(separator: ", ")).")
    }
    // Entries of a database hang on the row of their feed.
    if format == .sqlite { words.append("feeds") }
    return Set(words)
  }

  func run() throws {
    var options = Options()
    options.charset = reading.charset
    options.strict = reading.strict
    options.base = base
    options.dialect = dialect
    options.repair = repair
    options.dedupe = dedupe
    options.near = near
    options.dedupeMemory = dedupeMemory
    options.limits = reading.limits
    options.limits.entries = maxEntries ?? .max
    options.markup = markup
    options.jobs = jobs ?? Processors.count
    let inputs = files.isEmpty ? ["-"] : files
    let emitted = try emitted()
    let sink = try sink()
    let filter = try known.map { try KnownFilter(path: $0, sink) }
    var total = Summary()
    var hasFailed = false
    var hasFeed = false
    var seen: SeenEntries?
    let progress = Progress(
      isWanted: progress, inputs: inputs, isOutputSeen: output == nil && Printer.isTerminal)
    // A disk that is full ends it in the midst of a bar.
    defer { progress?.clear() }
    let queue = FeedQueue(inputs, options: options)
    while let next = queue.next() {
      let input = next.path
      try sink.begin(input: input, isNamed: inputs.count > 1)
      filter?.begin()
      do {
        let (reader, file) = try next.open()
        if let earlier = seen.take() { reader.resume(earlier) }
        defer {
          total.add(reader.summary)
          progress?.endInput(file, reader)
          seen = reader.takeSeen()
        }
        while let record = try reader.next() {
          if case .note = record {} else { hasFeed = true }
          progress?.look(at: file, reader)
          if try filter?.isKnown(record, input: input) == true {
            total.known += 1
            try sink.skipEntry()
          } else if emitted.contains(record.word) {
            try sink.write(record)
          } else {
            try sink.pass(record)
          }
        }
      } catch let error as SluiceError {
        hasFailed = true
        try sink.flush()
        progress?.clear()
        Printer.message(error, of: input)
      }
      try sink.flush()
    }
    progress?.finish()
    total.entries -= total.known
    if emitted.contains("summary") { try sink.write(total) }
    // When no input was a feed, what an earlier run wrote is worth more than an empty file.
    if hasFailed && !hasFeed { try sink.abandon() } else { try sink.finish() }
    if hasFailed { throw ExitCode(1) }
  }
}

extension ParseCommand {
  private func sink() throws -> any RecordSink {
    let format = format ?? (output == nil && Printer.isTerminal ? .pretty : .jsonl)
    if format != .sqlite, let lines = RecordLines(format, formulas: formulas ?? .keep, try Printer(path: output)) {
      return lines
    }
    return try RecordTable(path: output ?? "")
  }
}

extension Formulas: ExpressibleByArgument {}
extension Options.Dedupe: ExpressibleByArgument {}
extension OutputFormat: ExpressibleByArgument {}
extension Options.MarkupChoice: ExpressibleByArgument {}
extension Options.Dialect: ExpressibleByArgument {}
extension RepairLevel: ExpressibleByArgument {}
