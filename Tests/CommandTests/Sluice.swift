// Runs the built command as a process. Not a test.

import Foundation
import Subprocess
import SystemPackage

/// What one run of `sluice` gave.
struct Run {
  var status: Int32
  var output: String
  var errors: String

  /// Lines of the output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

enum Sluice {
  /// The command stands beside the test bundle.
  static let path: FilePath = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return FilePath(bundle).removingLastComponent().appending("sluice")
  }()

  /// Standard input is a file: a command that refuses its arguments reads none of it, and a pipe would break.
  static func run(_ arguments: [String], input: String = "") async throws -> Run {
    try await withFiles(["input": input]) { directory in
      let file = try FileDescriptor.open(FilePath(directory + "/input"), .readOnly)
      let record = try await Subprocess.run(
        .path(path), arguments: Arguments(arguments), input: .fileDescriptor(file, closeAfterSpawningProcess: true),
        output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
      var status: Int32 = -1
      if case .exited(let code) = record.terminationStatus { status = code }
      return Run(status: status, output: record.standardOutput, errors: record.standardError)
    }
  }

  /// A directory that goes away with the test.
  static func withFiles<R>(_ files: [String: String], _ body: (String) async throws -> R) async throws -> R {
    let directory = FileManager.default.temporaryDirectory.path + "/sluice-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: directory + "/" + name)) }
    return try await body(directory)
  }
}
