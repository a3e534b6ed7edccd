// Start and end tags: what is odd in them, and what they do to the open elements.

import SluiceCore

extension MendingCore {
  /// What begins at a `<`.
  mutating func markup(_ window: TextWindow, _ place: Int) -> Step {
    // As the last byte of the input it is what is left of a tag.
    guard place + 1 < window.count else { return .wait }
    switch window[place + 1] {
    case 0x2F: return endTag(window, place)
    case 0x21: return declaration(window, place)
    case 0x3F: return instruction(window, place)
    case let byte where byte.startsName: return startTag(window, place)
    default: return noTag(window, place)
    }
  }

  /// A `<` that begins nothing.
  mutating func noTag(_ window: TextWindow, _ place: Int) -> Step {
    phase == .content ? mend(.lessThan, window, place..<place + 1) : junk(window, place, place + 1)
  }

  mutating func startTag(_ window: TextWindow, _ place: Int) -> Step {
    let tag = window.startTag(at: place)
    let isLong = tag.end - place > limits.bytesPerToken
    if tag.kind == .cut, !window.isFinal, window.count - place <= limits.bytesPerToken { return .wait }
    if tag.kind == .sound, !isLong {
      if let last = open.last, last.traits.role == .record, open.count < MendingCore.deepest {
        // Nothing can be suspected of a field that begins directly in its record.
        let traits = table.traits(tag.hash)
        if traits.role != .record {
          if !tag.isEmpty {
            open.push(window, tag.name, hash: tag.hash, traits: traits, start: window.origin + place)
          }
          return .next(tag.end)
        }
      }
      return element(window, place, tag.name, hash: tag.hash, end: tag.end, isEmpty: tag.isEmpty)
    }
    return oddTag(window, place)
  }

  /// A tag that is not as it should be: looked at as HTML would, and rewritten by the rules.
  private mutating func oddTag(_ window: TextWindow, _ place: Int) -> Step {
    let limit = window.characterStart(min(window.count, place + limits.bytesPerToken))
    guard var tag = window.lenientTag(at: place, limit: limit) else { return .wait }
    tag.traits = table.traits(window.foldedHash(tag.name))
    guard isName(window, tag.name) else { return noTag(window, place) }
    var seen: Set<[UInt8]> = []
    for index in tag.attributes.indices {
      let name = tag.attributes[index].name
      tag.attributes[index].hasName = window[name.lowerBound].startsName && isName(window, name)
      tag.attributes[index].isDuplicate = !seen.insert(window.bytes(name)).inserted
    }
    if remedy(.tag(tag), window, place..<place + 1) != nil { return noTag(window, place) }
    if tag.isCut {
      if window.isFinal, limit == window.count { return .wait }
      // What is complete of it is kept; the rest is left out until it ends.
      tag.end = max(tag.name.upperBound, tag.attributes.last?.range.upperBound ?? 0, tag.junk.last?.upperBound ?? 0)
    }
    let hash = window.foldedHash(tag.name)
    return element(window, place, tag.name, hash: hash, end: tag.end, isEmpty: tag.isEmpty, odd: tag)
  }

  private mutating func isName(_ window: TextWindow, _ name: Range<Int>) -> Bool {
    guard !name.isEmpty, name.allSatisfy({ window[$0].isName }) else { return false }
    return name.allSatisfy { window[$0] < 0x80 } || judge.acceptsName(window.bytes(name))
  }

  /// Opens an element, after what should have ended before it has ended.
  private mutating func element(
    _ window: TextWindow, _ place: Int, _ name: Range<Int>, hash: UInt64, end: Int, isEmpty: Bool,
    odd: LenientTag? = nil
  ) -> Step {
    let traits = table.traits(hash)
    if open.count >= MendingCore.deepest {
      if !isEmpty { tooDeep += 1 }
      if odd?.isCut == true { skips = .lostTag(quote: nil) }
      return mend(.limit, window, place..<end)
    }
    if let suspicion = suspicion(window, place, name, traits) {
      let isRecord = traits.role == .record
      guard
        let fate = foresight.fate(
          of: suspicion.index, anchor: suspicion.anchor, in: open, window, from: place, isRecord: isRecord)
      else { return .wait }
      let isLeft = fate == .left || (fate == .unknown && isOfFeed(suspicion, traits))
      if isLeft, let step = ask(.unclosed(suspicion.index, by: traits), window, place..<place) { return step }
    }
    var isEmpty = isEmpty
    var closing: (Remedy, Rule)?
    if !isEmpty, isInHTML, traits.isVoid || !traits.isKnown {
      guard let fate = foresight.fate(at: place, anchor: open.count - 1, in: open, window) else { return .wait }
      if fate == .left, traits.isVoid {
        // Behind a tag that lacks its `>`, and before the one it gets.
        let place = odd?.isOpen == true ? end : end - 1
        closing = remedy(.void, window, place..<end)
        isEmpty = closing != nil
      } else if fate == .left, odd == nil, isPlain(window, name, end), !window.isFinal || end < window.count {
        return mend(.lessThan, window, place..<place + 1)
      }
    }
    if traits.role == .record { output.addBoundary(window, place, in: open, isStart: true) }
    if let odd {
      rewrite(window, odd, closing: closing)
    } else if let (remedy, rule) = closing {
      output.replace(window, remedy.range, with: remedy.text, rule: rule)
    }
    if isEmpty {
      if open.isEmpty { phase = .epilog }
    } else {
      open.push(window, name, hash: hash, traits: traits, start: window.origin + place)
      phase = .content
    }
    if odd?.isCut == true { skips = isEmpty ? .lostTag(quote: nil) : .tag(quote: nil) }
    return .next(end)
  }

  /// A record, or a text, directly in a feed, in which a record begins: they hold none there. A tree of other things
  /// may be as large as it likes.
  private func isOfFeed(_ suspicion: (index: Int, anchor: Int), _ traits: ElementTraits) -> Bool {
    let role = open[suspicion.index].traits.role
    return traits.role == .record && open[suspicion.anchor].traits.role == .feed
      && (role == .record || role == .field || role == .holder)
  }

  /// `<name>` and nothing more: what may be a placeholder in a text.
  private func isPlain(_ window: TextWindow, _ name: Range<Int>, _ end: Int) -> Bool {
    end == name.upperBound + 1 && !name.contains { window[$0] == 0x3A }
  }

  /// Applies to a tag what the rules say of its parts, in the order of their places.
  private mutating func rewrite(_ window: TextWindow, _ tag: LenientTag, closing: (Remedy, Rule)?) {
    var edits: [(Range<Int>, [UInt8], Rule)] = []
    @discardableResult
    func note(_ remedy: (Remedy, Rule)?) -> Bool {
      guard let (remedy, rule) = remedy else { return false }
      edits.append((remedy.range, remedy.text, rule))
      for (place, text) in remedy.also { edits.append((place..<place, text, rule)) }
      return true
    }
    let junk = tag.junk.map { LenientAttribute(name: $0, range: $0, isSpaced: true, hasName: false) }
    for attribute in (tag.attributes + junk).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if note(remedy(.oddAttribute(attribute), window, attribute.range)) { continue }
      for remedy in remedies(.attribute(attribute), window, attribute.range) { note(remedy) }
      if let value = attribute.value { valueEdits(window, value, quote: attribute.quote, &edits) }
    }
    note(closing)
    if tag.isOpen { note(remedy(.openTag(tag), window, tag.end..<tag.end)) }
    // Stable: at one place the quote that opens stands before what it encloses, as it was found.
    let ordered = edits.enumerated().sorted {
      ($0.element.0.lowerBound, $0.offset) < ($1.element.0.lowerBound, $1.offset)
    }
    for (_, (range, text, rule)) in ordered { output.replace(window, range, with: text, rule: rule) }
  }

  /// What stands in an attribute's value and may not.
  private mutating func valueEdits(
    _ window: TextWindow, _ value: Range<Int>, quote: UInt8?, _ edits: inout [(Range<Int>, [UInt8], Rule)]
  ) {
    var place = value.lowerBound
    while place < value.upperBound {
      var end = place + 1
      var trouble: Trouble?
      switch window[place] {
      case 0x26: (trouble, end) = referenceInValue(window, place, value)
      case 0x3C: trouble = .lessThanInAttribute
      case 0x22 where quote == nil: trouble = .quoteInAttribute
      case _ where window.isForbidden(place):
        end = min(forbiddenEnd(window, place), value.upperBound)
        trouble = .character
      default: break
      }
      if let trouble, let (remedy, rule) = remedy(trouble, window, place..<end) {
        edits.append((remedy.range, remedy.text, rule))
      }
      place = end
    }
  }

  private mutating func referenceInValue(
    _ window: TextWindow, _ place: Int, _ value: Range<Int>
  ) -> (Trouble?, end: Int) {
    let reference = window.reference(at: place)
    switch reference {
    case .sound(let end) where end <= value.upperBound: return (nil, end)
    case .named(let name) where name.upperBound < value.upperBound:
      let use = entities.isEmpty ? Entities.Use.unknown : entities.use(window.string(name), inAttribute: true)
      return (use == .sound ? nil : .reference(reference, use), name.upperBound + 1)
    case .numbered(_, let end) where end <= value.upperBound: return (.reference(reference, .unknown), end)
    default: return (.reference(.bare, .unknown), place + 1)
    }
  }
}
