// Our own cases of mending, cut at every byte: whatever is left must still become well-formed, once and for all.

import Foundation
import SluiceMarkup
import Testing

@Suite("Cases of mending cut anywhere")
struct CutCasesTests {
  static let files: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Corpus/mending")
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var paths: [String] = []
    while let url = all?.nextObject() as? URL { if url.pathExtension == "xml" { paths.append(url.path) } }
    return paths.sorted()
  }()
  static let parts = 16

  @Test(arguments: 0..<parts)
  func whatIsLeftIsMended(_ number: Int) throws {
    #expect(Self.files.count > 300)
    for path in Self.files.enumerated().filter({ $0.offset % Self.parts == number }).map(\.element) {
      let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
      for end in 1..<min(bytes.count, 1500) {
        let complaints = MendingPropertyTests.complaints(Array(bytes[..<end]), sizes: [1])
        if let complaint = complaints.first { Issue.record("\(path), \(end) bytes: \(complaint)") }
      }
    }
  }
}
