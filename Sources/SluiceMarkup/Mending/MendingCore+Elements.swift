// End tags and the suspicion that one is missing: everything that depends on which elements are open.

import SluiceCore

extension MendingCore {
  /// Naked HTML: in a field whose text may be HTML, or in an HTML page.
  var isInHTML: Bool {
    guard let last = open.last else { return false }
    if last.traits.role == .holder || (last.traits.isHTML && last.traits.role == .unknown) {
      return open.elements.contains { $0.traits.role == .holder } || isPage
    }
    return false
  }

  private var isPage: Bool { !open.isEmpty && open.name(0).elementsEqual("html".utf8, by: { $0.lowered == $1 }) }

  /// An open element that should have ended before a start tag of this name, and the one around it.
  func suspicion(
    _ window: TextWindow, _ place: Int, _ name: Range<Int>, _ traits: ElementTraits
  ) -> (index: Int, anchor: Int)? {
    if open.count < 2 { return nil }
    if traits.role == .record { return unclosedRecord(traits) ?? unclosedField(traits) }
    let top = open[open.count - 1]
    if top.traits.role == .record || top.traits.role == .feed { return nil }
    let isPrefixed = name.contains { window[$0] == 0x3A }
    if traits.role != .unknown || (isPrefixed && !isMarkup(window, name)) {
      if let found = unclosedField(traits) { return found }
    }
    return traits.closes.isEmpty || !isInHTML ? nil : implied(traits)
  }

  /// Prefixes of markup languages that stand within a field.
  private func isMarkup(_ window: TextWindow, _ name: Range<Int>) -> Bool {
    ["xhtml:", "html:", "svg:", "math:", "mml:", "xh:", "h:"].contains { (prefix: StaticString) in
      window.starts(prefix, at: name.lowerBound, folded: true)
    }
  }

  /// A record within a record that is open.
  private func unclosedRecord(_ traits: ElementTraits) -> (index: Int, anchor: Int)? {
    for index in open.elements.indices.reversed() where open[index].traits.role == .record {
      return index > 0 ? (index, index - 1) : nil
    }
    return nil
  }

  /// A field of a record or a feed in which another field begins.
  private func unclosedField(_ traits: ElementTraits) -> (index: Int, anchor: Int)? {
    var index = open.count - 1
    while index > 0 {
      let around = open[index - 1]
      let holdsFields =
        around.traits.role == .record || around.traits.role == .feed
        || (around.traits.role == .container && !around.hasText)
      if holdsFields { break }
      index -= 1
    }
    guard index > 0 else { return nil }
    let field = open[index]
    let isSuspect: Bool
    switch field.traits.role {
    case .feed, .record: isSuspect = false
    case _ where traits.role == .record: isSuspect = true
    case .field: isSuspect = true
    case .holder: isSuspect = field.hasText || !traits.isHTML
    case .container, .unknown: isSuspect = field.hasText
    }
    return isSuspect ? (index, index - 1) : nil
  }

  /// An HTML element whose end tag may be left out before this one.
  private func implied(_ traits: ElementTraits) -> (index: Int, anchor: Int)? {
    var groups = traits.closes
    var holder = open.count - 1
    while holder > 0, open[holder].traits.role != .holder { holder -= 1 }
    for index in open.elements.indices.reversed() where index > holder {
      let element = open[index].traits
      if !element.groups.isDisjoint(with: groups) { return (index, holder) }
      groups.subtract(element.shields)
      if groups.isEmpty { return nil }
    }
    return nil
  }
}

// MARK: - End tags

extension MendingCore {
  mutating func endTag(_ window: TextWindow, _ place: Int) -> Step {
    let limit = window.characterStart(min(window.count, place + limits.bytesPerToken))
    guard let tag = window.endTag(at: place, limit: limit) else { return .wait }
    if tag.isCut { return .wait }
    if tooDeep > 0 {
      tooDeep -= 1
      return mend(.limit, window, place..<tag.end)
    }
    if tag.isSound, open.isLast(window, tag.name) { return ownEndTag(window, place, tag) }
    let index = tag.name.isEmpty ? nil : open.index(of: window, tag.name, hash: window.foldedHash(tag.name))
    if index == 0, open.count == 1 {
      // The root's, but not as it should be: what comes after it is looked at first all the same.
      switch anotherRoot(window, place, after: tag.end) {
      case .wait: return .wait
      case .next(let end) where end > tag.end: return mend(.anotherRoot, window, place..<end)
      case .next: break
      }
    }
    return mend(.endTag(tag, index), window, place..<tag.end)
  }

  /// A record has ended here.
  private mutating func addEnd(_ window: TextWindow, _ place: Int) {
    output.addBoundary(window, place, in: open, isStart: false)
  }

  private mutating func ownEndTag(_ window: TextWindow, _ place: Int, _ tag: EndTag) -> Step {
    if open.count == 1 {
      switch anotherRoot(window, place, after: tag.end) {
      case .wait: return .wait
      case .next(let end) where end > tag.end: return mend(.anotherRoot, window, place..<end)
      case .next: break
      }
    }
    let isRecord = open.last?.traits.role == .record
    close()
    if isRecord { addEnd(window, tag.end) }
    return .next(tag.end)
  }

  /// Whether behind the root's end another one of the same name begins, as when feeds are concatenated: the place
  /// behind its start tag, or `end` when none is within reach.
  private func anotherRoot(_ window: TextWindow, _ place: Int, after end: Int) -> Step {
    let limit = min(window.count, end + Foresight.reach)
    let isKnown = window.isFinal || limit - end == Foresight.reach
    // What is beyond may be there or not, and may not matter.
    let window = window.prefix(limit)
    var index = end
    while index < limit {
      guard window[index] == 0x3C else {
        index += 1
        continue
      }
      if window.starts("<!--", at: index) {
        guard let close = window.find("-->", from: index + 4, to: limit) else { break }
        index = close + 3
      } else if window.at(index + 1) == 0x3F {
        let close = instructionEnd(window, index, limit)
        if close == nil, !window.isFinal, limit - end < Foresight.reach { break }
        // Without an end it is nothing, and hides nothing.
        index = close ?? index + 1
      } else if window.at(index + 1).startsName {
        var stop = index + 1
        while stop < limit, window[stop].isName { stop += 1 }
        guard stop < limit else { break }
        if open.isLast(window, index + 1..<stop) {
          let tag = window.startTag(at: index)
          if tag.kind == .cut { break }
          if tag.kind == .sound, !tag.isEmpty { return .next(tag.end) }
        }
        index = stop
      } else {
        index += 1
      }
    }
    return isKnown ? .next(end) : .wait
  }

  /// Behind an instruction; a declaration ends at its first `>` even where that is not written as it should be.
  private func instructionEnd(_ window: TextWindow, _ place: Int, _ limit: Int) -> Int? {
    let isDeclaration = window.starts("<?xml", at: place, folded: true) && !window.at(place + 5).isName
    if isDeclaration { return window.find(">", from: place, to: limit).map { $0 + 1 } }
    return window.find("?>", from: place + 2, to: limit).map { $0 + 2 }
  }
}
