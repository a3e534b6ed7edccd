// Records for people at a terminal. Not for machines: what is long is cut, and what is rare is left out.

import SluiceCore

/// Writes records as a page to read: title, date, people, link, the first lines, and marks for what was repaired and what
/// repeats.
public struct Pretty: ~Copyable {
  private var bytes = ByteBuffer(capacity: 16 << 10)
  private let hasColor: Bool
  private let width: Int
  /// Repairs of the record that comes, by rule, where their notes are not written themselves.
  private var repairs: [Rule: Int] = [:]
  /// Titles of the last entries, to name what a later one repeats.
  private var titles: [(number: Int, title: String)] = []
  private var entries = 0
  private static let titlesKept = 512

  /// A writer of lines of about `width` columns; colours are ANSI escape sequences (ECMA-48 §8.3.117).
  public init(hasColor: Bool, width: Int = 100) {
    self.hasColor = hasColor
    // Narrower, nothing can be read; wider, nobody reads it.
    self.width = min(max(width, 40), 120)
  }

  /// How many bytes are written and not taken.
  public var count: Int { bytes.count }

  /// Adds one record to what is written.
  public mutating func write(_ record: Record) {
    switch record {
    case .feed(let feed): if !feed.isFinal { write(feed) }
    case .entry(let entry): write(entry)
    case .note(let note):
      let place = "\(note.position.line):\(note.position.column)"
      line("! \(place) \(note.rule.name): \(note.rule.meaning)", style: "33")
    }
  }

  /// Takes a record that is not written, for the mark of the next that is: a note counts as a repair of it.
  public mutating func pass(_ record: Record) {
    guard case .note(let note) = record else { return }
    repairs[note.rule, default: 0] += 1
  }

  private mutating func write(_ feed: Feed) {
    titles.removeAll()
    entries = 0
    line(feed.title ?? "(no title)", style: "1;36")
    let facts = [feed.format, feed.charset, feed.language, feed.repaired ? "repaired" : nil]
    line(facts.compactMap { $0 }.joined(separator: " · "), style: "2")
    if let link = feed.link { line(link, style: "4") }
    if let subtitle = feed.subtitle { paragraph(subtitle, indent: "", lines: 2) }
    markRepairs(indent: "")
    bytes.append(0x0A)
  }

  private mutating func write(_ entry: Entry) {
    let title = entry.title ?? "(no title)"
    paragraph(title, indent: "", lines: 2, style: "1")
    let authors = entry.authors.compactMap { $0.name ?? $0.email ?? $0.uri }
    let more = authors.count > 3 ? ["and \(authors.count - 3) more"] : []
    let people = (authors.prefix(3) + more).joined(separator: ", ")
    let facts = [(entry.published ?? entry.updated).map(Pretty.day), people.isEmpty ? nil : people].compactMap { $0 }
    if !facts.isEmpty { line("  " + facts.joined(separator: " · "), style: "2") }
    if let link = entry.link { line("  " + link, style: "4") }
    if let text = entry.summary ?? entry.content { paragraph(text, indent: "  ", lines: 3) }
    markRepairs(indent: "  ")
    if let earlier = entry.duplicateOf {
      line("  = \(earlier.kind == .exact ? "repeats" : "is like") \(name(of: earlier))", style: "35")
    }
    for enclosure in entry.enclosures {
      let facts = [enclosure.type, enclosure.length.map { "\($0.grouped) bytes" }].compactMap { $0 }
      line("  + " + enclosure.url + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"), style: "2")
    }
    bytes.append(0x0A)
    titles.append((entry.number ?? entries, String(title.prefix(80))))
    if titles.count > 2 * Pretty.titlesKept { titles.removeFirst(Pretty.titlesKept) }
    entries += 1
  }

  /// What an entry repeats, by its title where that is not long ago.
  private func name(of earlier: DuplicateOf) -> String {
    let place = "entry \(earlier.index + 1)" + (earlier.input.map { " of \($0)" } ?? "")
    let title = earlier.input == nil ? titles.last { $0.number == earlier.index }?.title : nil
    return (title ?? earlier.id).map { "\(place), “\($0)”" } ?? place
  }

  private mutating func markRepairs(indent: String) {
    guard !repairs.isEmpty else { return }
    let named = Rule.all.compactMap { rule in
      repairs[rule].map { $0 == 1 ? rule.name : "\(rule.name) ×\($0.grouped)" }
    }
    repairs.removeAll()
    paragraph("~ " + named.joined(separator: ", "), indent: indent, lines: 2, style: "33")
  }

  /// A moment as people write it: to the minute, in UTC.
  private static func day(_ time: Timestamp) -> String {
    let text = time.description
    guard let mark = text.firstIndex(of: "T") else { return text }
    return "\(text[..<mark]) \(text[text.index(after: mark)...].prefix(5)) UTC"
  }

  /// Adds a summary.
  public mutating func write(_ summary: Summary) {
    let counts = [
      summary.entries.counted("entry", "entries"), summary.notes.counted("note", "notes"),
      summary.duplicates.counted("duplicate", "duplicates"), summary.bytes.counted("byte", "bytes"),
      summary.inputs.counted("input", "inputs"),
    ]
    line(counts.joined(separator: ", "))
    for rule in Rule.all {
      if let count = summary.rules[rule] { line("  \(count.grouped) × \(rule.name)", style: "2") }
    }
  }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  public mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    unsafe try bytes.withBytes { (bytes) throws(E) in unsafe try body(UnsafeRawBufferPointer(bytes)) }
    bytes.removeAll()
  }
}

// MARK: - Lines

extension Pretty {
  private mutating func line(_ text: String, style: String? = nil) {
    if hasColor, let style {
      bytes.append("\u{1B}[")
      bytes.append(style)
      bytes.append("m")
    }
    bytes.append(TerminalText.safe(text))
    if hasColor, style != nil { bytes.append("\u{1B}[0m") }
    bytes.append(0x0A)
  }

  /// The first lines of a text, broken between words where there are some.
  private mutating func paragraph(_ text: String, indent: String, lines: Int, style: String? = nil) {
    let room = width - indent.count
    // What is never shown need not be broken.
    let head = text.prefix(4 * lines * width)
    var rest = TerminalText.safe(String(head))[...]
    var isCut = head.endIndex < text.endIndex
    for number in 1...lines {
      rest = rest.drop { $0 == " " }
      if rest.isEmpty { return }
      var end = Pretty.lineBreak(rest, room)
      if number == lines, end < rest.endIndex {
        isCut = true
        // The ellipsis takes a column too.
        end = Pretty.lineBreak(rest, room - 1)
      }
      line(indent + rest[..<end] + (number == lines && isCut ? "…" : ""), style: style)
      rest = rest[end...]
    }
  }

  /// Where a line of `room` columns ends and the next begins.
  private static func lineBreak(_ text: Substring, _ room: Int) -> Substring.Index {
    var columns = 0
    var blank: Substring.Index?
    for place in text.indices {
      columns += text[place].unicodeScalars.map(TerminalCell.init).width
      if columns > room {
        if text[place] == " " { return place }
        // A word that fills the line is broken, between characters.
        let end = blank ?? (place > text.startIndex ? place : text.index(after: place))
        return end
      }
      if text[place] == " " { blank = place }
    }
    return text.endIndex
  }
}
