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
    let source = try Repository.text("Sources/SluiceCore/Rule.swift")
    let declared = source.split(separator: "\n").filter { $0.contains("public static let") && $0.contains("= Rule(") }
    #expect(declared.count == Rule.all.count)
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
  }

  @Test(arguments: Module.standard.map(\.prefix))
  func aModuleHasItsCases(_ prefix: String) {
    #expect(cases("modules/" + prefix).count >= 5)
  }

  @Test func everyModuleFileIsListed() throws {
    let files = try Repository.names(in: "Sources/SluiceFeeds/Modules").filter {
      $0 != "Module.swift" && $0 != "ModuleList.swift"
    }
    #expect(files.count == Module.standard.count, "\(files)")
    #expect(try Repository.names(in: "Corpus/modules") == Module.standard.map(\.prefix).sorted())
  }

  @Test func noTwoModulesShareANamespace() {
    let uris = Module.standard.flatMap(\.namespaces)
    #expect(Set(uris).count == uris.count)
  }

  @Test(arguments: OutputFormat.allCases)
  func anOutputHasItsCases(_ format: OutputFormat) {
    #expect(cases("outputs/" + format.rawValue).count >= 3)
  }

  @Test func everyOutputFolderIsListed() throws {
    #expect(try Repository.names(in: "Corpus/outputs") == OutputFormat.allCases.map(\.rawValue).sorted())
  }

  /// Folders of the stages that are no rule's: what the room does without a note.
  @Test func everyFolderOfAStageIsARuleOrKnown() throws {
    let known: [Stage: Set<String>] = [
      .charsets: ["declared"], .events: ["namespaces", "text", "strict", "truncated"],
      .dialects: ["rss", "rdf", "atom", "extensions"],
      .records: ["identity", "links", "people", "competition"],
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
    for test in CorpusTests.cases { #expect(!test.test.header.why.isEmpty, "\(test.test.input)") }
  }
}
