// `sluice clean`: scraped text in, clean text out.

import ArgumentParser
import Sluice
import SluiceCore
import SluiceOutputs
import SluiceText

struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Scraped text in, clean text out.",
    discussion: """
      Each line is repaired by itself, in flat memory:
        sluice clean page.txt
        sluice clean --steps mojibake,entities --explain < crawl.txt > clean.txt
        sluice clean --jsonl --field text corpus.jsonl

      The steps, in the order in which they run; a step named alone does only that:
        mojibake     text read in the wrong encoding becomes what it was
        controls     controls and zero-width leftovers go
        html         tags go and blocks become lines; what begins as an HTML document
                     is read as one, elsewhere lines stay and so does List<String>
        entities     references become characters, once: &lt;b&gt; becomes <b>
        whitespace   runs of spaces and tabs, and of blank lines, become one, and
                     those at the ends of a line go; not for code and tables
        repeats      a line of 40 characters and more that stood before in the
                     same input goes; with --jsonl, in the same text
        apostrophes  youre becomes you’re, where no other word is meant

      Exit status: 0 all was read, 1 an input or a line could not be, 64 wrong usage.
      """)

  @Argument(help: "Texts to clean, one after another; - is standard input, which is also read when none is named.")
  var files: [String] = []

  @Option(
    help: """
      Which steps: a list of mojibake, controls, html, entities, whitespace, repeats, apostrophes; default stands for \
      the first five.
      """)
  var steps = "default"

  @Flag(help: "Each line is a JSON object, of which one field is cleaned; all else stays as it is.")
  var jsonl = false

  @Option(help: "The field that is cleaned with --jsonl. (default: text)")
  var field: String?

  @Flag(
    help: "Say what was repaired and where: notes on standard error, with --jsonl in a member sluiceNotes of the line.")
  var explain = false

  @Flag(help: "Show where links lead, in brackets behind their words. For the step html.")
  var links = false

  @Option(help: "How far back a paragraph counts as repeated, in bytes. (default: 1048576)")
  var repeatWindow: Int?

  @Option(help: "The encoding the transport gave, any label; a byte order mark still wins. Not with --jsonl.")
  var charset: String?

  @Option(help: "Write to this file instead of standard output; it appears under its name when it is complete.")
  var output: String?

  func validate() throws {
    let steps = try chosen()
    if field != nil, !jsonl { throw ValidationError("--field is a member of JSON objects; it goes with --jsonl.") }
    if links, !steps.contains(.html) {
      throw ValidationError("--links is for the step html, which --steps does not name.")
    }
    if explain, field == JSONLinesCleaner.notes {
      throw ValidationError("--explain writes the member \(JSONLinesCleaner.notes), which --field names.")
    }
    if repeatWindow != nil, !steps.contains(.repeats) {
      throw ValidationError("--repeat-window is for the step repeats, which --steps does not name.")
    }
    if let repeatWindow, repeatWindow < 1 { throw ValidationError("--repeat-window is a number from 1 on.") }
    if jsonl, charset != nil { throw ValidationError("JSON is UTF-8; --charset says nothing of it.") }
    ReadingOptions.warn(ofCharset: charset)
  }

  private func chosen() throws -> RepairSteps {
    var chosen: RepairSteps = []
    for word in steps.split(separator: ",").map({ Whitespace.trimmed(String($0)) }) {
      if word == "default" {
        chosen.formUnion(.standard)
        continue
      }
      guard let step = RepairSteps.named.first(where: { $0.name == word }) else {
        let names = RepairSteps.named.map(\.name) + ["default"]
        throw ValidationError("--steps knows \(names.joined(separator: ", ")); not '\(word)'.")
      }
      chosen.insert(step.step)
    }
    if chosen.isEmpty { throw ValidationError("--steps is empty.") }
    return chosen
  }

  func run() throws {
    let inputs = files.isEmpty ? ["-"] : files
    let printer = try Printer(path: output)
    var hasFailed = false
    var hasRead = false
    for input in inputs {
      do {
        let file = try InputFile(path: input)
        hasRead = true
        try printer.endLine()
        if jsonl {
          hasFailed = try cleanLines(file, input, printer) || hasFailed
        } else {
          try cleanText(file, input: inputs.count > 1 ? input : nil, printer)
        }
      } catch let error as SluiceError {
        hasFailed = true
        Printer.message(error, of: input)
      }
    }
    // When nothing at all was read, what an earlier run wrote is worth more than an empty file.
    if hasRead { try printer.finish() } else { printer.abandon() }
    if hasFailed { throw ExitCode(1) }
  }

  private func cleanText(_ file: InputFile, input: String?, _ printer: Printer) throws {
    var reader = CleanReader(
      try chosen(), charset: charset, repeatWindow: repeatWindow ?? 1 << 20, showsLinks: links, explains: explain)
    var notes = JSONLines(input: input)
    func deliver(_ reader: inout CleanReader) throws {
      unsafe try reader.drain { bytes throws(any Error) in unsafe try printer.write(UnsafeRawBufferPointer(bytes)) }
      for note in reader.takeNotes() { notes.write(.note(note)) }
      unsafe try notes.drain { bytes throws(any Error) in unsafe try Printer.explain(bytes) }
    }
    while let bytes = try file.read() {
      reader.consume(bytes)
      try deliver(&reader)
    }
    reader.finish()
    try deliver(&reader)
  }

  /// Says whether a line could not be read.
  private func cleanLines(_ file: InputFile, _ input: String, _ printer: Printer) throws -> Bool {
    let field = field ?? "text"
    var cleaner = JSONLinesCleaner(
      field: field, try chosen(), repeatWindow: repeatWindow ?? 1 << 20, showsLinks: links, explains: explain)
    var hasFailed = false
    func deliver(_ cleaner: inout JSONLinesCleaner) throws {
      unsafe try cleaner.drain { bytes throws(any Error) in unsafe try printer.write(UnsafeRawBufferPointer(bytes)) }
      for trouble in cleaner.takeTroubles() {
        hasFailed = true
        Printer.message(trouble, of: input)
      }
    }
    var bytes = 0
    while let chunk = try file.read() {
      bytes += chunk.count
      cleaner.consume(chunk)
      try deliver(&cleaner)
    }
    cleaner.finish()
    try deliver(&cleaner)
    if bytes > 0, cleaner.texts == 0, !hasFailed {
      throw SluiceError(.unreadable, "no line has a text named '\(field)'")
    }
    return hasFailed
  }
}
