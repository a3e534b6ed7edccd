// A document of text, cleaned as it streams: lines in, clean lines out. Not the decoding of bytes, and not markup.

import SluiceCore

/// Cleans text of any length in flat memory.
///
/// Each line is repaired by itself, so that what a document says in one place changes nothing in another; blank lines
/// and repeated paragraphs are seen across lines. A line longer than 64 KiB is cleaned in pieces. The same text comes
/// out for any chunks.
///
/// ```swift
/// var cleaner = TextCleaner()
/// cleaner.consume("Fish &amp; chips  \u{7}\n\n\n\nItâ€™s")
/// print(cleaner.finish())
/// ```
///
/// prints `Fish & chips`, a blank line and `It’s`.
public struct TextCleaner: ~Copyable {
  private let steps: RepairSteps
  private let repair: TextRepair
  private var work: RepairWork
  private var window: RepeatWindow
  /// The beginning of a line whose end has not come yet.
  private var pending = ByteBuffer(capacity: 1024)
  /// What is clean and was not taken.
  package private(set) var output = ByteBuffer(capacity: 64 << 10)
  private var changes: [TextChange] = []
  /// Bytes of the document before the line that is read.
  package var linePlace: Int { place }
  /// No later change stands before this place.
  package var changesPlace: Int { blanks.first ?? place }
  private var place = 0
  /// Whether a line was written whose break is still due, and whether a blank line is.
  private var owesBreak = false
  private var owesBlank = false
  /// Where the breaks of the blank lines stand that came last; empty unless it explains.
  private var blanks: [Int] = []
  /// Whether the line that is read is the rest of one that was too long.
  private var isRest = false
  /// Whether something of the line was written, and whether something was left out as repeated.
  private var isOpen = false
  private var isDropped = false
  /// Whether white space stood at the end of a piece, and its line may go on.
  private var owesSpace = false
  private static let longestLine = 64 << 10

  /// A cleaner of one document.
  ///
  /// `repeatWindow` says, in bytes, how far back a paragraph counts as repeated. With `explains` the changes can be
  /// taken; without it they are not made.
  public init(_ steps: RepairSteps = .standard, repeatWindow: Int = 1 << 20, explains: Bool = false) {
    self.steps = steps
    repair = TextRepair(steps)
    work = RepairWork(isLogged: explains)
    window = RepeatWindow(bytes: repeatWindow)
  }

  /// Takes more of the document.
  public mutating func consume(_ text: String) {
    var text = text
    text.withUTF8 { unsafe consume($0.span) }
  }

  /// The document is at its end: what is left of the cleaned text.
  public mutating func finish() -> String {
    end()
    return takeText()
  }

  /// The text that is clean so far.
  public mutating func takeText() -> String {
    defer { output.removeAll() }
    return output.string(0..<output.count)
  }

  /// What was changed since this was asked last, each with its place in the document; empty unless it explains.
  public mutating func takeChanges() -> [TextChange] {
    defer { changes = [] }
    return changes
  }

  /// Forgets what was taken.
  package mutating func clearOutput() { output.removeAll() }

  /// Takes more of the document, UTF-8 that may end within a line but not within a character.
  package mutating func consume(_ bytes: Span<UInt8>) {
    var start = 0
    if !pending.isEmpty {
      let end = bytes.first(0x0A, from: 0)
      start = min(end + 1, bytes.count)
      pending.append(bytes.extracting(0..<start))
      guard end < bytes.count || pending.count > TextCleaner.longestLine else { return }
      var held = ByteBuffer(capacity: 16)
      swap(&held, &pending)
      let left = held.withSpan(0..<held.count) { lines($0) }
      held.removeFirst(left)
      // What is left of a long line goes on with what follows.
      swap(&held, &pending)
      if !pending.isEmpty {
        if start < bytes.count { consume(bytes.extracting(start..<bytes.count)) }
        return
      }
    }
    let rest = bytes.extracting(start..<bytes.count)
    let left = lines(rest)
    pending.append(rest.extracting(left..<rest.count))
  }

  /// The document is at its end; the rest of it is in ``output``.
  package mutating func end() {
    if !pending.isEmpty {
      var held = ByteBuffer(capacity: 16)
      swap(&held, &pending)
      held.withSpan(0..<held.count) { line($0, hasBreak: false) }
    } else if owesBreak {
      output.append(0x0A)
      owesBlank = false
    }
    noteBlanks()
    pending.removeAll()
    (place, owesBreak, owesBlank) = (0, false, false)
    (isRest, isOpen, isDropped, owesSpace) = (false, false, false, false)
    window = RepeatWindow(bytes: window.bytes)
  }

  /// Cleans the lines that are whole; says where the first that is not begins.
  private mutating func lines(_ bytes: Span<UInt8>) -> Int {
    var start = 0
    while start < bytes.count {
      if !isRest, steps.isDisjoint(with: [.repeats, .apostrophes]), bytes[start] != 0x0A {
        let clean = bytes.startOfLine(before: bytes.endOfClean(from: start, steps), from: start)
        if clean > start {
          block(bytes.extracting(start..<clean))
          start = clean
          continue
        }
      }
      let end = bytes.first(0x0A, from: start)
      if end - start > TextCleaner.longestLine {
        let cut = TextCleaner.cut(bytes, from: start)
        line(bytes.extracting(start..<cut), hasBreak: false, isPiece: true)
        isRest = true
        start = cut
        continue
      }
      guard end < bytes.count else { break }
      line(bytes.extracting(start..<end), hasBreak: true)
      isRest = false
      start = end + 1
    }
    return start
  }

  /// In front of the last space that fits, or of the last character.
  private static func cut(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let limit = start + longestLine
    var place = limit
    while place > start + longestLine / 2 {
      if bytes[place] == 0x20, bytes[place - 1] != 0x20 { return place }
      place -= 1
    }
    place = limit
    while bytes[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  /// Whole lines in which nothing is to be done. The first is not blank.
  private mutating func block(_ bytes: Span<UInt8>) {
    payBreaks()
    place += bytes.count
    var end = bytes.count - 1
    if steps.contains(.whitespace), end > 0, bytes[end - 1] == 0x0A {
      owesBlank = true
      if work.isLogged { blanks = [place - 1] }
      end -= 1
    }
    output.append(bytes.extracting(0..<end))
    owesBreak = true
  }

  private mutating func payBreaks() {
    if owesBreak { output.append(0x0A) }
    if owesBlank { output.append(0x0A) }
    noteBlanks()
    (owesBreak, owesBlank) = (false, false)
  }

  /// One line without its break, or a piece of a long one.
  private mutating func line(_ bytes: Span<UInt8>, hasBreak: Bool, isPiece: Bool = false) {
    let start = place
    place += bytes.count + (hasBreak ? 1 : 0)
    let isRepaired = repair.repair(bytes, &work)
    if isRepaired { note(from: start) }
    let count = isRepaired ? work.text.count : bytes.count
    let isFolded = steps.contains(.whitespace)
    if count == 0, isFolded {
      // A blank line, unless it is a piece of one that is not.
      owesSpace = true
    } else if steps.contains(.repeats), !isPiece, !isRest, isRepeated(bytes, isRepaired, at: start) {
      isDropped = true
    } else {
      if !isOpen {
        payBreaks()
      } else if isFolded, owesSpace || WhiteSpaceRuns.run(bytes, at: 0).length > 0 {
        output.append(0x20)
      }
      // Folding took it off the end, where the text may go on.
      owesSpace = Whitespace.trimmedRange(bytes).upperBound < bytes.count
      isOpen = true
      if isRepaired { output.append(work.text, 0..<count) } else { output.append(bytes) }
    }
    if hasBreak { endLine() }
  }

  private mutating func endLine() {
    if isOpen {
      owesBreak = true
    } else if !isDropped {
      if work.isLogged { blanks.append(place - 1) }
      if owesBreak { owesBlank = true }
    }
    (isOpen, isDropped, owesSpace) = (false, false, false)
  }

  /// Of a run of blank lines one stays, and none in front of the first line and behind the last.
  private mutating func noteBlanks() {
    if blanks.isEmpty { return }
    for byte in blanks.dropFirst(owesBlank ? 1 : 0) {
      changes.append(TextChange(.whiteSpace, byte: byte, before: "\n", after: ""))
    }
    blanks = []
  }

  private mutating func isRepeated(_ bytes: Span<UInt8>, _ isRepaired: Bool, at start: Int) -> Bool {
    let isKnown =
      isRepaired
      ? work.text.withSpan(0..<work.text.count) { window.holds($0, at: start) } : window.holds(bytes, at: start)
    if isKnown, work.isLogged {
      changes.append(TextChange(.repeatedText, byte: start, before: EditLog.told(bytes), after: ""))
    }
    return isKnown
  }

  private mutating func note(from start: Int) {
    for var change in work.takeChanges() {
      change.byte += start
      changes.append(change)
    }
  }
}
