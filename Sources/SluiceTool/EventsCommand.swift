// `sluice events`: the SAX events of any XML.

import ArgumentParser
import Sluice
import SluiceCore
import SluiceMarkup
import SluiceOutputs

struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: "The SAX events of any XML, one a line, then the notes.",
    discussion: """
      What is not well-formed is mended first, and the notes say where; with --strict it is expat that judges.
      Exit status: 0 the document was read to its end, 1 it was not, 64 wrong usage.
      """)

  @Argument(help: "The document; - is standard input, which is also read when none is named.")
  var file = "-"

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func run() throws {
    var options = MarkupParser.Options()
    options.charset = reading.charset
    options.strict = reading.strict
    options.limits = reading.limits
    let printer = try Printer(path: nil)
    var lines = EventLines()
    var parser = MarkupParser(options: options)
    func flush(_ lines: inout EventLines) throws {
      unsafe try lines.drain { bytes throws(any Error) in unsafe try printer.write(bytes) }
    }
    do {
      let input = try InputFile(path: file)
      var isFinished = false
      while !isFinished {
        if let bytes = try input.read() {
          parser.consume(bytes)
        } else {
          isFinished = true
          parser.finish()
        }
        while let event = try parser.next() {
          lines.write(event)
          if lines.count > 64 << 10 { try flush(&lines) }
        }
      }
      for note in parser.takeNotes() { lines.write(note) }
      try flush(&lines)
    } catch let error as SluiceError {
      for note in parser.takeNotes() { lines.write(note) }
      try flush(&lines)
      Printer.message(error, of: file)
      throw ExitCode(1)
    }
  }
}
