// Which tags count in a text that is not an HTML document. Reads no tags: the tokenizer does.

import SluiceCore

/// Tells HTML from what only looks like it: `a <b and c> d`, `List<String>`, `write <b> for bold`, `“<br>”`.
///
/// A tag counts that has an attribute with a value, that needs no end tag or has it nearby, or that ends an element.
/// Each byte is looked at a bounded number of times, whatever the text.
struct TagEvidence {
  enum Verdict {
    case text, markup
    /// What follows decides.
    case wait
  }

  /// How far a plain tag's end tag may be, and how far the end of a tag and of what is hidden.
  private static let near = 64 << 10
  static let far = 1 << 20

  private var ahead = TagsAhead()
  /// From where on to where there is no such byte or mark.
  private var without: [UInt8: Range<Int>] = [:]
  /// Elements with names of others that are open: `</my-menu>` counts where `<my-menu open="1">` did.
  private var others = 0
  /// Where the last tag that counted ends.
  private var lastEnd = -1
  /// The last bytes of the text before, and whether nothing but white space stands in its last line.
  private var tail: UInt32 = 0
  private var isAtEdge = true

  /// Text that is no tag goes by.
  mutating func pass(_ text: Span<UInt8>) {
    var place = text.count
    while place > 0, text[place - 1] == 0x20 || text[place - 1] == 0x09 { place -= 1 }
    isAtEdge = place > 0 ? text[place - 1] == 0x0A : isAtEdge
    for place in max(0, text.count - 3)..<text.count { tail = tail << 8 | UInt32(text[place]) }
  }

  /// What stands at a `<`. `base` bytes of the text stand before the span.
  mutating func verdict(_ text: Span<UInt8>, _ at: Int, _ base: Int, _ isFinal: Bool) -> Verdict {
    guard at + 1 < text.count else { return isFinal ? .text : .wait }
    if text[at + 1] == UInt8(ascii: "!") { return declaration(text, at, base, isFinal) }
    let isEnd = text[at + 1] == UInt8(ascii: "/")
    let first = at + (isEnd ? 2 : 1)
    guard first < text.count else { return isFinal ? .text : .wait }
    guard text[first].isLetter else { return .text }
    let name = first..<TagEvidence.endOfName(text, first)
    if name.count > TagGuess.reach { return .text }
    if name.upperBound == text.count { return isFinal ? .text : .wait }
    guard TagGuess.isTag(text, at: at) else { return .text }
    switch shape(text, name.upperBound, base, isFinal) {
    case .wait: return .wait
    case .none: return .text
    // `B</var/run>` is a path of documentation.
    case .tag(let end, _) where isEnd && (name.upperBound..<end - 1).contains { text[$0] > 0x20 }: return .text
    case .tag(let end, let hasValue):
      // Two bytes more, to see what it stands in.
      guard end + 1 < text.count || isFinal else { return .wait }
      if isQuoted(text, at..<end) { return .text }
      let element = HTMLElement(text.extracting(name))
      let verdict =
        isEnd ? endTag(element) : startTag(text, at..<end, element, hasValue, base, isFinal)
      if verdict == .markup {
        lastEnd = base + end
        tail = 0
      }
      return verdict
    }
  }

  private mutating func declaration(_ text: Span<UInt8>, _ at: Int, _ base: Int, _ isFinal: Bool) -> Verdict {
    if text.has("<!--", at: at) {
      guard at + 7 <= text.count || isFinal else { return .wait }
      if isQuoted(text, at..<at + 4) { return .text }
      return next(UInt8(ascii: ">"), text, at + 2, base, isFinal, TagEvidence.far, behind: "--").verdict
    }
    return at + 4 > text.count && !isFinal ? .wait : .text
  }

  private mutating func endTag(_ element: HTMLElement?) -> Verdict {
    if element != nil { return .markup }
    defer { others = max(0, others - 1) }
    return others > 0 ? .markup : .text
  }

  private mutating func startTag(
    _ text: Span<UInt8>, _ tag: Range<Int>, _ element: HTMLElement?, _ hasValue: Bool, _ base: Int, _ isFinal: Bool
  ) -> Verdict {
    let isClosed = text[tag.upperBound - 2] == UInt8(ascii: "/")
    guard let element else {
      // Word leaves `<o:p>` behind.
      let isOffice = ["o:", "v:", "w:", "st1:"].contains { text.has($0, at: tag.lowerBound + 1) }
      // A name with an underscore is a type's: `template <size_t N = 0>`.
      let isTyped = (tag.lowerBound..<TagEvidence.endOfName(text, tag.lowerBound + 1)).contains {
        text[$0] == UInt8(ascii: "_")
      }
      guard hasValue && !isTyped || isClosed || isOffice else { return .text }
      if !isClosed { others += 1 }
      return .markup
    }
    // What hides all that follows must end.
    if element.mustEnd, !isClosed {
      return ahead.end(of: element, text, tag.upperBound, base, isFinal, TagEvidence.far)
    }
    if hasValue || isClosed || element.mayStandAlone && !isSpokenOf(text, tag, element) { return .markup }
    if element.beginsLines, isAtEdge || base + tag.lowerBound == lastEnd { return .markup }
    // Who writes of `<b>` may write `<b>so</b>` further on.
    let isNested = element.isBlock || tag.upperBound < text.count && text[tag.upperBound] == UInt8(ascii: "<")
    return ahead.end(of: element, text, tag.upperBound, base, isFinal, TagEvidence.near, mayNest: isNested)
  }

  /// Whether a plain tag is a name in a program or in a sentence: `vector<p> v`, `<p y>`, `the <p> and the rest`.
  private func isSpokenOf(_ text: Span<UInt8>, _ tag: Range<Int>, _ element: HTMLElement) -> Bool {
    if tag.count > element.name.utf8.count + 2 { return true }
    guard !element.isVoid, tag.upperBound < text.count else { return false }
    let last = UInt8(truncatingIfNeeded: tail)
    let next = text[tag.upperBound]
    if last.isAlphanumeric || last == UInt8(ascii: "_") {
      return
        !(next >= 0x80 || next <= 0x20 && next != 0x20 || next == UInt8(ascii: "<")
        || next.isAlphanumeric)
    }
    guard last == 0x20, !isAtEdge, next == 0x20, tag.upperBound + 1 < text.count else { return false }
    return UInt8(ascii: "a")...UInt8(ascii: "z") ~= text[tag.upperBound + 1]
  }

  /// Whether quotes or brackets stand around it, as around what is spoken of.
  private func isQuoted(_ text: Span<UInt8>, _ tag: Range<Int>) -> Bool {
    let closing: String? =
      switch (tail & 0xFF, tail & 0xFFFF, tail & 0xFF_FFFF) {
      case (0x22, _, _): "\""
      case (0x27, _, _): "'"
      case (0x60, _, _): "`"
      case (0x28, _, _): ")"
      case (_, 0xC2AB, _): "»"
      case (_, _, 0xE2809C): "”"
      case (_, _, 0xE2809E): "“"
      case (_, _, 0xE28098): "’"
      default: nil
      }
    return closing.map { text.has($0, at: tag.upperBound) } ?? false
  }

  static func endOfName(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < text.count, !HTMLTokenizer.endsName(text[end]), text[end] != UInt8(ascii: "<") { end += 1 }
    return end
  }

  // MARK: - Looking ahead

  private enum Shape {
    case none, wait
    case tag(end: Int, hasValue: Bool)
  }

  /// The end of a tag whose name ends at a place; none when no tag is written so.
  private mutating func shape(_ text: Span<UInt8>, _ from: Int, _ base: Int, _ isFinal: Bool) -> Shape {
    var place = from
    var hasValue = false
    while place < text.count {
      switch text[place] {
      case UInt8(ascii: ">"): return .tag(end: place + 1, hasValue: hasValue)
      case UInt8(ascii: "<"): return .none
      case UInt8(ascii: "="):
        hasValue = true
        place += 1
        while place < text.count, HTMLText.isSpace(text[place]) { place += 1 }
        guard place < text.count, text[place] == UInt8(ascii: "\"") || text[place] == UInt8(ascii: "'") else {
          // An end of a tag here is the value's.
          while place < text.count, text[place] > 0x20, text[place] != UInt8(ascii: ">") {
            if text[place] == UInt8(ascii: "<") { return .none }
            place += 1
          }
          continue
        }
        let quote = text[place]
        switch next(quote, text, place + 1, base, isFinal, TagEvidence.far) {
        case .none: return .none
        case .wait: return .wait
        case .found(let end):
          if isTorn(text.extracting(place + 1..<end)) { return .none }
          place = end + 1
        }
      case let byte where byte <= 0x20 || byte == UInt8(ascii: "/") || hasValue: place += 1
      // Before any value only names are attributes: `a <b && c> d`.
      case let byte where byte.isAlphanumeric || "-_:@".utf8.contains(byte): place += 1
      default: return .none
      }
      if place - from > TagEvidence.far { return .none }
    }
    return isFinal ? .none : .wait
  }

  /// Whether the quote of a value is one of the text behind a tag that was cut.
  private func isTorn(_ value: Span<UInt8>) -> Bool {
    guard value.first(0x0A, from: 0) < value.count else { return false }
    return value[value.count - 1] == UInt8(ascii: "=") || value.first(UInt8(ascii: "<"), from: 0) < value.count
  }

  private enum Found {
    case none, wait
    case found(Int)

    var verdict: Verdict {
      switch self {
      case .none: .text
      case .wait: .wait
      case .found: .markup
      }
    }
  }

  /// The next such byte, and the mark that must stand before it, within reach.
  private mutating func next(
    _ byte: UInt8, _ text: Span<UInt8>, _ from: Int, _ base: Int, _ isFinal: Bool, _ reach: Int,
    behind mark: String = ""
  ) -> Found {
    let key = mark.isEmpty ? byte : byte | 0x80
    let limit = base + from + reach
    var place = from
    if let known = without[key], known.contains(base + from) { place = max(from, known.upperBound - base) }
    let near = text.extracting(first: min(text.count, limit - base))
    while place < near.count {
      place = near.first(byte, from: place)
      guard place < near.count else { break }
      if mark.isEmpty || place - mark.utf8.count >= from && text.has(mark, at: place - mark.utf8.count) {
        return .found(place)
      }
      place += 1
    }
    without[key] =
      (without[key].map { $0.contains(base + from) ? $0.lowerBound : base + from } ?? base + from)..<base
      + min(place, text.count)
    return base + place >= limit || isFinal ? .none : .wait
  }
}

extension HTMLElement {
  /// Those that stand without attributes and without an end tag in what people write, void ones and those whose end tag
  /// may be left out (<https://html.spec.whatwg.org/multipage/syntax.html#optional-tags>). Not those whose names are
  /// words that programs put into their usage: `<option>`, `<source>`, `<col>`.
  fileprivate var mayStandAlone: Bool {
    switch self {
    case .p, .br, .hr, .wbr, .li, .dt, .dd, .tr, .td, .th, .tbody: true
    default: false
    }
  }

  /// Those that count at the start of a line, where what they hold may end far away.
  fileprivate var beginsLines: Bool {
    switch self {
    case .div, .ul, .ol, .dl, .table, .blockquote, .center, .html, .body, .h1, .h2, .h3, .h4, .h5, .h6, .article, .nav:
      true
    default: false
    }
  }

  /// Those in which no tags count, or nothing is shown.
  fileprivate var mustEnd: Bool {
    content != .data || self == .svg || self == .math || TextRole.of(self) == .hidden
  }

  fileprivate var isBlock: Bool {
    switch TextRole.of(self) {
    case .inline, .quote, .hidden: false
    default: true
    }
  }
}
