// The report about feeds as a page: health, charts, each repair in its line, what repeats. Finds nothing itself.

import SluiceCore

/// A page about one feed or several.
package struct FeedPage {
  private var page: HTMLPage
  private var rows: [String] = []
  private var number = 0
  /// Places that may still be shown, so that a thousand feeds make no page that nothing can open.
  private var room = 3000
  private var articles = ""
  private var skipped = 0

  package init(title: String) { page = HTMLPage(title: title) }

  /// Adds a feed.
  package mutating func add(_ report: FeedReport) {
    number += 1
    let name = HTMLPage.isolated(report.input, limit: 200)
    let state = FeedPage.state(report)
    let isShown = room > 0 && number <= 500
    let link = isShown ? "<a href=\"#feed-\(number)\">\(name)</a>" : name
    rows.append(
      "<tr><td>\(link)</td><td>\(state.word)</td><td class=\"number\">\(report.summary.entries.grouped)</td>"
        + "<td class=\"number\">\(report.notes.grouped)</td><td class=\"number\">\(report.repeatCount.grouped)</td></tr>"
    )
    guard isShown else {
      skipped += 1
      return
    }
    var article = FeedArticle(report, number: number)
    article.write()
    room -= article.places
    articles += article.markup
  }

  /// The whole document.
  package var document: String {
    var page = page
    if number > 1 {
      page.add(
        "<nav aria-labelledby=\"all\"><h2 id=\"all\">\(number.grouped) feeds</h2><table><thead><tr><th>feed</th>")
      page.add("<th>health</th><th class=\"number\">entries</th><th class=\"number\">notes</th>")
      page.add("<th class=\"number\">repeats</th></tr></thead><tbody>")
      for row in rows.prefix(5000) { page.add(row) }
      page.add("</tbody></table>")
      if rows.count > 5000 { page.add("<p>and \((rows.count - 5000).grouped) more feeds that are not listed here</p>") }
      if skipped > 0 {
        page.add("<p>\(skipped.counted("feed is", "feeds are")) only counted: the page would be too long.</p>")
      }
      page.add("</nav>")
    }
    page.add(articles)
    return page.document
  }

  static func state(_ report: FeedReport) -> (word: String, style: String) {
    if report.failure != nil { return ("not read to its end", "bad") }
    return report.notes == 0 ? ("sound", "good") : ("read, with repairs", "fair")
  }
}

/// The part of the page about one feed.
private struct FeedArticle {
  private(set) var markup = ""
  /// Places that are shown.
  private(set) var places = 0
  private let report: FeedReport
  private let number: Int

  init(_ report: FeedReport, number: Int) {
    self.report = report
    self.number = number
  }

  private mutating func add(_ text: String) { markup += text + "\n" }

  mutating func write() {
    add("<article id=\"feed-\(number)\" aria-labelledby=\"name-\(number)\">")
    add("<h2 id=\"name-\(number)\">\(HTMLPage.isolated(report.input, limit: 300))</h2>")
    writeHealth()
    if report.notes > 0 {
      writeCharts()
      writeRepairs()
    }
    writeRepeats()
    add("</article>")
  }

  // MARK: - Health

  private mutating func writeHealth() {
    let state = FeedPage.state(report)
    add("<p class=\"verdict \(state.style)\">\(verdict)</p>")
    if let failure = report.failure {
      let place = failure.error.position.map { "Line \($0.line), column \($0.column): " } ?? ""
      add("<p>\(place)\(HTMLPage.isolated(failure.error.reason, limit: 500))</p>")
      if let excerpt = failure.excerpt { add(line(excerpt, "<mark class=\"spot\"></mark>", 0)) }
    }
    if let feed = report.feed {
      if let title = feed.title { add("<p>\(HTMLPage.isolated(title, limit: 300))</p>") }
      let facts = [feed.format, feed.charset, feed.language, feed.link].compactMap(\.self).filter { !$0.isEmpty }
      add("<p class=\"soft\">\(facts.map { HTMLPage.isolated($0, limit: 300) }.joined(separator: " · "))</p>")
    }
    add("<dl class=\"tiles\">")
    tile("bytes", report.summary.bytes)
    tile("entries", report.summary.entries)
    tile("entries with notes", report.touched)
    tile("entries that repeat", report.repeatCount)
    for family in NoteFamily.allCases where report.notes(of: family) > 0 {
      tile(family.words, report.notes(of: family))
    }
    add("</dl>")
  }

  private var verdict: String {
    if report.failure != nil {
      return "Not read to its end; \(report.summary.entries.counted("entry", "entries")) came out before."
    }
    if report.notes == 0 { return "Sound: read to the end, and nothing had to be repaired or assumed." }
    let done = report.notes.counted("repair or assumption", "repairs and assumptions")
    return "Read to the end, with \(done) by \(report.groups.count.counted("rule", "rules"))."
  }

  private mutating func tile(_ name: String, _ value: Int) {
    add("<div><dt>\(name)</dt><dd>\(value.grouped)</dd></div>")
  }

  // MARK: - Charts

  private mutating func writeCharts() {
    add("<section aria-labelledby=\"rules-\(number)\"><h3 id=\"rules-\(number)\">Rules, by how often they acted</h3>")
    let ranked = report.rules.sorted { (report.groups[$0]?.count ?? 0) > (report.groups[$1]?.count ?? 0) }
    let largest = Double(ranked.first.flatMap { report.groups[$0]?.count } ?? 1)
    add("<ol class=\"bars\">")
    for rule in ranked {
      let count = report.groups[rule]?.count ?? 0
      let family = NoteFamily(rule.stage)
      add(
        "<li><div class=\"row\"><a href=\"#\(anchor(rule))\">\(HTMLPage.text(rule.name))</a>"
          + "<span class=\"soft\">\(family.words)</span><b>\(count.grouped)</b></div>"
          + ReportChart.bar(Double(count) / largest, family: family.rawValue) + "</li>")
    }
    add("</ol></section>")
    let columns = report.spread.columns(of: report.summary.bytes)
    let most = columns.counts.map { $0.reduce(0, +) }.enumerated().max {
      ($0.element, -$0.offset) < ($1.element, -$1.offset)
    }
    let place = (most?.offset ?? 0) * columns.width
    let words =
      "Most stand between byte \(place.grouped) and \(min(place + columns.width, report.summary.bytes).grouped): "
      + "\((most?.element ?? 0).counted("note", "notes")) of \(report.notes.grouped)."
    add(
      "<section class=\"chart\" aria-labelledby=\"spread-\(number)\"><h3 id=\"spread-\(number)\">Where they stand in the file</h3>"
    )
    add(ReportChart.columns(columns.counts, title: "Notes over the bytes of the file. \(words)"))
    add(
      "<div class=\"axis\" aria-hidden=\"true\"><span>byte 0</span><span>\(report.summary.bytes.grouped)</span></div>")
    add("<p class=\"soft\">\(words)</p>\(ReportChart.key)</section>")
  }

  private func anchor(_ rule: Rule) -> String { "rule-\(number)-\(HTMLPage.attribute(rule.name))" }

  // MARK: - Repairs

  private mutating func writeRepairs() {
    add("<section aria-labelledby=\"repairs-\(number)\"><h3 id=\"repairs-\(number)\">Each repair in its line</h3>")
    for (order, rule) in report.rules.enumerated() {
      guard let group = report.groups[rule] else { continue }
      add("<details\(order == 0 ? " open" : "")><summary><h4>\(HTMLPage.text(rule.name))</h4>: ")
      add(
        "\(HTMLPage.text(rule.meaning)) <span class=\"soft\">(\(group.count.counted("place", "places")))</span></summary>"
      )
      add("<ol class=\"places\" id=\"\(anchor(rule))\">")
      for place in group.places { write(place) }
      add("</ol>")
      let more = group.count - group.places.count
      if more > 0 {
        add(
          "<p class=\"soft\">The first \(group.places.count) are shown; \(more.grouped) more like them are only counted.</p>"
        )
      }
      add("</details>")
    }
    add("</section>")
  }

  private mutating func write(_ place: FeedReport.Place) {
    places += 1
    let note = place.note
    var head = "line \(note.position.line), column \(note.position.column)"
    if let entry = note.entry {
      head += " · entry \(entry + 1)"
      if let title = report.titles[entry] { head += " " + HTMLPage.isolated(title, limit: 80) }
    }
    add("<li><p class=\"soft\">\(head)</p>")
    if let excerpt = place.excerpt {
      // Charsets notes speak of bytes, and the line shows what became of them.
      let shown = note.rule.stage == .charsets ? note.after : note.before
      let marked = FeedArticle.length(of: shown, in: excerpt.after, atLeast: note.length ?? 0)
      let here = HTMLPage.text(String(String.UnicodeScalarView(excerpt.after.unicodeScalars.prefix(marked))))
      var mark = marked > 0 ? "<mark>\(here)</mark>" : "<mark class=\"spot\"></mark>"
      // Only mending changes what is written; the other rooms say how they read it.
      if note.rule.stage == .mending {
        mark = marked > 0 ? "<del>\(here)</del>" : ""
        if let after = note.after, !after.isEmpty { mark += "<ins>\(HTMLPage.text(after, limit: 300))</ins>" }
        if mark.isEmpty { mark = "<mark class=\"spot\"></mark>" }
      }
      add(line(excerpt, mark, marked))
    }
    if let words = NoteWords.words(note, width: 300) { add("<p>\(HTMLPage.isolated(words, limit: 1000))</p>") }
    add("</li>")
  }

  /// A line of the source with markup in the place of its first `skipped` characters behind the place.
  private func line(_ excerpt: SourceExcerpt, _ mark: String, _ skipped: Int) -> String {
    let rest = String(String.UnicodeScalarView(excerpt.after.unicodeScalars.dropFirst(skipped)))
    return "<pre>\(excerpt.isCutBefore ? "…" : "")\(HTMLPage.text(excerpt.before))\(mark)"
      + "\(HTMLPage.text(rest))\(excerpt.isCutAfter ? "…" : "")</pre>"
  }

  /// How many characters of the line the marked text covers; it may go on behind what is shown, and where the note has
  /// only the beginning of it, `bytes` says how far.
  private static func length(of marked: String?, in line: String, atLeast bytes: Int) -> Int {
    guard let marked, !marked.isEmpty else { return 0 }
    let same = zip(marked.unicodeScalars, line.unicodeScalars).prefix { $0 == $1 }.count
    guard same == marked.unicodeScalars.count || same == line.unicodeScalars.count else { return 0 }
    var taken = 0
    let whole = line.unicodeScalars.prefix { scalar in
      taken += UTF8.width(scalar)
      return taken <= bytes
    }
    return max(same, whole.count)
  }

  // MARK: - Repeats

  private mutating func writeRepeats() {
    guard report.repeatCount > 0 || !report.sameTexts.isEmpty else { return }
    add("<section aria-labelledby=\"repeats-\(number)\"><h3 id=\"repeats-\(number)\">What repeats</h3>")
    if !report.sameTexts.isEmpty {
      add("<table><thead><tr><th>within an entry</th><th class=\"number\">entries</th></tr></thead><tbody>")
      for (words, count) in report.sameTexts.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) {
        add("<tr><td>\(HTMLPage.isolated(words, limit: 200))</td><td class=\"number\">\(count.grouped)</td></tr>")
      }
      add("</tbody></table>")
    }
    for group in report.repeats.sorted(by: { (-$0.count, $0.original.index) < (-$1.count, $1.original.index) }) {
      let other =
        group.original.input.map { $0 == report.input ? "" : " of " + HTMLPage.isolated($0, limit: 120) } ?? ""
      let title = other.isEmpty ? report.titles[group.original.index] : nil
      let name = HTMLPage.isolated(title ?? group.original.id ?? "", limit: 160)
      add("<details><summary><h4>Entry \(group.original.index + 1)\(other)</h4> \(name) ")
      add("<span class=\"soft\">(repeated by \(group.count.counted("entry", "entries")))</span></summary><ul>")
      for entry in group.entries {
        let score = entry.repeated.map { $0.kind == .exact ? "equal" : "\(Int($0.score * 100)) % alike" } ?? ""
        add(
          "<li>entry \(entry.number + 1): \(HTMLPage.isolated(entry.title, limit: 160)) <span class=\"soft\">(\(score))</span></li>"
        )
      }
      if group.count > group.entries.count { add("<li>and \((group.count - group.entries.count).grouped) more</li>") }
      add("</ul></details>")
    }
    let shown = report.repeats.reduce(0) { $0 + $1.count }
    if report.repeatCount > shown {
      add(
        "<p class=\"soft\">\((report.repeatCount - shown).grouped) more entries repeat others; they are only counted.</p>"
      )
    }
    add("</section>")
  }
}
