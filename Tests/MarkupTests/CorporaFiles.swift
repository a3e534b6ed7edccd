// Files of other projects' corpora, when these lie beside the checkout. Nothing of them is part of the project.

import Foundation

enum Corpora {
  /// `shared/corpora` beside any directory above this file.
  static let directory: String? = {
    var url = URL(filePath: #filePath).deletingLastPathComponent()
    while url.path != "/" {
      url.deleteLastPathComponent()
      let candidate = url.appending(path: "shared/corpora").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    return nil
  }()

  static var isThere: Bool { directory != nil }

  /// What a test prints when it cannot run.
  static let skipped = "SKIPPED, nothing was checked: no shared/corpora beside this checkout"

  /// Paths of files under a folder of the corpora whose name ends in one of these, sorted.
  static func files(_ folder: String = "", endings: [String], largest: Int = .max) -> [String] {
    guard let directory else { return [] }
    let root = URL(filePath: directory).appending(path: folder)
    let keys: [URLResourceKey] = [.fileSizeKey, .isRegularFileKey]
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys)
    var paths: [String] = []
    while let url = all?.nextObject() as? URL {
      guard endings.contains(url.pathExtension.lowercased()) else { continue }
      let values = try? url.resourceValues(forKeys: Set(keys))
      guard values?.isRegularFile == true, let size = values?.fileSize, size <= largest else { continue }
      paths.append(url.path)
    }
    return paths.sorted()
  }

  static func bytes(_ path: String) -> [UInt8] { FileManager.default.contents(atPath: path).map { Array($0) } ?? [] }
}
