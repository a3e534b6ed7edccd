// Runs a case of `clean` and writes what the command would print. Compares nothing.

import Sluice
import SluiceCore
import SluiceOutputs
import SluiceText

extension CorpusCase {
  /// Lines of text as lines of JSON, then the notes; of JSON Lines, the lines themselves.
  func cleaned(of chunks: Chunks, _ options: CaseOptions) -> CorpusOutput {
    options.field.map { lines(of: chunks, options, field: $0) } ?? text(of: chunks, options)
  }

  private func text(of chunks: Chunks, _ options: CaseOptions) -> CorpusOutput {
    var reader = CleanReader(
      options.repairSteps, charset: options.charset, repeatWindow: options.repeatWindow ?? 1 << 20,
      showsLinks: options.links ?? false, explains: true)
    var bytes: [UInt8] = []
    var notes = JSONLines()
    for chunk in chunks {
      if chunk.isEmpty { reader.finish() } else { reader.consume(chunk) }
      bytes += reader.takeOutput()
      for note in reader.takeNotes() { notes.write(.note(note)) }
    }
    var output = CorpusOutput()
    output.lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map { quoted(String($0)) }
    unsafe notes.drain { unsafe output.lines += lines(of: $0) }
    return output
  }

  private func lines(of chunks: Chunks, _ options: CaseOptions, field: String) -> CorpusOutput {
    var cleaner = JSONLinesCleaner(
      field: field, options.repairSteps, repeatWindow: options.repeatWindow ?? 1 << 20,
      showsLinks: options.links ?? false, explains: true)
    var bytes: [UInt8] = []
    var troubles: [SluiceError] = []
    for chunk in chunks {
      if chunk.isEmpty { cleaner.finish() } else { cleaner.consume(chunk) }
      bytes += cleaner.takeOutput()
      troubles += cleaner.takeTroubles()
    }
    var output = CorpusOutput()
    output.lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    if !troubles.isEmpty { output.error = troubles.map(\.description).joined(separator: "; ") }
    return output
  }
}
