// Bytes of a draft to typed values. Not the choice between them: that is the record builder.

import SluiceCore
import SluiceFeeds
import SluiceText

/// Reads the values of one draft, and notes what cannot be read.
struct ValueReader: ~Copyable {
  private var notes: [Note] = []
  private let repair: TextRepair
  private var work = RepairWork(isLogged: true)
  private var html = HTMLReader()
  /// What the feed's first records say about its texts.
  var evidence = TextEvidence()
  /// Gathers that, as long as it is not decided.
  var signs: SourceSigns? = SourceSigns()
  /// Where the texts of the draft begin whose repair is noted.
  private var noted: Set<Int> = []

  init(_ repair: TextRepair) { self.repair = repair }

  /// The next draft is read.
  mutating func beginDraft() {
    if !noted.isEmpty { noted = [] }
    evidence.title = nil
  }

  mutating func takeNotes() -> [Note] {
    if notes.isEmpty { return [] }
    defer { notes = [] }
    return notes
  }

  /// Drops the notes of what stands before `decoded`; they were written when it was read the first time.
  mutating func keepNotes(from decoded: Int) { notes.removeAll { $0.decodedByte < decoded } }

  /// The value of a node, nil when it is empty or cannot be read. Only a URL has a base.
  mutating func value(_ kind: ValueKind, _ node: DraftNode, in draft: borrowing Draft, base: String?) -> Value? {
    switch kind {
    case .text: return repairedText(node, in: draft).map(Value.text)
    case .prose: return repairedText(read(node, in: draft), in: draft).map(Value.text)
    case .line: return repairedLine(node, in: draft).map(Value.text)
    case .url: return url(node, in: draft, base: base).map(Value.text)
    case .reference: return (url(node, in: draft, base: base) ?? base).map(Value.text)
    case .integer: return number(node, in: draft, ValueReader.integer).map(Value.integer)
    case .seconds: return number(node, in: draft, ValueReader.seconds).map(Value.integer)
    case .number: return number(node, in: draft) { Double($0).flatMap { $0.isFinite ? $0 : nil } }.map(Value.number)
    case .offset: return number(node, in: draft, ValueReader.offset)
    case .numbers: return number(node, in: draft, ValueReader.numbers).map { .list($0.map(Value.number)) }
    case .flag: return line(node, in: draft).flatMap(ValueReader.flag).map(Value.flag)
    case .presence: return .flag(line(node, in: draft).map { ValueReader.flag($0) ?? true } ?? true)
    case .time: return time(node, in: draft).map(Value.time)
    case .words:
      guard let text = repairedLine(node, in: draft) else { return nil }
      let words = ValueReader.words(text)
      return words.isEmpty ? nil : .list(words.map(Value.text))
    }
  }

  /// A text for people, without white space at its ends.
  mutating func repairedText(_ node: DraftNode, in draft: borrowing Draft, byEvidence: Bool = false) -> String? {
    if node.text == .plain { return repairedMarkup(node, in: draft, byEvidence: byEvidence) }
    let isRepaired = repair(node, .html, in: draft, byEvidence)
    let text =
      isRepaired
      ? ValueReader.text(&html, work.text, 0..<work.text.count) : ValueReader.text(&html, draft.bytes, node.range)
    return text.isEmpty ? nil : text
  }

  private static func text(_ html: inout HTMLReader, _ bytes: borrowing ByteBuffer, _ range: Range<Int>) -> String {
    bytes.withSpan(range) { html.text(of: $0) }
  }

  /// What people read of HTML; nil when that is nothing.
  mutating func shown(_ markup: String) -> String? {
    let text = html.text(of: markup)
    return text.isEmpty ? nil : text
  }

  /// The same as one line.
  mutating func shownLine(_ markup: String) -> String? {
    shown(markup).flatMap { text in
      let line = Whitespace.collapsed(text)
      return line.isEmpty ? nil : line
    }
  }

  /// A node of prose, as the kind of text that it is.
  mutating func read(_ node: DraftNode, in draft: borrowing Draft) -> DraftNode {
    guard draft.bytes.withSpan(node.range, { html.isMarkup($0) }) else { return node }
    var node = node
    node.text = .html
    return node
  }

  /// Whether a text that may be plain is made like HTML.
  mutating func isMarkup(_ text: String) -> Bool { html.isMarkup(text) }

  /// A text as it was published but repaired, without white space at its ends.
  mutating func repairedMarkup(_ node: DraftNode, in draft: borrowing Draft, byEvidence: Bool = false) -> String? {
    guard let repaired = repaired(node, node.text == .plain ? .plain : .html, in: draft, byEvidence) else {
      return text(node, in: draft)
    }
    let text = Whitespace.trimmed(repaired)
    return text.isEmpty ? nil : text
  }

  /// A text for people, as one line. Whether a title is HTML its feed rarely says; without
  /// a tag its references are looked at as those of a plain text.
  mutating func repairedLine(_ node: DraftNode, in draft: borrowing Draft, byEvidence: Bool = false) -> String? {
    guard let repaired = repaired(node, .plain, in: draft, byEvidence) else { return line(node, in: draft) }
    let text = Whitespace.collapsed(repaired)
    return text.isEmpty ? nil : text
  }

  /// `byEvidence` is for the texts that a record is read for; the others decide for themselves alone.
  private mutating func repaired(
    _ node: DraftNode, _ kind: TextKind, in draft: borrowing Draft, _ byEvidence: Bool
  ) -> String? {
    repair(node, kind, in: draft, byEvidence) ? work.text.string(0..<work.text.count) : nil
  }

  /// Whether there was something to repair; the repaired text stands in `work` then.
  private mutating func repair(
    _ node: DraftNode, _ kind: TextKind, in draft: borrowing Draft, _ byEvidence: Bool
  ) -> Bool {
    let isRepaired = draft.bytes.withSpan(node.range) { text in
      if byEvidence { signs?.look(at: text, kind) }
      return repair.repair(text, &work, kind: kind, evidence: byEvidence ? evidence : TextEvidence())
    }
    guard isRepaired else { return false }
    if byEvidence, let page = work.repairedPage { signs?.met(page: page) }
    // An element that feeds a field and a module's key is read twice and noted once.
    guard noted.insert(node.start).inserted else { return true }
    for change in work.takeChanges() { notes.append(note(change, at: node.decodedByte)) }
    return true
  }

  private func note(_ change: TextChange, at decoded: Int) -> Note {
    var note = Note(
      change.rule, decodedByte: decoded, before: String(change.before.prefix(80)),
      after: String(change.after.prefix(80)))
    note.confidence = change.confidence
    return note
  }

  /// A text of a record that was built before the evidence was in, repaired by it; nil when nothing changes.
  mutating func repaired(_ text: String, _ kind: TextKind, at decoded: Int, _ position: Position) -> String? {
    var text = text
    evidence.title = nil
    let isRepaired = text.withUTF8 { bytes in
      let bytes = unsafe bytes.span
      return repair.repair(bytes, &work, kind: kind, evidence: evidence)
    }
    guard isRepaired else { return nil }
    for change in work.takeChanges() {
      var note = note(change, at: decoded)
      note.position = position
      notes.append(note)
    }
    return work.text.string(0..<work.text.count)
  }

  /// As published, without white space at its ends.
  func text(_ node: DraftNode, in draft: borrowing Draft) -> String? {
    let text = draft.bytes.withSpan(node.range) { Whitespace.trimmed($0) }
    return text.isEmpty ? nil : text
  }

  /// As published, as one line.
  func line(_ node: DraftNode, in draft: borrowing Draft) -> String? {
    let text = draft.bytes.withSpan(node.range) { Whitespace.collapsed($0) }
    return text.isEmpty ? nil : text
  }

  func url(_ node: DraftNode, in draft: borrowing Draft, base: String?) -> String? {
    guard let text = text(node, in: draft) else { return nil }
    return URLReference.resolve(text, base: base)
  }

  mutating func time(_ node: DraftNode, in draft: borrowing Draft) -> Timestamp? {
    guard let reading = draft.bytes.withSpan(node.range, { DateReader.read($0) }) else {
      if let written = line(node, in: draft) { note(.unreadableDate, node, before: written) }
      return nil
    }
    if !reading.assumptions.isEmpty {
      let written = line(node, in: draft)
      let after = reading.time.description
      if reading.assumptions.contains(.time) { note(.assumedTime, node, before: written, after: after) }
      if reading.assumptions.contains(.zone) { note(.assumedZone, node, before: written, after: after) }
      if reading.assumptions.contains(.order) { note(.assumedOrder, node, before: written, after: after) }
      if reading.assumptions.contains(.carried) { note(.normalisedDate, node, before: written, after: after) }
    }
    return reading.time
  }

  private mutating func number<N>(_ node: DraftNode, in draft: borrowing Draft, _ read: (String) -> N?) -> N? {
    guard let text = line(node, in: draft) else { return nil }
    if let number = read(text) { return number }
    note(.unreadableNumber, node, before: text)
    return nil
  }

  /// An element that feeds a field and a module's key is read twice and noted once.
  private mutating func note(_ rule: Rule, _ node: DraftNode, before: String?, after: String? = nil) {
    let note = Note(rule, decodedByte: node.decodedByte, before: before.map { String($0.prefix(80)) }, after: after)
    if !notes.suffix(4).contains(note) { notes.append(note) }
  }
}
