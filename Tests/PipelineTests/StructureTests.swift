// The house as it is meant: who imports whom, how long a file is, what stands at its head.

import Testing

struct StructureTests {
  /// What each target may import; the compiler lets transitive imports pass.
  static let allowed: [String: Set<String>] = [
    "CExpat": [],
    "SluiceCore": [],
    "SluiceText": ["SluiceCore"],
    "SluiceMarkup": ["CExpat", "SluiceCore"],
    "SluiceFeeds": ["SluiceCore", "SluiceMarkup"],
    "SluiceOutputs": ["SluiceCore", "SluiceMarkup"],
    "Sluice": ["SluiceCore", "SluiceText", "SluiceMarkup", "SluiceFeeds", "SluiceOutputs", "SystemPackage"],
    "SluiceCorpus": [
      "SluiceCore", "SluiceMarkup", "SluiceOutputs", "Sluice", "Foundation", "FoundationEssentials",
    ],
    "SluiceTool": [
      "SluiceCore", "SluiceMarkup", "SluiceOutputs", "Sluice", "SluiceCorpus", "ArgumentParser", "SystemPackage",
    ],
  ]
  /// Charsets asks iconv, Positions memchr, the printer for signals and rename.
  static let systemCallers: Set<String> = ["SluiceMarkup", "SluiceTool"]
  static let platform: Set<String> = ["Glibc", "Musl", "Darwin"]

  @Test func everyTargetIsInTheTable() throws {
    #expect(try Repository.names(in: "Sources") == Self.allowed.keys.sorted())
  }

  @Test(arguments: allowed.keys.sorted())
  func aTargetImportsOnlyWhatItMay(_ target: String) throws {
    let permitted = (Self.allowed[target] ?? []).union(Self.systemCallers.contains(target) ? Self.platform : [])
    for file in try Repository.swiftFiles(under: "Sources/" + target) {
      for line in try Repository.text(file).split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { continue }
        let access = ["public", "package", "internal", "fileprivate", "private"]
        guard words[..<place].allSatisfy({ $0.hasPrefix("@") || access.contains($0) }) else { continue }
        let module = words[place + 1].split(separator: ".").first.map(String.init) ?? ""
        #expect(permitted.contains(module), "\(file) imports \(module)")
      }
    }
  }

  @Test func onlyTheEventsRoomKnowsExpat() throws {
    for file in try Repository.swiftFiles(under: "Sources") where try Repository.text(file).contains("import CExpat") {
      #expect(file.hasPrefix("Sources/SluiceMarkup/Events/"))
    }
  }

  @Test func filesAreShortAndSayWhatTheyAre() throws {
    for file in try Repository.swiftFiles(under: "Sources") + Repository.swiftFiles(under: "Tests") {
      let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 401, "\(file) has \(lines.count) lines")
      #expect(lines.first?.hasPrefix("// ") == true, "\(file) does not say what it is")
    }
  }
}
