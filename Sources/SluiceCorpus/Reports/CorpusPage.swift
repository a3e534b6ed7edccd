// A run of a corpus as a page: folders with their share, and what came out otherwise, case by case. Runs nothing.

import SluiceOutputs

/// A page about a run.
public struct CorpusPage: Sendable {
  /// What is shown; beyond it cases and differences are only counted.
  private enum Bound {
    static let cases = 500
    static let changes = 60
    static let bytes = 8 << 20
  }

  private var articles = ""
  private var shown = 0
  private var hidden = 0
  private var kinds: [RecordChange.Kind: Int] = [:]

  /// No case yet.
  public init() {}

  /// Adds a case; of those that are as they should be the tally says enough.
  public mutating func add(_ result: CorpusResult) {
    if result.verdict.isGood { return }
    for kind in Set(result.changes.map(\.kind)) { kinds[kind, default: 0] += 1 }
    guard shown < Bound.cases, articles.utf8.count < Bound.bytes else {
      hidden += 1
      return
    }
    shown += 1
    let count = result.changes.count + result.broken.count
    articles +=
      "<details\(shown <= 3 ? " open" : "")><summary><h4>\(HTMLPage.isolated(result.test.input, limit: 300))</h4> "
    articles += "<span class=\"soft\">(\(CountWords.of(count, "difference")))</span></summary>\n"
    if !result.test.header.why.isEmpty {
      articles += "<p>\(HTMLPage.isolated(result.test.header.why, limit: 500))</p>\n"
    }
    if result.verdict == .incomplete { articles += "<p>The expectation is a header alone: bless it.</p>\n" }
    for broken in result.broken { articles += "<p>\(HTMLPage.isolated(broken, limit: 1000))</p>\n" }
    articles += table(result.changes) + "</details>\n"
  }

  private func table(_ changes: [RecordChange]) -> String {
    if changes.isEmpty { return "" }
    var table = ""
    var place: String?
    for change in changes.prefix(Bound.changes) {
      if change.place != place { table += "<p><b>\(HTMLPage.isolated(change.place, limit: 200))</b></p>\n" }
      place = change.place
      table += "<p class=\"soft\">\(HTMLPage.isolated(change.kind.description, limit: 120))</p>\n<pre>"
      let (before, after) = (
        change.before.map { Array($0.unicodeScalars) }, change.after.map { Array($0.unicodeScalars) }
      )
      if let before, let after {
        table += between(before, after)
      } else {
        if let before { table += "<del>\(text(before[...], 400))</del>" }
        if let after { table += "<ins>\(text(after[...], 400))</ins>" }
      }
      table += "</pre>\n"
    }
    if changes.count > Bound.changes { table += "<p class=\"soft\">and \(changes.count - Bound.changes) more</p>\n" }
    return table
  }

  /// Two texts as one: what both begin and end with stands once. Short ones, a number or a word, are read whole.
  private func between(_ before: [Unicode.Scalar], _ after: [Unicode.Scalar]) -> String {
    if max(before.count, after.count) <= 24 {
      return "<del>\(text(before[...], 24))</del> <ins>\(text(after[...], 24))</ins>"
    }
    let head = zip(before, after).prefix { $0 == $1 }.count
    let room = min(before.count, after.count) - head
    let tail = zip(before.reversed(), after.reversed()).prefix(room).prefix { $0 == $1 }.count
    let start = before[max(0, head - 80)..<head]
    let end = after[(after.count - tail)..<min(after.count, after.count - tail + 80)]
    return (head > 80 ? "…" : "") + text(start, 80)
      + "<del>\(text(before[head..<(before.count - tail)], 400))</del>"
      + "<ins>\(text(after[head..<(after.count - tail)], 400))</ins>" + text(end, 80) + (tail > 80 ? "…" : "")
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>, _ limit: Int) -> String {
    HTMLPage.text(String(String.UnicodeScalarView(scalars)), limit: limit)
  }

  /// The whole document.
  public func document(_ tally: CorpusTally) -> String {
    var page = HTMLPage(title: "A corpus, run again")
    let total = tally.total
    page.add(
      "<p class=\"verdict \(total.bad == 0 ? "good" : "bad")\">\(total.bad == 0 ? "Nothing differs" : "Something differs"): \(tally.line).</p>"
    )
    page.add("<section aria-labelledby=\"folders\"><h2 id=\"folders\">By folder</h2><ol class=\"bars\">")
    for folder in tally.folders {
      let all = max(1, folder.counts.good + folder.counts.bad)
      let name = HTMLPage.isolated(folder.name.isEmpty ? "the collection" : folder.name, limit: 200)
      var words = "\(folder.counts.good) of \(all) as they should be"
      if folder.counts[.holds] > 0 { words += ", \(folder.counts[.holds]) of them without expectation" }
      page.add("<li><div class=\"row\">\(name)<span class=\"soft\">\(words)</span>")
      page.add("<b>\(folder.counts.bad == 0 ? "" : "\(folder.counts.bad) failed")</b></div>")
      // One that fails among thousands must be seen.
      let family = folder.counts.bad == 0 ? "good" : "bad"
      page.add(ReportChart.bar(Double(folder.counts.good) / Double(all), family: family) + "</li>")
    }
    page.add("</ol></section>")
    if !kinds.isEmpty {
      page.add("<section aria-labelledby=\"kinds\"><h2 id=\"kinds\">By kind of difference</h2><ol class=\"bars\">")
      // As in `diff`: of equally many the notes first, because they are the cause; last what only stands elsewhere.
      func key(_ kind: RecordChange.Kind, _ count: Int) -> (Int, Int, Int, String) {
        (kind.deed == .moved ? 1 : 0, -count, kind.subject == "note" ? 0 : 1, kind.description)
      }
      let ranked = kinds.sorted { key($0.key, $0.value) < key($1.key, $1.value) }
      for (kind, count) in ranked.prefix(40) {
        let words = HTMLPage.isolated(kind.description, limit: 120)
        page.add("<li><div class=\"row\">\(words)<b>\(CountWords.of(count, "case"))</b></div>")
        page.add(ReportChart.bar(Double(count) / Double(kinds.values.max() ?? 1), family: "mended") + "</li>")
      }
      page.add("</ol>\(ranked.count > 40 ? "<p>and \(ranked.count - 40) more kinds</p>" : "")</section>")
    }
    if shown > 0 {
      page.add("<section aria-labelledby=\"cases\"><h2 id=\"cases\">Case by case</h2>")
      page.add(articles)
      if hidden > 0 {
        page.add(
          "<p>and \(CountWords.of(hidden, "more case")) that \(hidden == 1 ? "differs" : "differ"), only counted, so that the page stays short enough to open.</p>"
        )
      }
      page.add("</section>")
    }
    return page.document
  }
}
