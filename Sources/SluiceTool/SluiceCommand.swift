// The command `sluice`: names its commands, nothing else.

import ArgumentParser
import SluiceMarkup

@main
struct SluiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sluice",
    abstract: "Takes feeds as they really are and streams out clean, typed records.",
    version: "0.1.0 (expat \(MarkupParser.expatVersion): \(MarkupParser.expatFeatures.joined(separator: "; ")))",
    subcommands: [ParseCommand.self, CleanCommand.self, CheckCommand.self, EventsCommand.self, CorpusCommand.self])
}
