// A build of the command that is asked what comes out of a feed. Compares nothing.

import SluiceCore
import SluiceOutputs

/// A `sluice` that stands somewhere, this one or an older one.
public struct OtherBuild: Sendable {
  /// Its path.
  public var path: String
  /// Longer, and a feed counts as an error.
  public var seconds = 60.0

  /// Nil where no program stands; lines of JSON are none, whatever their permissions (on some disks all files have all).
  public init?(path: String) {
    guard Files.isExecutable(path), !path.hasSuffix(".jsonl") else { return nil }
    // A name alone would be looked for on PATH.
    self.path = path.utf8.contains(UInt8(ascii: "/")) ? path : "./" + path
  }

  /// What the build prints for a case, read the way the case says.
  func output(of test: CorpusCase) -> CorpusOutput {
    let words: [String]
    switch test.header.run {
    case "events": words = ["events"]
    case "clean": words = test.header.options?.field == nil ? ["clean"] : ["clean", "--jsonl"]
    default: words = ["parse", "--format", "jsonl", "--emit", "feeds,entries,notes"]
    }
    do throws(SluiceError) {
      let child = try ChildProcess.run(
        path, words + (test.header.options?.arguments ?? []) + ["--", test.input], seconds: seconds)
      var output = CorpusOutput()
      output.lines = child.output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      switch child.ending {
      case .exited(0): break
      case .exited(let status):
        let message = child.errors.split(separator: 0x0A).first { $0.starts(with: "sluice: ".utf8) }
        output.error = message.map { String(decoding: $0, as: UTF8.self) } ?? "exit status \(status)"
        // A path says where the collection lies, and no more.
        let prefix = "sluice: " + TerminalText.safe(test.input) + ":"
        if let error = output.error, error.hasPrefix(prefix) { output.error = String(error.dropFirst(prefix.count)) }
      case .signalled(let signal): (output.isCrash, output.error) = (true, "crash: ended by signal \(signal)")
      case .tooSlow: (output.isCrash, output.error) = (true, "not ended after \(Int(seconds)) seconds")
      }
      return output
    } catch {
      return CorpusOutput(error: error.reason)
    }
  }
}
