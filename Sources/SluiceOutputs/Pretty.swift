// Records for people at a terminal. Not for machines: what is long is cut, and what is rare is left out.

import SluiceCore

/// Writes records as a page to read.
public struct Pretty: ~Copyable {
  private var bytes = ByteBuffer(capacity: 16 << 10)
  private let hasColor: Bool
  private let width = 100

  /// A writer; colours are ANSI escape sequences (ECMA-48 §8.3.117).
  public init(hasColor: Bool) {
    self.hasColor = hasColor
  }

  /// How many bytes are written and not taken.
  public var count: Int { bytes.count }

  /// Adds one record to what is written.
  public mutating func write(_ record: Record) {
    switch record {
    case .feed(let feed):
      if feed.isFinal { return }
      line(feed.title ?? "(no title)", style: "1;36")
      let facts = [feed.format, feed.charset, feed.language, feed.repaired ? "repaired" : nil]
      line(facts.compactMap { $0 }.joined(separator: " · "), style: "2")
      if let subtitle = feed.subtitle { line(cut(subtitle, width)) }
      if let link = feed.link { line(link, style: "4") }
      bytes.append(0x0A)
    case .entry(let entry):
      line(cut(entry.title ?? "(no title)", width), style: "1")
      let authors = entry.authors.compactMap { $0.name ?? $0.email }.joined(separator: ", ")
      let facts = [(entry.published ?? entry.updated)?.description, authors.isEmpty ? nil : authors].compactMap { $0 }
      if !facts.isEmpty { line("  " + facts.joined(separator: " · "), style: "2") }
      if let link = entry.link { line("  " + link, style: "4") }
      if let text = entry.summary ?? entry.content { line("  " + cut(text, 2 * width)) }
      if let earlier = entry.duplicateOf {
        let place = earlier.id ?? "entry \(earlier.index)"
        line("  = \(earlier.kind == .exact ? "repeats" : "is like") \(place)", style: "2")
      }
      for enclosure in entry.enclosures { line("  + " + enclosure.url, style: "2") }
      bytes.append(0x0A)
    case .note(let note):
      let place = "\(note.position.line):\(note.position.column)"
      line("! \(place) \(note.rule.name): \(note.rule.meaning)", style: "33")
    }
  }

  /// Adds a summary.
  public mutating func write(_ summary: Summary) {
    func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
    let counts = [
      count(summary.entries, "entry", "entries"), count(summary.notes, "note", "notes"),
      count(summary.duplicates, "duplicate", "duplicates"), count(summary.bytes, "byte", "bytes"),
      count(summary.inputs, "input", "inputs"),
    ]
    line(counts.joined(separator: ", "))
    for rule in Rule.all {
      if let count = summary.rules[rule] { line("  \(count) × \(rule.name)", style: "2") }
    }
  }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  public mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    unsafe try bytes.withBytes { (bytes) throws(E) in unsafe try body(UnsafeRawBufferPointer(bytes)) }
    bytes.removeAll()
  }

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

  private func cut(_ text: String, _ count: Int) -> String {
    guard let end = text.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex), end < text.endIndex else {
      return text
    }
    return text[..<end] + "…"
  }
}
