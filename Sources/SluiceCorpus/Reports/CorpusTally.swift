// What the cases of a run came to, folder by folder. Shows only its own table.

import SluiceOutputs

/// Counts verdicts by folder.
public struct CorpusTally: Sendable {
  /// Cases by verdict.
  public struct Counts: Sendable {
    var byVerdict: [CorpusVerdict: Int] = [:]

    /// How many of one verdict.
    public subscript(_ verdict: CorpusVerdict) -> Int { byVerdict[verdict] ?? 0 }
    /// As they should be.
    public var good: Int { CorpusVerdict.allCases.filter(\.isGood).reduce(0) { $0 + self[$1] } }
    /// Not so.
    public var bad: Int { CorpusVerdict.allCases.filter { !$0.isGood }.reduce(0) { $0 + self[$1] } }
  }

  /// Of all folders together.
  public private(set) var total = Counts()
  /// In the order in which the folders came.
  public private(set) var folders: [(name: String, counts: Counts)] = []

  /// Nothing counted.
  public init() {}

  /// Counts a case in the first folder of its collection, which is named when there are several collections.
  public mutating func count(_ result: CorpusResult, collection: String?) {
    let first = result.test.folder.split(separator: "/").first.map(String.init)
    let name = [collection, first].compactMap(\.self).joined(separator: "/")
    total.byVerdict[result.verdict, default: 0] += 1
    let place = folders.lastIndex { $0.name == name } ?? folders.count
    if place == folders.count { folders.append((name, Counts())) }
    folders[place].counts.byVerdict[result.verdict, default: 0] += 1
  }

  /// A row a folder, empty where there is only one: good, bad, and how many of the good are without expectation.
  public var table: [String] {
    guard folders.count > 1 else { return [] }
    let width = min(40, folders.map(\.name.count).max() ?? 0)
    return folders.map { folder in
      let name = TerminalText.safe(folder.name.isEmpty ? "." : folder.name)
      var row = name + String(repeating: " ", count: max(0, width - name.count))
      row += "  \(pad(folder.counts.good, 6)) passed"
      row += folder.counts.bad > 0 ? "  \(pad(folder.counts.bad, 5)) failed" : ""
      if folder.counts[.holds] > 0 { row += "  (\(folder.counts[.holds]) without expectation)" }
      return row
    }
  }

  /// All on one line.
  public var line: String {
    var line = "\(total.good) passed, \(total.bad) failed"
    if total[.failsAsKnown] > 0 { line += ", \(total[.failsAsKnown]) of them known failures" }
    if total[.holds] > 0 { line += ", \(total[.holds]) without expectation" }
    return line
  }

  private func pad(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}
