// Apostrophes that a crawler dropped. A guess, and therefore only for `full` and on request.

import SluiceCore

/// Puts apostrophes back into English contractions whose bare form is no word: `youre` → `you’re`.
///
/// Never `were`, `well`, `its`, `wont`, `cant`, `lets`, `hell`, `ill`, which are words. A text that has an apostrophe
/// left has lost none to a crawler, and stays.
enum DroppedApostrophes {
  /// The letters before the apostrophe of words that no language has.
  private static let sure = table(
    """
    you’re you’ve you’ll they’re they’ve they’ll we’ve isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t didn’t \
    couldn’t wouldn’t shouldn’t mustn’t needn’t mightn’t could’ve would’ve should’ve that’s what’s who’ve
    """)
  /// Those that another language has (French `dont`), or that are rare words: only in a text that is English.
  private static let likely = table("don’t there’s here’s where’s how’s she’s it’ll that’ll ain’t y’all o’clock")
  /// Only in front of a word that follows hardly anything else; German writes `im`, and Ive is a name.
  private static let before: [String: (apostrophe: Int, followers: Set<String>)] = [
    "im": (1, ["not", "going", "sure", "just", "sorry", "glad", "trying", "afraid", "very", "so", "still", "looking"]),
    "ive": (
      1, ["been", "never", "always", "got", "had", "seen", "just", "only", "also", "ever", "done", "tried", "heard"]
    ),
  ]
  private static let english: Set<String> = [
    "the", "of", "and", "to", "is", "was", "you", "that", "for", "with", "are", "this", "have", "it", "they", "we",
  ]
  private static let french: Set<String> = ["le", "la", "les", "des", "est", "une", "du", "et", "il", "elle", "pour"]
  private static let apostrophe: UInt32 = 0x2019

  private static func table(_ words: String) -> [String: Int] {
    var table: [String: Int] = [:]
    for word in words.split(separator: " ") {
      table[word.filter { $0 != "’" }] = word.distance(
        from: word.startIndex, to: word.firstIndex(of: "’") ?? word.endIndex)
    }
    return table
  }

  static func restore(
    _ text: Span<UInt8>, _ kind: TextKind, into output: inout ByteBuffer, _ log: inout EditLog
  ) -> Bool {
    let kind = kind.seen(in: text)
    var candidates: [(word: Word, apostrophe: Int, confidence: Double)] = []
    var englishWords = 0
    var frenchWords = 0
    var words = Words(kind)
    var held: Word?
    while let word = words.next(in: text) {
      if let last = held, let rule = before[last.lowercased], rule.followers.contains(word.lowercased) {
        candidates.append((last, rule.apostrophe, 0.85))
      }
      held = nil
      if english.contains(word.lowercased) { englishWords += 1 }
      if french.contains(word.lowercased) { frenchWords += 1 }
      if let place = sure[word.lowercased] {
        candidates.append((word, place, 0.98))
      } else if let place = likely[word.lowercased] {
        candidates.append((word, place, 0.9))
      } else if before[word.lowercased] != nil {
        held = word
      }
    }
    if words.hasApostrophe { return false }
    let isEnglish = englishWords >= 2 && englishWords > 2 * frenchWords
    candidates.removeAll { $0.confidence < 0.95 && !isEnglish }
    if candidates.isEmpty { return false }
    var clean = 0
    for (word, place, confidence) in candidates {
      output.append(text.extracting(clean..<word.range.lowerBound))
      let length = output.count
      // `ive` and `im` are I’ve and I’m.
      let isFirstPerson = before[word.lowercased] != nil
      let first = text[word.range.lowerBound]
      output.append(isFirstPerson ? first & 0xDF : first)
      output.append(text.extracting(word.range.lowerBound + 1..<word.range.lowerBound + place))
      output.append(scalar: apostrophe)
      output.append(text.extracting(word.range.lowerBound + place..<word.range.upperBound))
      log.replace(word.range, of: text, by: output, from: length, .droppedApostrophe, confidence: confidence)
      clean = word.range.upperBound
    }
    output.append(text.extracting(clean..<text.count))
    return true
  }

  private struct Word {
    var range: Range<Int>
    var lowercased: String
  }

  /// Words of ASCII letters that stand by themselves, outside of tags and code.
  private struct Words {
    private let kind: TextKind
    private var place = 0
    private(set) var hasApostrophe = false
    private var code = CodeElements()
    /// Longer ones are in no list.
    private static let longest = 10

    init(_ kind: TextKind) { self.kind = kind }

    mutating func next(in text: Span<UInt8>) -> Word? {
      while place < text.count {
        if kind == .html, text[place] == UInt8(ascii: "<") {
          place = text.first(UInt8(ascii: ">"), from: place)
          continue
        }
        guard text[place].isLetter else {
          noteApostrophe(text)
          place += 1
          continue
        }
        let start = place
        while place < text.count, text[place].isLetter { place += 1 }
        guard place - start <= Words.longest, !Words.isPart(text, start - 1), !Words.isPart(text, place) else {
          continue
        }
        if kind == .html, code.holds(start, in: text) { continue }
        var lowercased = ""
        for at in start..<place { lowercased.unicodeScalars.append(Unicode.Scalar(text[at] | 0x20)) }
        return Word(range: start..<place, lowercased: lowercased)
      }
      return nil
    }

    private mutating func noteApostrophe(_ text: Span<UInt8>) {
      let length = text[place] == UInt8(ascii: "'") ? 1 : text.has("’", at: place) ? 3 : 0
      guard length > 0, place > 0, text[place - 1].isLetter, place + length < text.count else { return }
      if text[place + length].isLetter { hasApostrophe = true }
    }

    /// What makes a word part of a longer one, of a name or of an address.
    private static func isPart(_ text: Span<UInt8>, _ place: Int) -> Bool {
      guard place >= 0, place < text.count else { return false }
      switch text[place] {
      case 0x80...0xBF where place >= 2 && text[place - 2] == 0xE2: return false
      case 0xE2: return false
      case 0x80...: return true
      case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "#"),
        UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "("):
        return true
      case UInt8(ascii: "."): return place + 1 < text.count && text[place + 1] > 0x20
      default: return false
      }
    }
  }
}
