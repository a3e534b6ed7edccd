// Differences as lines for people. Finds none, and knows no terminal.

import SluiceOutputs

/// Writes what differs, below the record it differs in.
public struct ChangeText: Sendable {
  private let hasColor: Bool
  private let width: Int

  /// Lines of about `width` columns; colours are ANSI escape sequences.
  public init(hasColor: Bool = false, width: Int = 100) {
    self.hasColor = hasColor
    self.width = max(width, 60)
  }

  /// A record and its fields; `limit` lines of changes at most, and how many more there are.
  public func lines(of changes: [RecordChange], limit: Int = .max) -> [String] {
    var lines: [String] = []
    var place: String?
    for change in changes.prefix(limit) {
      let isField = change.kind.subject == "entry" || change.kind.subject == "feed"
      let head = isField ? change.place : change.kind.subject
      if head != place { lines.append(paint(TerminalText.safe(head), "1")) }
      place = head
      let name = change.kind.name ?? ""
      let title = isField ? (name.isEmpty ? change.kind.deed.rawValue : name) : "\(change.place) \(name)"
      lines.append("  " + paint(TerminalText.safe(title), "33"))
      // Where long texts differ only late, their beginnings say nothing.
      let same = zip((change.before ?? "").unicodeScalars, (change.after ?? "").unicodeScalars).prefix { $0 == $1 }
        .count
      if let before = change.before { lines.append(paint("    - " + quote(before, same), "31")) }
      if let after = change.after { lines.append(paint("    + " + quote(after, same), "32")) }
    }
    if changes.count > limit { lines.append("… and " + CountWords.of(changes.count - limit, "more difference")) }
    return lines
  }

  /// One change on one line.
  public func line(of change: RecordChange) -> String {
    let same = zip((change.before ?? "").unicodeScalars, (change.after ?? "").unicodeScalars).prefix { $0 == $1 }.count
    let values = [change.before, change.after].map { $0.map { quote($0, same, room: width / 2 - 4) } ?? "nothing" }
    return TerminalText.safe("\(change.place): \(change.kind): ") + values.joined(separator: " → ")
  }

  private func quote(_ text: String, _ same: Int, room: Int? = nil) -> String {
    NoteWords.quote(text, room ?? width - 10, around: same)
  }

  private func paint(_ text: String, _ code: String) -> String { hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
