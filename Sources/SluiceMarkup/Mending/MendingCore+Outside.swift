// Comments, instructions, document types, and all that stands outside of the root.

import SluiceCore

extension MendingCore {
  /// The very beginning: nothing may stand before an XML declaration (XML 1.0 §2.8).
  mutating func start(_ window: TextWindow, _ place: Int) -> Step {
    var index = place
    let reach = min(window.count, place + Foresight.reach)
    while index < reach, window[index].isSpace || window.starts("\u{FEFF}", at: index) {
      index += window[index].isSpace ? 1 : 3
    }
    let canGrow = !window.isFinal && index - place < Foresight.reach
    if canGrow, index + 6 > window.count, window.mayStart("<?xml ", at: index) { return .wait }
    guard window.starts("<?xml", at: index), !window.at(index + 5).isName else {
      phase = .prolog
      return .next(place)
    }
    if index > place, let step = ask(.outside(isBefore: true), window, place..<index) { return step }
    guard let end = tokenEnd(window, index) else { return .wait }
    phase = .prolog
    if judge.acceptsDeclaration(window.bytes(index..<end)) { return .next(end) }
    return mend(.instruction, window, index..<end)
  }

  /// Behind the first `>`; nil when more bytes are needed.
  private mutating func tokenEnd(_ window: TextWindow, _ place: Int) -> Int? {
    let limit = min(window.count, place + Foresight.reach)
    if let end = marks.find(.tagEnd, in: window, from: place, to: limit) { return end + 1 }
    return window.isFinal || limit - place == Foresight.reach ? window.characterStart(limit) : nil
  }

  mutating func outside(_ window: TextWindow, _ place: Int) -> Step {
    var index = place
    while index < window.count, window[index].isSpace { index += 1 }
    if index > place { return .next(index) }
    guard window[place] == 0x3C else {
      let limit = min(window.count, place + MendingCore.longestRun)
      while index < limit, window[index] != 0x3C { index += 1 }
      while index < window.count, window[index] & 0xC0 == 0x80 { index += 1 }
      if index == window.count, !window.isFinal, index - place < MendingCore.longestRun { return .wait }
      // Whether a declaration comes next decides which rule it is.
      if window.mayStart("<?xml", at: index) { return .wait }
      return mend(.outside(isBefore: phase != .epilog), window, place..<index)
    }
    guard place + 1 < window.count else { return window.isFinal ? junk(window, place, place + 1) : .wait }
    switch window[place + 1] {
    case 0x21: return declaration(window, place)
    case 0x3F: return instruction(window, place)
    case let byte where byte.startsName && phase != .epilog: return root(window, place)
    default:
      guard let end = tokenEnd(window, place) else { return .wait }
      return junk(window, place, end)
    }
  }

  mutating func junk(_ window: TextWindow, _ place: Int, _ end: Int) -> Step {
    mend(.outside(isBefore: phase != .epilog), window, place..<end)
  }

  /// A program's warning in HTML stands before what it warns about: `<br /><b>Warning</b>: … <?xml version="1.0"?>`.
  private mutating func root(_ window: TextWindow, _ place: Int) -> Step {
    var end = place + 1
    while end < window.count, window[end].isName { end += 1 }
    let traits = table.traits(window.foldedHash(place + 1..<end))
    if traits.isHTML, traits.role == .unknown, !window.starts("html", at: place + 1, folded: true) {
      switch beginning(window, behind: place, place + 1..<end, traits) {
      case .wait: return .wait
      case .next(let end) where end > place: return mend(.outside(isBefore: true), window, place..<end)
      case .next: break
      }
    }
    return startTag(window, place)
  }
}

// MARK: - Comments, instructions, declarations

extension MendingCore {
  /// The end of a token, when it is there: behind `mark`, searched up to the limit.
  private enum Close {
    case at(Int)
    case wait
    case tooLong
    case missing
  }

  private mutating func close(_ window: TextWindow, _ mark: MarkSearch.Mark, from: Int, place: Int) -> Close {
    let limit = min(window.count, place + limits.bytesPerToken)
    if let found = marks.find(mark, in: window, from: from, to: limit) {
      return .at(found + mark.text.utf8CodeUnitCount)
    }
    if limit < window.count || limit - place >= limits.bytesPerToken { return .tooLong }
    return window.isFinal ? .missing : .wait
  }

  mutating func instruction(_ window: TextWindow, _ place: Int) -> Step {
    if window.starts("xml", at: place + 2, folded: true), !window.at(place + 5).isName {
      if place + 5 >= window.count, !window.isFinal { return .wait }
      guard let end = tokenEnd(window, place) else { return .wait }
      return mend(.instruction, window, place..<end)
    }
    switch close(window, .instructionEnd, from: place + 2, place: place) {
    case .wait: return .wait
    case .tooLong:
      return cutToken(window, place, skipping: .instruction)
    case .at(let end):
      if isSound(window, place..<end) { return .next(end) }
      let first = marks.find(.tagEnd, in: window, from: place, to: end) ?? end - 1
      return mend(.instruction, window, place..<first + 1)
    case .missing:
      guard let first = marks.find(.tagEnd, in: window, from: place, to: window.count) else { return .wait }
      return mend(.instruction, window, place..<first + 1)
    }
  }

  /// A processing instruction as XML 1.0 §2.6 has it.
  private mutating func isSound(_ window: TextWindow, _ range: Range<Int>) -> Bool {
    var end = range.lowerBound + 2
    guard window[end].startsName else { return false }
    while window[end].isName { end += 1 }
    let name = window.bytes(range.lowerBound + 2..<end)
    guard window[end].isSpace || window.starts("?>", at: end) else { return false }
    guard name.allSatisfy({ $0 < 0x80 }) || judge.acceptsName(name) else { return false }
    return window.firstForbidden(range) == nil
  }

  mutating func declaration(_ window: TextWindow, _ place: Int) -> Step {
    if window.starts("<!--", at: place) { return comment(window, place) }
    if window.starts("<![CDATA[", at: place), phase == .content {
      open.noteSection()
      phase = .section
      return .next(place + 9)
    }
    if window.starts("<!doctype", at: place, folded: true), phase == .prolog, !hasDoctype {
      return doctype(window, place)
    }
    for start: StaticString in ["<!--", "<![cdata[", "<!doctype"]
    where window.mayStart(start, at: place, folded: true) { return .wait }
    if window.isFinal, isCutMark(window, place) { return .wait }
    if window.starts("<![", at: place), !window.isFinal, window.count - place < 16 { return .wait }
    if phase == .content, window.starts("<![cdata[", at: place, folded: true) {
      return mend(.declaration, window, place..<place + 9)
    }
    if phase != .content, window.starts("<![cdata[", at: place, folded: true) {
      switch close(window, .sectionEnd, from: place, place: place) {
      case .wait: return .wait
      case .tooLong: return cutToken(window, place, skipping: .section)
      case .at(let end): return junk(window, place, end)
      case .missing: return junk(window, place, window.count)
      }
    }
    let limit = min(window.count, place + Foresight.reach)
    guard let end = marks.find(.tagEnd, in: window, from: place, to: limit) else {
      guard window.isFinal || limit - place == Foresight.reach else { return .wait }
      return phase == .content ? noTag(window, place) : junk(window, place, window.characterStart(limit))
    }
    if phase != .content { return junk(window, place, end + 1) }
    // A tag ends it too: `<![CDATA <item>` may not take the item with it.
    return mend(.declaration, window, place..<(firstTag(window, place + 2..<end) ?? end + 1))
  }

  /// Whether the input ends within the beginning of a comment or a section.
  private func isCutMark(_ window: TextWindow, _ place: Int) -> Bool {
    let rest = window.bytes(place..<min(window.count, place + 9)).map(\.lowered)
    return rest.count < 9 && ("<!--".utf8.starts(with: rest) || "<![cdata[".utf8.starts(with: rest))
  }

  private mutating func comment(_ window: TextWindow, _ place: Int) -> Step {
    switch close(window, .commentEnd, from: place + 4, place: place) {
    case .wait: return .wait
    case .tooLong:
      return cutToken(window, place, skipping: .comment)
    case .at(var end):
      let inner = place + 4..<end - 3
      // Two hyphens, or three before the `>` (XML 1.0 §2.5).
      if window.find("--", from: inner.lowerBound, to: inner.upperBound + 1) == nil,
        window.firstForbidden(inner) == nil
      {
        return .next(end)
      }
      // Nobody closed it, and the end that comes is another comment's: it may not take the records between.
      if endsRecord(window, inner) { return mend(.comment, window, place..<place + 4) }
      // HTML has some of them end at once
      // (https://html.spec.whatwg.org/multipage/parsing.html#parse-error-abrupt-closing-of-empty-comment).
      for start: StaticString in ["<!-->", "<!--->"] where window.starts(start, at: place) {
        return mend(.comment, window, place..<place + start.utf8CodeUnitCount)
      }
      // HTML ends a comment at `--!>` too (https://html.spec.whatwg.org/multipage/parsing.html#comment-end-bang-state).
      if let bang = window.find("--!>", from: place + 4, to: end) { end = bang + 4 }
      return mend(.comment, window, place..<end)
    case .missing:
      guard let first = marks.find(.tagEnd, in: window, from: place, to: window.count) else { return .wait }
      return mend(.comment, window, place..<first + 1)
    }
  }

  /// Whether the end of the open record stands in a range, before any other record begins.
  private func endsRecord(_ window: TextWindow, _ range: Range<Int>) -> Bool {
    guard let index = open.elements.lastIndex(where: { $0.traits.role == .record }) else { return false }
    let name = open.name(index)
    var place = range.lowerBound
    while let tag = firstTag(window, place..<range.upperBound) {
      let isEnd = window[tag + 1] == 0x2F
      let start = tag + (isEnd ? 2 : 1)
      let end = start + name.count
      if end < range.upperBound, window.bytes(start..<end) == Array(name), !window[end].isName { return isEnd }
      place = tag + 1
    }
    return false
  }

  /// The first `<` of a range with a letter or a slash behind it.
  private func firstTag(_ window: TextWindow, _ range: Range<Int>) -> Int? {
    for place in range where window[place] == 0x3C && place + 1 < range.upperBound {
      let next = window[place + 1]
      if next == 0x2F || next.startsName { return place }
    }
    return nil
  }

  private mutating func doctype(_ window: TextWindow, _ place: Int) -> Step {
    let limit = min(window.count, place + limits.bytesPerToken)
    guard let end = window.doctypeEnd(at: place, limit: limit) else {
      if !window.isFinal, limit == window.count { return .wait }
      guard let first = tokenEnd(window, place) else { return .wait }
      // Looked at once: a flood of them is no reason to read all that follows for each.
      hasDoctype = true
      return mend(.doctype(instead: []), window, place..<(tagStart(window, place, before: first) ?? first))
    }
    hasDoctype = true
    let text = window.bytes(place..<end.whole)
    if declare(text) { return .next(end.whole) }
    // Without what stands in brackets, and with the word as XML has it, it may do.
    let head = Array("<!DOCTYPE".utf8) + window.bytes(place + 9..<(end.subset ?? end.whole - 1)) + [0x3E]
    let whole = Array("<!DOCTYPE".utf8) + text.dropFirst(9)
    for candidate in [whole, head] where declare(candidate) {
      return mend(.doctype(instead: candidate), window, place..<end.whole)
    }
    // A quote nobody closed reaches into the root.
    let first = tagStart(window, place, before: end.subset ?? end.whole)
    return mend(.doctype(instead: []), window, place..<(first ?? end.whole))
  }

  /// The first tag in what claims to be a document type; nil when a `>` or an internal subset comes before it.
  private func tagStart(_ window: TextWindow, _ place: Int, before end: Int) -> Int? {
    for index in place + 1..<max(place + 1, end) {
      switch window[index] {
      case 0x3C: return index
      case 0x3E, 0x5B: return nil
      default: break
      }
    }
    return nil
  }

  /// Takes what a document type declares; false when expat does not accept it.
  private mutating func declare(_ doctype: [UInt8]) -> Bool {
    guard let declared = judge.doctype(doctype) else { return false }
    entities.declare(declared, doctype: doctype)
    output.declare(doctype)
    return true
  }

  /// The input is over: what is left of a token goes, and every open element ends.
  mutating func end(_ window: TextWindow, _ place: Int) {
    guard place < window.count || !open.isEmpty else { return }
    guard let (remedy, rule) = remedy(.end(isInSection: phase == .section), window, place..<window.count) else {
      return
    }
    output.replace(window, remedy.range, with: remedy.text, rule: rule)
    while !open.isEmpty { close() }
  }
}

extension TextWindow {
  /// Behind a document type, and where its internal subset begins; nil when its end is not within `limit`.
  func doctypeEnd(at place: Int, limit: Int) -> (whole: Int, subset: Int?)? {
    var index = place + 9
    var subset: Int?
    var isInside = false
    while index < limit {
      switch self[index] {
      case 0x22, 0x27:
        let quote = self[index]
        index += 1
        while index < limit, self[index] != quote { index += 1 }
      case 0x5B where !isInside:
        isInside = true
        subset = index
      case 0x5D: isInside = false
      case 0x3C where isInside && starts("<!--", at: index):
        guard let close = find("-->", from: index + 4, to: limit) else { return nil }
        index = close + 2
      case 0x3C where isInside && starts("<?", at: index):
        guard let close = find("?>", from: index + 2, to: limit) else { return nil }
        index = close + 1
      // A tag within what claims to be a document type: its own end is missing.
      case 0x3C where !isInside: return nil
      case 0x3E where !isInside: return (index + 1, subset)
      default: break
      }
      index += 1
    }
    return nil
  }
}
