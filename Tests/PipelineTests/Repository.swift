// Where the repository's files are, for tests that read them. Not a test.

import Foundation

enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  /// Names in a directory without hidden ones, sorted.
  static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + "/" + path).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Paths of all Swift files under a directory, relative to the root.
  static func swiftFiles(under path: String) throws -> [String] {
    let all = FileManager.default.enumerator(atPath: root + "/" + path)
    var files: [String] = []
    while let name = all?.nextObject() as? String {
      if name.hasSuffix(".swift"), !name.contains(".build") { files.append(path + "/" + name) }
    }
    return files.sorted()
  }
}

extension Repository {
  static func size(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
  }

  /// A directory of files that goes away with the test.
  static func withFiles<R>(_ files: [String: [UInt8]], _ body: (String) throws -> R) throws -> R {
    let directory = FileManager.default.temporaryDirectory.path + "/sluice-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    for (name, bytes) in files { try Data(bytes).write(to: URL(filePath: directory + "/" + name)) }
    return try body(directory)
  }
}
