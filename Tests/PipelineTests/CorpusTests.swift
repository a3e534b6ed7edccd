// Every case of the corpus, each under its own name, at every chunk size.

import SluiceCorpus
import Testing

struct CorpusTests {
  static let cases: [NamedCase] = {
    let all = (try? CorpusCase.all(in: Repository.root + "/Corpus")) ?? []
    return all.map(NamedCase.init)
  }()

  struct NamedCase: Sendable, CustomTestStringConvertible {
    let test: CorpusCase
    var testDescription: String { String(test.input.dropFirst(Repository.root.count + "/Corpus/".count)) }
  }

  @Test(arguments: cases)
  func comesOutAsItMust(_ named: NamedCase) {
    let result = named.test.result()
    let isBlessed = result.verdict == .passes || result.verdict == .failsAsKnown
    #expect(isBlessed, "\(named.test.header.why)\n\(result.differences.joined(separator: "\n"))")
  }

  @Test func theCorpusIsThere() {
    #expect(Self.cases.count >= 120)
    let sizes = Self.cases.map { $0.test.inputSize }.sorted()
    #expect(sizes[sizes.count / 2] < 600, "half of the cases are smaller than 600 bytes")
  }
}

extension CorpusCase {
  var inputSize: Int { (try? Repository.size(input)) ?? .max }
}
