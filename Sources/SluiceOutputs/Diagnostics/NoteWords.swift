// What a note says was done, in words. Not the rule's meaning, which is the same for every note of it.

import SluiceCore

/// The words of a note.
enum NoteWords {
  /// `"before" became "after"`, `removed "before"`, `added "after"`; nil when the note holds nothing more.
  ///
  /// Only mending changes what is written. The other rooms leave the source alone and say how they read it.
  static func words(_ note: Note, width: Int) -> String? {
    let changes = note.rule.stage == .mending
    var words: String?
    switch (note.before, note.after) {
    case (let before?, let after?) where before == after:
      words = quote(before, width) + " stays as written"
    case (let before?, let after?):
      let same = commonScalars(before, after)
      let room = (width - 20) / 2
      words = quote(before, room, around: same) + (changes ? " became " : " was read as ")
      words? += quote(after, room, around: same)
    case (let before?, nil):
      words = (changes ? "removed " : "found ") + quote(before, width - 10)
    case (nil, let after?):
      words = (changes ? "added " : "read as ") + quote(after, width - 10)
    case (nil, nil): break
    }
    guard let confidence = note.confidence, confidence.isFinite else { return words }
    let sure = "\(Int((min(max(confidence, 0), 1) * 100).rounded()))% sure"
    return words.map { "\($0) (\(sure))" } ?? sure
  }

  /// A text between quotes it does not hold itself, on one line, cut to about `width` columns around a scalar.
  static func quote(_ text: String, _ width: Int, around place: Int = 0) -> String {
    let room = max(width, 16)
    let mark = text.utf8.contains(0x22) && !text.utf8.contains(0x27) ? "'" : "\""
    // Where a long text differs only late, its beginning says nothing.
    let skipped = text.unicodeScalars.count > room && place > room / 2 ? place - room / 4 : 0
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

  private static func commonScalars(_ one: String, _ other: String) -> Int {
    zip(one.unicodeScalars, other.unicodeScalars).prefix { $0 == $1 }.count
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
