// What stands next, for decisions that one byte cannot make. Changes nothing, and never looks far.

import SluiceCore

/// What comes behind a place, past white space, comments and one comma.
struct JSONAhead {
  enum What {
    /// The input ends.
    case end
    /// Too far away to say.
    case unclear
    /// A string or a word with a colon behind it.
    case key
    /// A string without one.
    case string
    /// A number, `true`, `false`, `null`.
    case literal
    case object
    case array
    case closeObject
    case closeArray
    /// A second comma.
    case comma
    case colon
    /// Nothing that JSON has.
    case other
  }

  var hasComma = false
  var what: What
  /// Where it stands.
  var place: Int

  /// No decision looks farther than this many bytes, so what waits for more bytes stays small.
  static let reach = 256

  /// Looks from a place on; nil when more bytes must come first. What is found does not depend on how many bytes
  /// there are, as long as it is found.
  init?(_ text: TextWindow, from start: Int) {
    var look = Look(text, start)
    what = .unclear
    place = start
    guard look.passSpace() else {
      guard let edge = look.edge else { return nil }
      what = edge
      place = look.place
      return
    }
    if text[look.place] == 0x2C {
      hasComma = true
      look.place += 1
      guard look.passSpace() else {
        guard let edge = look.edge else { return nil }
        what = edge
        place = look.place
        return
      }
    }
    place = look.place
    guard let what = look.what(hasComma) else { return nil }
    self.what = what
  }
}

/// A place that moves on, and where it must stop.
private struct Look {
  let text: TextWindow
  let limit: Int
  private let isFar: Bool
  var place: Int

  init(_ text: TextWindow, _ start: Int) {
    self.text = text
    place = start
    limit = min(text.count, start + JSONAhead.reach)
    isFar = limit == start + JSONAhead.reach
  }

  /// What the limit means; nil when more bytes may come.
  var edge: JSONAhead.What? { isFar ? .unclear : text.isFinal ? .end : nil }

  /// Moves on to what is neither white space nor comment; false at the limit.
  mutating func passSpace() -> Bool {
    while place < limit {
      let byte = text[place]
      if byte.isSpace {
        place += 1
      } else if byte >= 0x80, JSONTokenizer.markLength(text, place) > 0 {
        place = min(place + JSONTokenizer.markLength(text, place), limit)
      } else if byte == 0x2F, place > 0, !JSONTokenizer.mayBeComment(text[place - 1]) {
        return true
      } else if byte == 0x2F, place + 1 < limit, text[place + 1] == 0x2F {
        while place < limit, text[place] != 0x0A { place += 1 }
      } else if byte == 0x2F, place + 1 < limit, text[place + 1] == 0x2A {
        place += 2
        while place + 1 < limit, text[place] != 0x2A || text[place + 1] != 0x2F { place += 1 }
        place = min(place + 2, limit)
      } else if byte == 0x2F, place + 1 == limit, edge != .end {
        place = limit
      } else {
        return true
      }
    }
    return false
  }

  mutating func what(_ hasComma: Bool) -> JSONAhead.What? {
    switch text[place] {
    case 0x22, 0x27: return quoted(text[place])
    case 0x7B: return .object
    case 0x5B: return .array
    case 0x7D: return .closeObject
    case 0x5D: return .closeArray
    case 0x2C: return .comma
    case 0x3A: return .colon
    case 0x2D, 0x30...0x39: return .literal
    case let byte where byte.isJSONWord: return word()
    default: return .other
    }
  }

  /// A string that ends in its line, and whether a colon follows.
  private mutating func quoted(_ quote: UInt8) -> JSONAhead.What? {
    place += 1
    while place < limit, text[place] != quote {
      if text[place] < 0x20 { return .string }
      place += text[place] == 0x5C ? 2 : 1
    }
    place = min(place + 1, limit)
    return colon(or: .string)
  }

  private mutating func word() -> JSONAhead.What? {
    let start = place
    while place < limit, text[place].isJSONWord || text[place] == 0x2D { place += 1 }
    let word = start..<place
    // A word that more bytes may lengthen is none yet.
    if place == limit, let edge { return edge == .end ? kind(word) : edge }
    if place == limit { return nil }
    // `http://…` is no key.
    if text[place] == 0x3A {
      if place + 1 == limit, edge != .end { return edge }
      if place + 1 < limit, text[place + 1] == 0x2F { return .other }
    }
    return colon(or: kind(word))
  }

  private func kind(_ word: Range<Int>) -> JSONAhead.What {
    text.equals("true", word) || text.equals("false", word) || text.equals("null", word) ? .literal : .other
  }

  private mutating func colon(or other: JSONAhead.What) -> JSONAhead.What? {
    guard passSpace() else { return edge == .end ? other : edge }
    return text[place] == 0x3A ? .key : other
  }
}
