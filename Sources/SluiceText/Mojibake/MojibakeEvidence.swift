// What speaks for one sequence being mojibake, in half points. The weights of one unit; a text is judged in Mojibake.swift.

import SluiceCore

/// Evidence for and against one unit: what it would mean, how odd it is as it stands, and what stands around it.
///
/// Every weight says why. They were set on texts whose right reading is known, and the share of right texts that are
/// changed is measured (see the README).
enum MojibakeEvidence {
  /// Of a unit that means nothing a text is made of.
  static let impossible = -200

  /// Of what closes a quote that was opened in the same way.
  static let cutQuote = 8
  /// Of a unit that is shown as what it is, as in `é becomes "Ã©"`.
  static let example = -16
  /// Of the only ideograph of a text: three letters make it by chance, and where one is written, more are.
  static let loneIdeograph = -20

  /// Whether no word goes on at a character.
  static func isBorder(_ character: UInt32) -> Bool {
    character == MojibakeText.gap || character < 0x80 && !UInt8(character).isAlphanumeric
  }

  /// Whether people put it around what they show.
  static func isQuote(_ character: UInt32) -> Bool {
    switch character {
    case 0x22, 0x27, 0x60: true
    default: false
    }
  }

  /// The evidence of a unit of a text in half points. `before` and `after` are the characters around it once others are
  /// repaired, or ``MojibakeText/gap``.
  static func points(
    _ unit: MojibakeUnit, in text: borrowing MojibakeText, _ page: Int, before: UInt32, after: UInt32
  ) -> Int {
    let meant = text.kind(unit.meaning)
    if meant.weight == CharacterWeight.none { return impossible }
    var points = unit.isLossy ? 0 : 2 * Int(meant.weight)
    for place in unit.range.dropLast() {
      points += oddness(text[place], text[place + 1], text, isPair: unit.range.count == 2)
    }
    // Chance makes a pair now and then; three or four that fit each other it hardly ever does.
    points += unit.range.count == 2 ? 0 : unit.range.count == 3 ? 6 : 10
    for place in unit.range where text.pages.isForeign(text[place], in: page) { points -= 2 }
    let previous = before == MojibakeText.gap ? nil : text.kind(before)
    let next = after == MojibakeText.gap ? nil : text.kind(after)
    return points + surroundings(unit, text, meant, previous, next, after) + custom(unit, text, previous, next)
  }

  /// What people write so: 4.7 kΩ±1 %, 50 Ω·cm, Δ°, 220В±10 %, Άρθρο Β΄, 5 Å±0.1, Sámi `ášš`.
  private static func custom(
    _ unit: MojibakeUnit, _ text: borrowing MojibakeText, _ before: CharacterKind?, _ after: CharacterKind?
  ) -> Int {
    let first = text[unit.range.lowerBound]
    let second = text[unit.range.lowerBound + 1]
    let kind = text.kind(first)
    if unit.range.count == 3 {
      let isWord = unit.range.allSatisfy { text.kind(text[$0]).isLower && text.kind(text[$0]).script == kind.script }
      return isWord && kind.script == .latin && before?.isLetter == true && after?.isLetter == true ? -24 : 0
    }
    guard unit.range.count == 2 else { return 0 }
    let isSign =
      switch second {
      case 0xA7, 0xB0, 0xB1, 0xB7, 0x384: true
      default: false
      }
    // But `Р°` is а: most of mangled Russian and Greek looks so.
    let meant = text.kind(unit.meaning).script
    if isSign, kind.isLetter, kind.script != .latin, meant != .cyrillic, meant != .greek { return -16 }
    if isSign, first == 0xC5, after?.isDigit == true { return -16 }
    return 0
  }

  /// How odd it is that one character follows another, as people write.
  private static func oddness(
    _ first: UInt32, _ second: UInt32, _ text: borrowing MojibakeText, isPair: Bool
  ) -> Int {
    switch second {
    // Nobody means a control.
    case 0x80..<0xA0: return 12
    case 0xFFFD, 0xA0: return 0
    case 0x20: return -4
    case 0xAD: return 4
    default: break
    }
    let one = text.kind(first)
    let two = text.kind(second)
    if one.isLetter && two.isLetter {
      if one.script != two.script { return 6 }
      if one.isLower && two.isUpper { return 4 }
      // Two letters beyond ASCII side by side are rarer in Latin scripts than in others.
      return one.isUpper && two.isUpper || one.script == .latin ? -2 : -4
    }
    if one.isLetter {
      if two.isOpening { return 4 }
      if two.isTrailing { return 0 }
      // A price can stand behind a letter.
      if second == 0xA5 || second == 0x20AC { return isPair ? (first == 0xC2 ? 6 : -4) : 2 }
      // Â in front of a sign is what the first hundred signs of Unicode look like.
      return first == 0xC2 ? 6 : 4
    }
    return two.isLetter ? 0 : 2
  }

  private static func surroundings(
    _ unit: MojibakeUnit, _ text: borrowing MojibakeText, _ meant: CharacterKind, _ before: CharacterKind?,
    _ after: CharacterKind?, _ next: UInt32
  ) -> Int {
    let first = text.kind(text[unit.range.lowerBound])
    let lastCharacter = text[unit.range.upperBound - 1]
    let last = text.kind(lastCharacter)
    let isPair = unit.range.count == 2
    let isBeforeLetter = after?.isLetter == true && next < 0x80
    let isTrailing = last.isTrailing
    let isMoney = lastCharacter == 0xA5 || lastCharacter == 0x20AC
    let isAlone = !(before?.isPartOfWord == true || after?.isPartOfWord == true)
    var points = 0
    if !isPair && isAlone { points += 2 }
    // A word that ends in é, and then a space, and then something odd.
    if !isPair, unit.hasSpace, text[unit.range.lowerBound + 1] == 0x20, first.isLetter, before?.script == first.script {
      points -= 12
    }
    // A sign within a word.
    let isSign = !last.isLetter && lastCharacter != 0x20 && lastCharacter != 0xA0
    if isSign && !isTrailing && !isMoney && isBeforeLetter { points += 4 }
    if last.isClosingSign && isBeforeLetter { points += 2 }
    if isPair && isAlone && first.isUpper && isSign && !isTrailing && meant.isLower { points += 3 }
    // A no-break space within a word, or in front of another space.
    if lastCharacter == 0xA0 && unit.meaning != 0xA0 {
      if after?.isLower == true && before?.isLetter == true { points += 2 }
      if next == 0x20 { points += 4 }
    }
    if unit.hasSpace && next == 0x20 { points += 2 }
    if isPair && first.isUpper && before?.isUpper == true {
      // A small letter between capitals, or a word of capitals.
      if last.isLower && after?.isUpper == true { points += 8 }
      if last.isUpper { points -= 4 }
    }
    // A price.
    if after?.isDigit == true, 0xA2...0xA5 ~= unit.meaning || unit.meaning == 0x20AC { points += 2 }
    // Ã and Â begin what Western Europe writes, which is most of what is mangled.
    if text[unit.range.lowerBound] == 0xC2 || text[unit.range.lowerBound] == 0xC3 { points += 2 }
    if before?.isLower == true && first.isUpper { points += 4 }
    // A word in two scripts.
    if !unit.hasSpace, first.isLetter, first.script != .latin, meant.script == .latin || meant.script == .none {
      if before?.script == .latin { points += 3 }
      if after?.script == .latin { points += 3 }
    }
    if isPair && isAlone && !unit.hasSpace && isWord(unit, text, first, last) { points += 6 }
    if !first.isLetter { points += before?.isLetter == true || after?.isLetter == true || !isPair ? 2 : -4 }
    return points + fit(unit, text, meant, before, after)
  }

  /// Letters that are words by themselves, as `è` in Italian.
  private static let words = Lookup(
    (0x80..<0x100).map { Set("àáèéíòóôåöÀÈÉÅÖ".unicodeScalars.map(\.value)).contains($0) })

  /// Whether the unit stands where a word of one letter does, between others in ASCII, and is none as it is.
  private static func isWord(
    _ unit: MojibakeUnit, _ text: borrowing MojibakeText, _ first: CharacterKind, _ last: CharacterKind
  ) -> Bool {
    guard 0x80..<0x100 ~= unit.meaning, words[Int(unit.meaning) - 0x80] else { return false }
    guard !first.isLetter || first.script != .latin || (first.isUpper && last.isUpper) else { return false }
    func isASCIIWord(_ space: Int, _ letter: Int) -> Bool {
      guard text.at(space) == 0x20 else { return false }
      return text.at(letter) < 0x80 && text.kind(text.at(letter)).isLetter
    }
    let before = isASCIIWord(unit.range.lowerBound - 1, unit.range.lowerBound - 2)
    let after = isASCIIWord(unit.range.upperBound, unit.range.upperBound + 1)
    return before && after || before && text.at(unit.range.upperBound) >= 0x80 || after && unit.range.lowerBound == 0
  }

  /// How well a meaning goes with what stands around it, to choose between pages that explain a text alike. It is no
  /// evidence that anything is mangled.
  static func liking(_ unit: MojibakeUnit, in text: borrowing MojibakeText, before: UInt32, after: UInt32) -> Int {
    switch unit.meaning {
    // ß stands behind a vowel, never in front of a word.
    case 0xDF: return before > 0xC0 && before != MojibakeText.gap || vowels.contains(before) ? 0 : -6
    case 0x80..<0x250:
      // Few words end in ä, ö or ü, and many in å.
      let isEnd = after == 0x20 || after == MojibakeText.gap || after == 0x2E || after == 0x2C
      let isUmlaut = unit.meaning == 0xE4 || unit.meaning == 0xF6 || unit.meaning == 0xFC
      let shift = !isEnd ? 0 : unit.meaning == 0xE5 ? 2 : isUmlaut ? -1 : 0
      return (letters.contains(unit.meaning) ? 2 : 0) + shift
    // Kana that every sentence has.
    case 0x3040..<0x3100: return kana.contains(unit.meaning) ? 3 : 0
    default: return 0
    }
  }

  /// What Latin letters beyond ASCII mostly are.
  private static let letters = Set("éáóíúüöäñãçàèêčšžřěůýąęłśćżőűâôşğı".unicodeScalars.map(\.value))
  private static let vowels = Set("aeiouAEIOU".unicodeScalars.map(\.value))
  private static let kana = Set("のにをはがでとてしたるすまりれいうかきくこさせそなもらンスルイトクタラリアシドロコーッ".unicodeScalars.map(\.value))

  /// Whether the meaning fits the word it would stand in.
  private static func fit(
    _ unit: MojibakeUnit, _ text: borrowing MojibakeText, _ meant: CharacterKind, _ before: CharacterKind?,
    _ after: CharacterKind?
  ) -> Int {
    guard meant.script != .none else { return 0 }
    var points = 0
    if let script = before?.script, script != .none { points += script == meant.script ? 2 : -6 }
    if let script = after?.script, script != .none { points += script == meant.script ? 2 : -6 }
    if meant.isUpper && before?.isLower == true { points -= 4 }
    if meant.isLower && before?.isUpper == true {
      let start = unit.range.lowerBound
      if text.kind(text.at(start - 2)).isUpper { points -= 4 }
      if after?.isUpper == true { points -= 6 }
    }
    return points
  }
}
