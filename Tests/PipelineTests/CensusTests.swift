// What is listed has its folder and its cases, and what has a folder or a file is listed.

import Sluice
import SluiceCore
import SluiceCorpus
import SluiceFeeds
import SluiceOutputs
import Testing

struct CensusTests {
  private func cases(_ folder: String) -> [CorpusCase] {
    (try? CorpusCase.all(in: Repository.root + "/Corpus/" + folder)) ?? []
  }

  @Test(arguments: Rule.all)
  func aRuleHasItsCases(_ rule: Rule) {
    let folder = "\(rule.stage.rawValue)/\(rule.name)"
    let found = cases(folder)
    #expect(found.count >= 3, "\(folder) has \(found.count) cases")
    let firing = found.filter { test in test.expected?.contains { $0.contains("\"rule\":\"\(rule.name)\"") } ?? false }
    #expect(!firing.isEmpty, "no case of \(folder) makes the rule fire")
    #expect(firing.count < found.count, "\(folder) has no look-alike that must stay untouched")
  }

  @Test func everyRuleIsListed() throws {
    let files = ["Rule.swift", "Rule+Mending.swift", "Rule+JSON.swift", "Rule+Text.swift", "Rule+Dedupe.swift"]
    let source = try files.map { try Repository.text("Sources/SluiceCore/" + $0) }.joined(separator: "\n")
    let declared = source.split(separator: "\n").filter { $0.contains("public static let") && $0.contains("= Rule(") }
    #expect(declared.count == Rule.all.count)
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
  }

  @Test(arguments: Module.standard.map(\.prefix))
  func aModuleHasItsCases(_ prefix: String) {
    let count = cases("modules/" + prefix).count
    #expect(count >= 5, "Corpus/modules/\(prefix) needs 5 cases and has \(count)")
  }

  @Test func everyModuleFileIsListed() throws {
    let files = try Repository.names(in: "Sources/SluiceFeeds/Modules").filter {
      $0 != "Module.swift" && $0 != "ModuleList.swift"
    }
    #expect(files.count == Module.standard.count, "a file is not in ModuleList.swift, or a line has no file: \(files)")
    let folders = try Repository.names(in: "Corpus/modules")
    let prefixes = Module.standard.map(\.prefix).sorted()
    #expect(folders == prefixes, "Corpus/modules has \(folders), the list \(prefixes)")
  }

  @Test func noTwoModulesShareANamespace() {
    let uris = Module.standard.flatMap(\.namespaces)
    #expect(Set(uris).count == uris.count)
  }

  @Test(arguments: OutputFormat.allCases)
  func anOutputHasItsCases(_ format: OutputFormat) {
    let found = cases("outputs/" + format.rawValue)
    #expect(found.count >= 3, "Corpus/outputs/\(format.rawValue) needs 3 cases and has \(found.count)")
    for test in found {
      #expect((test.header.options?.format ?? .jsonl) == format, "\(test.input) is not written as \(format.rawValue)")
    }
  }

  @Test func everyOutputFolderIsListed() throws {
    let folders = try Repository.names(in: "Corpus/outputs")
    let formats = OutputFormat.allCases.map(\.rawValue).sorted()
    #expect(folders == formats, "Corpus/outputs has \(folders), OutputFormat.swift \(formats)")
  }

  /// Folders of the stages that are no rule's: what the room does without a note.
  @Test func everyFolderOfAStageIsARuleOrKnown() throws {
    let known: [Stage: Set<String>] = [
      .charsets: ["declared"], .events: ["namespaces", "text", "strict", "truncated"],
      .dialects: ["rss", "rdf", "atom", "json-feed", "extensions"],
      .text: ["clean"],
      .dedupe: ["within-an-entry", "across-entries", "near", "window"],
      .records: ["identity", "links", "people", "competition", "clean-markup", "html-text"],
    ]
    for stage in Stage.allCases where stage != .mending {
      let rules = Set(Rule.all.filter { $0.stage == stage }.map(\.name))
      for folder in try Repository.names(in: "Corpus/" + stage.rawValue) {
        #expect(
          rules.contains(folder) || known[stage]?.contains(folder) == true, "\(stage)/\(folder) belongs to nothing")
      }
    }
  }

  @Test func everyCaseSaysWhy() {
    for test in CorpusTests.cases {
      #expect(!test.test.header.why.isEmpty, "write why into the header of \(test.test.expectation)")
    }
  }
}
