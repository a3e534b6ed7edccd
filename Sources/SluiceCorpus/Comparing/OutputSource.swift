// One side of a comparison: a build of the command, a file or a directory of outputs. Compares nothing.

import SluiceCore
import SluiceOutputs

/// Where outputs come from, and by what name a feed is known there.
public enum OutputSource: Sendable {
  /// A build of the command, over a collection.
  case build(OtherBuild)
  /// Outputs by feed, as they were written earlier.
  case outputs([String: CorpusOutput])

  /// A program, a file of lines, or a directory of such files.
  ///
  /// In a file each line may name its `input`; a file without names is one feed. In a directory a file stands for a feed,
  /// by its path below the directory. A header as expectations have it is no line of an output, and says its error.
  ///
  /// - Throws: ``SluiceError`` when there is none of these.
  public init(path: String) throws(SluiceError) {
    if Files.isDirectory(path) {
      var outputs: [String: CorpusOutput] = [:]
      try OutputSource.collect(path, "", into: &outputs)
      self = .outputs(outputs)
    } else if let build = OtherBuild(path: path) {
      self = .build(build)
    } else {
      let output = try OutputSource.output(of: path)
      var outputs = OutputSource.byInput(output.lines)
      // A header stands for one feed, even where nothing came out of it.
      if output.hasHeader { outputs["", default: CorpusOutput()].error = output.error }
      self = .outputs(outputs)
    }
  }

  private static func output(
    of path: String
  ) throws(SluiceError) -> (lines: [String], error: String?, hasHeader: Bool) {
    let lines = try Files.bytes(of: path).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    // A header with keys of another version is one too.
    guard let header = try? JSONValue(lines.first ?? ""), header["kind"]?.text == "case" else {
      return (lines, nil, false)
    }
    return (Array(lines.dropFirst()), header["error"]?.text, true)
  }

  private static func collect(
    _ directory: String, _ folder: String, into outputs: inout [String: CorpusOutput]
  ) throws(SluiceError) {
    for entry in try Files.entries(of: directory) {
      let path = directory + "/" + entry.name
      if !entry.isText, entry.isDirectory || entry.name.hasSuffix(".jsonl") {
        throw SluiceError(.unreadable, "\(path): its name is no UTF-8, and cannot be read")
      } else if entry.isDirectory {
        try collect(path, folder + entry.name + "/", into: &outputs)
      } else if entry.name.hasSuffix(".jsonl") {
        let output = try output(of: path)
        outputs[folder + entry.name.dropLast(6)] = CorpusOutput(lines: output.lines, error: output.error)
      }
    }
  }

  private static func byInput(_ lines: [String]) -> [String: CorpusOutput] {
    var outputs: [String: CorpusOutput] = [:]
    for line in lines {
      outputs[(try? JSONValue(line))?["input"]?.text ?? "", default: CorpusOutput()].lines.append(line)
    }
    return outputs
  }
}
