// The mender's state and its loop: which part of the document it is in, and what stands at the place it has come to.

import SluiceCore

/// Reads windows of the decoded text and mends them. Keeps no bytes of them.
struct MendingCore: ~Copyable {
  /// Where in the document the mender is.
  enum Phase {
    /// Nothing has come.
    case start
    /// Before the root's start tag.
    case prolog
    /// In the root.
    case content
    /// In a CDATA section in the root.
    case section
    /// Behind the root's end tag.
    case epilog
  }

  /// What ends a token that is too long to be kept.
  enum Skip: Equatable {
    case comment, instruction, section
    /// A `>` outside of quotes; the quote that is open.
    case tag(quote: UInt8?)
    /// The same, of a tag that opened no element.
    case lostTag(quote: UInt8?)
  }

  /// What a look at one place led to.
  enum Step {
    case next(Int)
    /// More bytes are needed to say what stands there.
    case wait
  }

  var phase = Phase.start
  var open = OpenElements()
  var output = MendedOutput()
  var entities: Entities
  var judge = ExpatJudge()
  var foresight = Foresight()
  let limits: Limits
  let table = ElementTable.standard
  private var rules: [[MendingRule]]

  var hasDoctype = false
  /// What is left out until it ends: the rest of a token longer than the limit.
  var skips: Skip?
  /// Up to here a CDATA section is known to go on, whatever stands in it.
  var sectionGoesOnTo = 0
  /// The last `]` of text in the mended text, as long as only what was removed came behind them: where in the decoded
  /// text that ends, and their number.
  var brackets = (end: -1, number: 0)
  /// What was found out about an element if its section ends at the next mark and not before.
  var sectionFate: (mark: Int, element: UInt64, parent: Int, isLeft: Bool)?
  var marks = MarkSearch()
  /// Open elements the mender does not follow.
  var tooDeep = 0

  /// Elements the mender follows; records nest less deep still (``Limits/depth``), so nothing is lost by it.
  static let deepest = 1100

  /// Names of fields and records whose tags may end a CDATA section that lacks its end.
  private static let longestFieldName = 256

  /// What is removed in one piece, and has one note; the rest of it is another piece.
  static let longestRun = 16 << 10

  init(limits: Limits, rules: [MendingRule]) {
    self.limits = limits
    entities = Entities(limit: limits.entityGrowth)
    self.rules = Trouble.Kind.allCases.map { kind in rules.filter { $0.trouble == kind } }
  }

  /// Mends all of a window that can be decided, and hands it on; returns how many bytes that were.
  mutating func mend<Sink: MendedSink & ~Copyable>(_ window: TextWindow, into sink: inout Sink) -> Int {
    var place = 0
    while place < window.count, case .next(let next) = step(window, place) { place = next }
    if window.isFinal {
      end(window, place)
      place = window.count
    }
    output.deliver(window, upTo: place, isFinal: window.isFinal, into: &sink)
    return place
  }

  private mutating func step(_ window: TextWindow, _ place: Int) -> Step {
    if let skips { return skip(skips, window, place) }
    return switch phase {
    case .start: start(window, place)
    case .content: content(window, place)
    case .section: section(window, place)
    case .prolog, .epilog: outside(window, place)
    }
  }

  mutating func takeNotes() -> [Note] { output.takeNotes() }

  /// Asks the rules for a trouble, in their order, and carries the first answer out; nil when none has one.
  @inline(never)
  mutating func ask(_ trouble: Trouble, _ window: TextWindow, _ range: Range<Int>) -> Step? {
    for rule in rules[trouble.kind.rawValue] {
      let scene = Scene(window: window, place: range.lowerBound, trouble: trouble, open: open, range: range)
      guard let remedy = rule.answer(scene) else { continue }
      return .next(apply(remedy, of: rule.rule, window))
    }
    return nil
  }

  /// The same, for a place where whatever no rule knows stays as it is: expat will judge it.
  mutating func mend(_ trouble: Trouble, _ window: TextWindow, _ range: Range<Int>) -> Step {
    ask(trouble, window, range) ?? .next(range.upperBound)
  }

  /// What all rules that know a trouble would do.
  func remedies(_ trouble: Trouble, _ window: TextWindow, _ range: Range<Int>) -> [(Remedy, Rule)] {
    rules[trouble.kind.rawValue].compactMap { rule in
      let scene = Scene(window: window, place: range.lowerBound, trouble: trouble, open: open, range: range)
      return rule.answer(scene).map { ($0, rule.rule) }
    }
  }

  /// What the first rule that knows a trouble would do.
  func remedy(_ trouble: Trouble, _ window: TextWindow, _ range: Range<Int>) -> (Remedy, Rule)? {
    for rule in rules[trouble.kind.rawValue] {
      let scene = Scene(window: window, place: range.lowerBound, trouble: trouble, open: open, range: range)
      if let remedy = rule.answer(scene) { return (remedy, rule.rule) }
    }
    return nil
  }

  private mutating func apply(_ remedy: Remedy, of rule: Rule, _ window: TextWindow) -> Int {
    output.replace(window, remedy.range, with: remedy.text, rule: rule)
    if remedy.text.isEmpty, brackets.end == window.origin + remedy.range.lowerBound {
      brackets.end = window.origin + remedy.range.upperBound
    }
    if remedy.closes > 0 {
      let first = open.count - remedy.closes
      let again = (first + 1..<first + 1 + remedy.reopens).map { (open[$0], Array(open.name($0))) }
      for _ in 0..<remedy.closes { close() }
      for (element, name) in again { open.push(element, name: name) }
    }
    if let section = remedy.section {
      phase = section ? .section : .content
      if section { open.noteSection() }
    }
    return remedy.range.upperBound
  }

  /// Ends the innermost element; the root's end ends the content.
  mutating func close() {
    open.pop()
    if open.isEmpty { phase = .epilog }
  }
}

// MARK: - Text

extension MendingCore {
  private mutating func content(_ window: TextWindow, _ place: Int) -> Step {
    if endsSection(window, place) { return mend(.sectionEnd(isInSection: false), window, place..<place + 1) }
    let end = window.textEnd(from: place)
    if end > place {
      noteText(window, place..<end)
      output.addText(window, place..<end)
      return .next(end)
    }
    switch window[place] {
    case 0x3C: return markup(window, place)
    case 0x26:
      open.noteText()
      return reference(window, place)
    case 0x5D:
      if window.starts("]]>", at: place) {
        return mend(.sectionEnd(isInSection: false), window, place..<place + 3)
      }
      return window.mayStart("]]>", at: place) ? .wait : bracket(window, place)
    default: return forbidden(window, place)
    }
  }

  private mutating func noteText(_ window: TextWindow, _ range: Range<Int>) {
    guard let last = open.last, !last.hasText else { return }
    for place in range where !window[place].isSpace {
      open.noteText()
      return
    }
  }

  /// A run of characters that no document may hold.
  mutating func forbidden(_ window: TextWindow, _ place: Int) -> Step {
    let end = forbiddenEnd(window, place)
    // A run has one note wherever it is cut.
    let mayGoOn = (end == window.count && !window.isFinal) || window.isCutNoncharacter(end)
    if mayGoOn, end - place < MendingCore.longestRun { return .wait }
    return mend(.character, window, place..<end)
  }

  func forbiddenEnd(_ window: TextWindow, _ place: Int) -> Int {
    var end = place
    while end < window.count, end - place < MendingCore.longestRun, window.isForbidden(end) {
      end += TextWindow.forbiddenLength(window[end])
    }
    return end
  }

  private mutating func reference(_ window: TextWindow, _ place: Int) -> Step {
    let reference = window.reference(at: place)
    switch reference {
    case .sound(let end):
      output.addReference(place..<end)
      return .next(end)
    case .cut: return .wait
    case .named(let name):
      let use = entities.isEmpty ? Entities.Use.unknown : entities.use(window.string(name), inAttribute: false)
      if use == .sound { return .next(name.upperBound + 1) }
      return mend(.reference(reference, use), window, place..<name.upperBound + 1)
    case .numbered(_, let end): return mend(.reference(reference, .unknown), window, place..<end)
    case .bare: return mend(.reference(reference, .unknown), window, place..<place + 1)
    }
  }

  private mutating func section(_ window: TextWindow, _ place: Int) -> Step {
    if endsSection(window, place) { return mend(.sectionEnd(isInSection: true), window, place..<place + 1) }
    let end = window.sectionEnd(from: place)
    if end > place {
      output.addText(window, place..<end)
      return .next(end)
    }
    switch window[place] {
    case 0x5D:
      if window.starts("]]>", at: place) {
        phase = .content
        return .next(place + 3)
      }
      // What is left of a section's end at the end of the input is no text.
      if window.isFinal, place + 2 == window.count, window[place + 1] == 0x5D { return .wait }
      return window.mayStart("]]>", at: place) ? .wait : bracket(window, place)
    case 0x3C:
      let step = endTagInSection(window, place)
      if case .next(place + 1) = step, phase == .section { output.addText(window, place..<place + 1) }
      return step
    default: return forbidden(window, place)
    }
  }

  /// A `]` that ends nothing here; it may when what follows it is removed.
  private mutating func bracket(_ window: TextWindow, _ place: Int) -> Step {
    let decoded = window.origin + place
    brackets = (decoded + 1, brackets.end == decoded ? brackets.number + 1 : 1)
    return .next(place + 1)
  }

  /// A `>` that makes a `]]>` only because something between was removed.
  private func endsSection(_ window: TextWindow, _ place: Int) -> Bool {
    window[place] == 0x3E && brackets.number > 1 && brackets.end == window.origin + place
  }

  /// The end of the section's own element, or the end or another beginning of the record it stands in.
  private func mayEndSection(_ window: TextWindow, _ name: Range<Int>, isEnd: Bool) -> Bool {
    if isEnd, open.isLast(window, name) { return true }
    let hash = window.foldedHash(name)
    return table.traits(hash).role == .record && open.index(of: window, name, hash: hash) != nil
  }

  /// `</description>` in the CDATA section of a description: is this the end of both? And `<item>`, where the record
  /// was cut in the section: is it the next one?
  private mutating func endTagInSection(_ window: TextWindow, _ place: Int) -> Step {
    if window.origin + place < sectionGoesOnTo { return .next(place + 1) }
    let isEnd = window.at(place + 1) == 0x2F
    let name = place + (isEnd ? 2 : 1)
    var nameEnd = name
    while nameEnd < window.count, nameEnd - name < MendingCore.longestFieldName, window[nameEnd].isName { nameEnd += 1 }
    if nameEnd == window.count { return window.isFinal ? .next(place + 1) : .wait }
    guard nameEnd > name, !window[nameEnd].isName, mayEndSection(window, name..<nameEnd, isEnd: isEnd) else {
      return .next(place + 1)
    }
    // Further than other searches: all that comes before the mark would be lost. There is hardly ever such a tag in a
    // section that has its end, and none far from it.
    let reach = limits.bytesPerToken
    let limit = min(window.count, place + reach)
    let isWhole = window.isFinal && limit - place < reach
    let close = marks.find(.sectionEnd, in: window, from: nameEnd, to: limit)
    let next = marks.find(.section, in: window, from: nameEnd, to: close ?? limit)
    guard close != nil || isWhole || limit - place == reach else { return .wait }
    var goesOn = next == nil
    if let close, next != nil {
      // Ended there it may still leave this very element: then all of it is one section, and well-formed.
      guard let isLeft = isLeft(window, sectionEnd: close + 3) else { return .wait }
      goesOn = !isLeft
    } else if close == nil {
      goesOn = !isWhole
    }
    if !goesOn, let step = ask(.openSection, window, place..<nameEnd) { return step }
    sectionGoesOnTo = window.origin + (close ?? limit)
    return .next(place + 1)
  }

  /// Whether the innermost element has no end tag of its own when its section ends only here; nil when more bytes are
  /// needed.
  private mutating func isLeft(_ window: TextWindow, sectionEnd place: Int) -> Bool? {
    guard let last = open.last else { return false }
    let parent = open.count > 1 ? open[open.count - 2].start : -1
    if let known = sectionFate, known.mark == window.origin + place, known.element == last.hash, known.parent == parent
    {
      return known.isLeft
    }
    var foresight = Foresight()
    let fate = foresight.fate(of: open.count - 1, anchor: open.count - 2, in: open, window, from: place)
    guard let fate else { return nil }
    sectionFate = (window.origin + place, last.hash, parent, fate == .left)
    return fate == .left
  }
}
