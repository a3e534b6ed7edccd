// Real texts in their encodings, from another project's corpus when it lies beside this one. Not part of the project.

import SluiceCore
import Testing

@testable import SluiceMarkup

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Charset corpus")
struct CharsetCorpusTests {
  /// `shared/corpora/chardet+chardet/tests` beside any directory above this file.
  static let directory: String? = {
    var path = String(describing: #filePath)[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      let candidate = path + "/shared/corpora/chardet+chardet/tests"
      if !names(in: String(candidate)).isEmpty { return String(candidate) }
    }
    return nil
  }()

  private static func names(in directory: String) -> [String] {
    guard let handle = unsafe opendir(directory) else { return [] }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func contents(_ path: String) -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { return [] }
    defer { unsafe _ = fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&block, 1, block.count, file)
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  @Test(
    "texts of chardet's corpus decode in the encoding their folder names",
    .enabled(
      if: directory != nil,
      "SKIPPED, nothing was checked: no shared/corpora/chardet+chardet/tests beside this checkout"))
  func realTextsDecode() throws {
    let directory = try #require(Self.directory)
    var whole = 0
    var damaged: [String] = []
    for folder in Self.names(in: directory) {
      // A language may follow the label: windows-1250-czech.
      var label = folder
      while CharsetLabel(label.utf8)?.charset == nil, let dash = label.lastIndex(of: "-") {
        label = String(label[..<dash])
      }
      guard CharsetLabel(label.utf8)?.charset != nil else { continue }
      for name in Self.names(in: directory + "/" + folder) {
        let bytes = Self.contents(directory + "/" + folder + "/" + name)
        let outcome = CharsetOutcome.of(bytes, transport: label, chunk: 4096, offsetStep: 1009)
        #expect(outcome.offsets == outcome.offsets.sorted(), "\(folder)/\(name)")
        if outcome.text.isEmpty || outcome.notes.contains(where: { $0.rule == .undecodableBytes }) {
          damaged.append("\(folder)/\(name)")
        } else {
          whole += 1
        }
      }
    }
    #expect(whole > 100)
    #expect(damaged.count * 20 <= whole + damaged.count, "with bytes that mean nothing: \(damaged)")
  }

  /// The text without the label in its XML declaration.
  private static func undeclared(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return bytes }
    return Array(bytes[(end + 1)...])
  }

  @Test(
    "texts of chardet's corpus are told from their bytes alone",
    .enabled(
      if: directory != nil,
      "SKIPPED, nothing was checked: no shared/corpora/chardet+chardet/tests beside this checkout"))
  func realTextsAreTold() throws {
    let directory = try #require(Self.directory)
    var right = 0
    var wrong: [String] = []
    for folder in Self.names(in: directory) {
      var label = folder
      while CharsetLabel(label.utf8)?.charset == nil, let dash = label.lastIndex(of: "-") {
        label = String(label[..<dash])
      }
      guard let charset = CharsetLabel(label.utf8)?.charset, charset.units == .ascii else { continue }
      for name in Self.names(in: directory + "/" + folder) {
        let bytes = Self.undeclared(Self.contents(directory + "/" + folder + "/" + name))
        let told = CharsetOutcome.of(bytes, chunk: 4096, offsetStep: 1009)
        let meant = CharsetOutcome.of(bytes, transport: label, chunk: 4096, offsetStep: 1009)
        #expect(String(validating: told.text, as: UTF8.self) != nil)
        if told.text == meant.text { right += 1 } else { wrong.append("\(folder)/\(name) as \(told.name ?? "")") }
      }
    }
    // Johab and ISO-2022-KR are never guessed.
    #expect(wrong.count <= 4, "\(right) right, wrong: \(wrong)")
  }
}
