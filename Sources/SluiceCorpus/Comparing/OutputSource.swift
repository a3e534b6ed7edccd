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
  /// by its path below the directory; a header as expectations have it is passed over.
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
      self = .outputs(OutputSource.byInput(try OutputSource.lines(of: path)))
    }
  }

  private static func lines(of path: String) throws(SluiceError) -> [String] {
    try Files.bytes(of: path).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func collect(
    _ directory: String, _ folder: String, into outputs: inout [String: CorpusOutput]
  ) throws(SluiceError) {
    for entry in try Files.entries(of: directory) {
      let path = directory + "/" + entry.name
      if entry.isDirectory {
        try collect(path, folder + entry.name + "/", into: &outputs)
      } else if entry.name.hasSuffix(".jsonl") {
        var output = CorpusOutput(lines: try lines(of: path))
        if let first = output.lines.first, let header = try? CaseHeader(line: first) {
          output.lines.removeFirst()
          output.error = header.error
        }
        outputs[folder + entry.name.dropLast(6)] = output
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
