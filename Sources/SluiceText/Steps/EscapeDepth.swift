// References that were escaped once too often, by evidence. Not the level of escaping that a field has by right.

import SluiceCore

/// Undoes one escape too many in the fields of a feed: `Don&#8217;t` in a title that is text, `don&amp;#8217;t` in a
/// summary that is HTML.
///
/// Nobody writes a reference within a word to be read, so one of them tells that the whole text was escaped too often. A
/// reference between spaces, as in a post about `&amp;`, tells nothing: it is undone only where the text or its feed
/// shows elsewhere that it was escaped.
enum EscapeDepth {
  static func undo(
    _ text: Span<UInt8>, _ kind: TextKind, _ evidence: TextEvidence, into output: inout ByteBuffer,
    _ log: inout EditLog
  ) -> Bool {
    let kind = kind.seen(in: text)
    var signs = EscapeSigns()
    signs.look(at: text, kind)
    if kind == .html, EscapedMarkup.isWhole(text) {
      decode(text, .plain, into: &output, &log)
      return true
    }
    // HTML that escapes an ampersand as it should was not escaped too often.
    if kind == .html, signs.isBare { return false }
    guard signs.isStrong || (evidence.isEscaped && signs.isWeak) else { return false }
    decode(text, kind, into: &output, &log)
    return true
  }

  private static func decode(
    _ text: Span<UInt8>, _ kind: TextKind, into output: inout ByteBuffer, _ log: inout EditLog
  ) {
    var clean = 0
    var references = EscapedReferences(kind)
    while let found = references.next(in: text) {
      if found.isInCode { continue }
      output.append(text.extracting(clean..<found.range.lowerBound))
      let length = output.count
      if kind == .plain {
        found.reference.write(into: &output)
      } else {
        // HTML keeps the one level that is its own.
        output.append(UInt8(ascii: "&"))
        output.append(text.extracting(found.name..<found.range.upperBound))
      }
      log.replace(found.range, of: text, by: output, from: length, .escapeDepth)
      clean = found.range.upperBound
    }
    output.append(text.extracting(clean..<text.count))
  }
}

/// What the texts of a source tell about their escaping.
struct EscapeSigns {
  /// A reference stands within a word.
  var isStrong = false
  /// One stands elsewhere.
  var isWeak = false
  /// An ampersand stands for itself (in HTML: `&amp;` does), which in what was escaped too often none does.
  var isBare = false
  /// A reference that stands elsewhere is one of a tag, as in a post about HTML.
  var isOfTag = false

  mutating func look(at text: Span<UInt8>, _ kind: TextKind) {
    var references = EscapedReferences(kind)
    while let found = references.next(in: text) {
      if found.isInCode { continue }
      if found.isWithinWord { isStrong = true } else { isWeak = true }
      if found.reference.first == 0x3C || found.reference.first == 0x3E { isOfTag = true }
    }
    isBare = isBare || references.sawBare
  }
}

/// Walks over the references of a text that are one level deeper than its kind allows.
struct EscapedReferences {
  struct Found {
    var reference: CharacterReference
    var range: Range<Int>
    /// Where its name begins, behind the ampersand however that is written.
    var name: Int
    var isWithinWord: Bool
    var isInCode: Bool
  }

  private let kind: TextKind
  private var place = 0
  private var code = CodeElements()
  private var url = URLRuns()
  /// Whether an ampersand was passed that begins no reference.
  private(set) var sawBare = false

  init(_ kind: TextKind) { self.kind = kind }

  mutating func next(in text: Span<UInt8>) -> Found? {
    while true {
      let start = text.first(UInt8(ascii: "&"), from: place)
      guard start < text.count else { return nil }
      place = start + 1
      guard var reference = CharacterReference(text, at: start), reference.hasSemicolon else {
        if kind == .plain { sawBare = true }
        continue
      }
      var end = start + reference.length
      // Each `&amp;` in front of a reference is one level; deeper ones fall together, but for `&amp;amp;`.
      var depth = 0
      while reference.first == 0x26, let inner = CharacterReference(text, at: end - 1), inner.hasSemicolon,
        depth == 0 && kind == .html || inner.first >= 0x80
      {
        end = end - 1 + inner.length
        reference = inner
        depth += 1
      }
      if kind == .html, depth == 0 || url.holds(start, in: text) {
        if depth == 0, reference.first == 0x26, !url.holds(start, in: text), !code.holds(start, in: text) {
          sawBare = true
        }
        continue
      }
      if kind == .plain, reference.first == 0x26, url.holds(start, in: text) { continue }
      place = end
      let isInCode = kind == .html && code.holds(start, in: text)
      return Found(
        reference: reference, range: start..<end, name: end - reference.length + 1,
        isWithinWord: isWithinWord(reference, start..<end, text), isInCode: isInCode)
    }
  }

  private func isWithinWord(_ reference: CharacterReference, _ range: Range<Int>, _ text: Span<UInt8>) -> Bool {
    func isPart(_ place: Int) -> Bool {
      text.indices.contains(place) && (text[place] >= 0x80 || text[place].isAlphanumeric)
    }
    let before = isPart(range.lowerBound - 1)
    let after = isPart(range.upperBound)
    switch reference.first {
    // Of tags one can write.
    case 0x3C, 0x3E: return false
    case 0x22: return kind == .plain && (before || after)
    case ..<0x80: return before && after
    default: return before || after
    }
  }
}

/// Which places of an HTML text are within `code` or `pre`, where references are shown on purpose.
struct CodeElements {
  private var looked = 0
  private var depth = 0

  mutating func holds(_ place: Int, in text: Span<UInt8>) -> Bool {
    while looked < place {
      if text[looked] == UInt8(ascii: "<") {
        let isEnd = looked + 1 < text.count && text[looked + 1] == UInt8(ascii: "/")
        let name = looked + (isEnd ? 2 : 1)
        if ["code", "pre", "tt", "kbd", "samp"].contains(where: { text.has($0, at: name) }) {
          depth = max(0, depth + (isEnd ? -1 : 1))
        }
      }
      looked += 1
    }
    return depth > 0
  }
}

/// HTML that was escaped as a whole, so that its tags are text.
enum EscapedMarkup {
  /// Whether a text that has no tag begins with an escaped one and ends with one: `&lt;p&gt;…&lt;/p&gt;`.
  static func isWhole(_ text: Span<UInt8>) -> Bool {
    let range = Whitespace.trimmedRange(text)
    let start = range.lowerBound
    guard text.has("&lt;", at: start), text.has("&gt;", at: range.upperBound - 4), range.count > 12,
      text.first(UInt8(ascii: "<"), from: 0) == text.count
    else { return false }
    var end = start + 4
    while end < range.upperBound, text[end].isAlphanumeric { end += 1 }
    return HTMLElement.isName(text.extracting(start + 4..<end))
  }
}
