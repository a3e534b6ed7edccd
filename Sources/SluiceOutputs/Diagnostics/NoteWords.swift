// What a note says was done, in words. Not the rule's meaning, which is the same for every note of it.

import SluiceCore

/// The words of a note.
package enum NoteWords {
  /// `"before" became "after"`, `removed "before"`, `added "after"`; nil when the note holds nothing more.
  /// Two lines where one is too narrow.
  ///
  /// Only mending changes what is written. The other rooms leave the source alone and say how they read it.
  static func words(_ note: Note, width: Int) -> String? {
    words(note.before, note.after, note.confidence, changes: note.rule.stage == .mending, width: width)
  }

  package static func words(
    _ before: String?, _ after: String?, _ confidence: Double?, changes: Bool, width: Int
  ) -> String? {
    guard let words = words(before ?? "", after ?? "", changes: changes, width: width - 12) else {
      return sure(confidence)
    }
    return words + (sure(confidence).map { " (\($0))" } ?? "")
  }

  private static func words(_ before: String, _ after: String, changes: Bool, width: Int) -> String? {
    switch (before.isEmpty, after.isEmpty) {
    case (false, false) where before == after: return quote(before, width - 18) + " stays as written"
    case (false, false):
      // Where long texts differ only late, their beginnings say nothing.
      let same = zip(before.unicodeScalars, after.unicodeScalars).prefix { $0 == $1 }.count
      let one = quote(before, width - 14, around: same)
      let other = quote(after, width - 14, around: same)
      let verb = changes ? "became " : "was read as "
      let isShort = (one + other).unicodeScalars.map(TerminalCell.init).width + verb.utf8.count + 2 <= width
      return one + (isShort ? " " : "\n") + verb + other
    case (false, true): return (changes ? "removed " : "found ") + quote(before, width - 10)
    case (true, false): return (changes ? "added " : "read as ") + quote(after, width - 10)
    case (true, true): return nil
    }
  }

  private static func sure(_ confidence: Double?) -> String? {
    guard let confidence, confidence.isFinite else { return nil }
    return "\(Int((min(max(confidence, 0), 1) * 100).rounded()))% sure"
  }

  /// A text between quotes it does not hold itself, on one line, cut to about `width` columns around a scalar.
  package static func quote(_ text: String, _ width: Int, around place: Int = 0) -> String {
    let room = max(width, 16)
    let mark = text.utf8.contains(0x22) && !text.utf8.contains(0x27) ? "'" : "\""
    let skipped =
      text.unicodeScalars.count > room && place > room / 2
      ? min(place - room / 4, text.unicodeScalars.count - room) : 0
    var quoted = mark + (skipped > 0 ? "…" : "")
    var taken = 0
    for scalar in text.unicodeScalars.dropFirst(skipped) {
      let cell = TerminalCell(scalar)
      taken += max(cell.width, 1)
      if taken > room {
        quoted += "…"
        break
      }
      switch scalar {
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted += cell.text
      }
    }
    return quoted + mark
  }
}

extension Int {
  /// With a comma between thousands.
  var grouped: String {
    let digits = Array(description)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, digits[place - 1] != "-", (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  func counted(_ one: String, _ many: String) -> String { "\(grouped) \(self == 1 ? one : many)" }
}
