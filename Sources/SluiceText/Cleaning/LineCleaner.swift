// The lines of a document, cleaned one by one as they stream. Knows no markup; what makes it text stands before it.

import SluiceCore

/// Cleans lines: repairs each by itself, folds blank ones, drops repeated ones. A line that is too long goes in pieces.
struct LineCleaner: ~Copyable {
  private var steps: RepairSteps
  private var repair: TextRepair
  private var work: RepairWork
  private var window: RepeatWindow
  /// The beginning of a line whose end has not come yet.
  private var pending = ByteBuffer(capacity: 1024)
  /// What is clean and was not taken.
  private(set) var output = ByteBuffer(capacity: 64 << 10)
  private var changes: [TextChange] = []
  /// No later change stands before this place.
  var changesPlace: Int { blank ?? place }
  private var place = 0
  /// Whether a line was written whose break is still due, and whether a blank line is.
  private var owesBreak = false
  private var owesBlank = false
  /// Where the break of the blank line stands that came last.
  private var blank: Int?
  /// Whether the line that is read is the rest of one that was too long.
  private var isRest = false
  /// Whether something of the line was written, and whether something was left out as repeated.
  private var isOpen = false
  private var isDropped = false
  /// Lines that end in the white space between two pieces, where there is some.
  private var owed: Int?
  static let longestLine = 64 << 10

  init(_ steps: RepairSteps, repeatWindow: Int, isLogged: Bool) {
    self.steps = steps
    repair = TextRepair(steps)
    work = RepairWork(isLogged: isLogged)
    window = RepeatWindow(bytes: repeatWindow)
  }

  /// From here on other steps are taken.
  mutating func change(_ steps: RepairSteps) {
    guard steps != self.steps else { return }
    self.steps = steps
    repair = TextRepair(steps)
  }

  mutating func takeChanges() -> [TextChange] {
    defer { changes = [] }
    return changes
  }

  mutating func clearOutput() { output.removeAll() }

  /// Takes more of the document, UTF-8 that may end within a line but not within a character.
  mutating func consume(_ bytes: Span<UInt8>) {
    var start = 0
    if !pending.isEmpty {
      let end = bytes.first(0x0A, from: 0)
      start = min(end + 1, bytes.count)
      pending.append(bytes.extracting(0..<start))
      guard end < bytes.count || pending.count > LineCleaner.longestLine else { return }
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
  mutating func end() {
    if !pending.isEmpty {
      var held = ByteBuffer(capacity: 16)
      swap(&held, &pending)
      held.withSpan(0..<held.count) { line($0, hasBreak: false) }
    } else if owesBreak {
      output.append(0x0A)
      owesBlank = false
    }
    noteBlank()
    pending.removeAll()
    (place, owesBreak, owesBlank) = (0, false, false)
    (isRest, isOpen, isDropped, owed) = (false, false, false, nil)
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
      if end - start > LineCleaner.longestLine {
        let cut = LineCut.place(in: bytes, from: start, LineCleaner.longestLine)
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

  /// Whole lines in which nothing is to be done. The first is not blank.
  private mutating func block(_ bytes: Span<UInt8>) {
    payBreaks()
    place += bytes.count
    var end = bytes.count - 1
    if steps.contains(.whitespace), end > 0, bytes[end - 1] == 0x0A {
      owesBlank = true
      blank = place - 1
      end -= 1
    }
    output.append(bytes.extracting(0..<end))
    owesBreak = true
  }

  private mutating func payBreaks() {
    if owesBreak { output.append(0x0A) }
    if owesBlank { output.append(0x0A) }
    noteBlank()
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
      owe(bytes, from: 0)
    } else if steps.contains(.repeats), !isPiece, !isRest, isRepeated(bytes, isRepaired, at: start) {
      isDropped = true
    } else {
      if !isOpen {
        payBreaks()
      } else if isFolded {
        owe(bytes, from: 0)
        if let owed { output.append(owed > 1 ? "\n\n" : owed == 1 ? "\n" : " ") }
      }
      owed = nil
      // Folding took it off the end, where the text may go on.
      owe(bytes, from: Whitespace.trimmedRange(bytes).upperBound)
      isOpen = true
      if isRepaired { output.append(work.text, 0..<count) } else { output.append(bytes) }
    }
    if hasBreak { endLine() }
  }

  /// White space between two pieces of a line waits for what follows.
  private mutating func owe(_ bytes: Span<UInt8>, from start: Int) {
    let run = WhiteSpaceRuns.run(bytes, at: start)
    if run.length > 0 { owed = max(owed ?? 0, run.breaks) }
  }

  private mutating func endLine() {
    if isOpen {
      owesBreak = true
    } else if !isDropped {
      if owesBlank || !owesBreak { noteBlank(isKept: false) }
      blank = place - 1
      if owesBreak { owesBlank = true }
    }
    (isOpen, isDropped, owed) = (false, false, nil)
  }

  /// Of a run of blank lines the last stays, but none in front of the first line and behind the last.
  private mutating func noteBlank(isKept: Bool? = nil) {
    defer { blank = nil }
    guard let blank, work.isLogged, !(isKept ?? owesBlank) else { return }
    changes.append(TextChange(.whiteSpace, byte: blank, before: "\n", after: ""))
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
