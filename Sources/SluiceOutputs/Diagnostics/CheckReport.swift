// What is wrong with one input, for people, as compilers say it. Decides nothing: it is told the notes and the lines.

import SluiceCore

/// The notes of one input, grouped by rule with the first places of each, and the verdict.
///
/// Groups stand in the order of ``Rule/all``, not of their first place: the rooms stand there in the order of the
/// flow, so a cause (a wrong encoding) comes before what follows from it, and two reports can be compared. They are
/// held until the end, three places a rule; ungrouped, every place is written at once, in the order of the document.
package struct CheckReport: ~Copyable {
  /// How the report looks.
  package struct Style: Sendable {
    /// Columns of a line.
    package var width: Int
    /// ANSI escape sequences (ECMA-48 §8.3.117).
    package var hasColor: Bool
    /// A few places a rule, in groups; else all.
    package var isGrouped: Bool

    package init(width: Int = 100, hasColor: Bool = false, isGrouped: Bool = true) {
      // Narrower, nothing can be read; wider, nobody reads it.
      self.width = min(max(width, 40), 400)
      self.hasColor = hasColor
      self.isGrouped = isGrouped
    }

    /// Bytes of the source to either side of a place that may be shown.
    package var reach: Int { 4 * width }
  }

  private struct Group {
    var count = 0
    var places: [String] = []
  }

  private static let placesShown = 3

  private let input: String
  private let style: Style
  private var groups: [Rule: Group] = [:]
  private var failure: String?
  private var hasWritten: Bool
  private var bytes = ByteBuffer(capacity: 4096)

  /// A report about the input of this name; one that is not the first stands apart from that before it.
  package init(_ input: String, style: Style, isFirst: Bool = true) {
    hasWritten = !isFirst
    self.input = TerminalText.safe(input)
    self.style = style
  }

  /// Whether anything was found.
  package var hasProblems: Bool { !groups.isEmpty || failure != nil }

  /// Takes a note; its line is asked for only when it is shown.
  package mutating func add(_ note: Note, line: () -> SourceExcerpt?) {
    let group = groups[note.rule, default: Group()]
    let isShown = !style.isGrouped || group.count < CheckReport.placesShown
    groups[note.rule, default: Group()].count += 1
    guard isShown else { return }
    var title = paint(place(note.position), "1") + paint(note.rule.name, "1;33")
    // A group's heading has the meaning.
    if !style.isGrouped { title += ": " + note.rule.meaning }
    let words = NoteWords.words(note, width: style.width - gutter(note.position.line).utf8.count - 2)
    let text = title + "\n" + body(note.position.line, line(), marked: note.before, words: words)
    if style.isGrouped {
      groups[note.rule, default: Group()].places.append(text)
    } else {
      paragraph(text)
    }
  }

  /// Takes why nothing more can be read.
  package mutating func add(_ error: SluiceError, line: () -> SourceExcerpt?) {
    let reason = paint("error", "1;31") + ": " + TerminalText.safe(error.reason) + "\n"
    if let position = error.position {
      failure = paint(place(position), "1") + reason + body(position.line, line(), marked: nil, words: nil)
    } else {
      failure = paint("\(input): ", "1") + reason
    }
  }

  /// Writes what was held back, and the verdict.
  package mutating func finish(entries: Int) {
    let ordered = Rule.all + groups.keys.filter { !Rule.all.contains($0) }.sorted { $0.name < $1.name }
    for rule in ordered where style.isGrouped {
      guard let group = groups[rule] else { continue }
      let count = group.count.counted("place", "places")
      paragraph(paint(rule.name, "1;33") + ": " + rule.meaning + " (\(count))\n")
      for place in group.places { paragraph(place) }
      let more = group.count - group.places.count
      if more > 0 { paragraph("… and \(more.grouped) more\n") }
    }
    if let failure { paragraph(failure) }
    paragraph(verdict(entries: entries))
  }

  private func verdict(entries: Int) -> String {
    var found: [String] = []
    if !groups.isEmpty {
      let problems = groups.values.reduce(0) { $0 + $1.count }
      found.append(problems.counted("problem", "problems") + " in " + groups.count.counted("rule", "rules"))
    }
    if failure != nil { found.append("1 error") }
    let text = found.isEmpty ? "no problem found" : found.joined(separator: ", ")
    return paint("\(input): \(text)", found.isEmpty ? "1;32" : "1")
      + "; \(entries.counted("entry", "entries")) read\n"
  }

  /// How many bytes are written and not taken.
  package var count: Int { bytes.count }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  package mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    unsafe try bytes.withBytes { (bytes) throws(E) in unsafe try body(UnsafeRawBufferPointer(bytes)) }
    bytes.removeAll()
  }
}

// MARK: - Parts

extension CheckReport {
  private func place(_ position: Position) -> String { "\(input):\(position.line):\(position.column): " }

  private func gutter(_ line: Int) -> String { "  \(line) | " }

  /// The line, the caret under the place, and what was done. A line that is empty or gone is not shown.
  private func body(_ number: Int, _ excerpt: SourceExcerpt?, marked: String?, words: String?) -> String {
    let gutter = gutter(number)
    let margin = String(repeating: " ", count: gutter.utf8.count - 2)
    var text = ""
    if let excerpt, !excerpt.before.isEmpty || !excerpt.after.isEmpty {
      let line = SourceLine(excerpt, marked: marked, width: style.width - gutter.utf8.count)
      text += paint(gutter, "2") + line.text + "\n"
      text += paint(margin + "| ", "2") + String(repeating: " ", count: line.caret)
      text += paint("^" + String(repeating: "~", count: line.length - 1), "1;32") + "\n"
    }
    for (place, line) in (words ?? "").split(separator: "\n").enumerated() {
      text += paint(margin + (place == 0 ? "= " : "  "), "2") + line + "\n"
    }
    return text
  }

  private func paint(_ text: String, _ codes: String) -> String {
    style.hasColor ? "\u{1B}[\(codes)m\(text)\u{1B}[0m" : text
  }

  /// Paragraphs have an empty line between them.
  private mutating func paragraph(_ text: String) {
    if hasWritten { bytes.append(0x0A) }
    hasWritten = true
    bytes.append(text)
  }
}
