// What mojibake repair must know of a character: its kind, its script, and how common it is. No decisions.

/// The kind of a character, from the Unicode data of the standard library.
struct CharacterKind: Sendable, BitwiseCopyable {
  /// Scripts that are written apart from each other; what has none is shared by all.
  enum Script: UInt8, Sendable {
    case none, latin, greek, cyrillic, armenian, hebrew, arabic, indic, thai, georgian, han, hangul, other
  }

  var isLetter = false
  var isUpper = false
  var isLower = false
  var isDigit = false
  /// `¿` and the like: after a letter it opens something, which is odd.
  var isOpening = false
  /// `»` and the like: after a letter it is usual.
  var isTrailing = false
  /// `²` and the like: it ends a word, rarely with a letter behind it.
  var isClosingSign = false
  /// `“` and the like, which programs put between mangled words without mangling it.
  var isInnocent = false
  var script = Script.none
  /// How common it is in text that people write: 2 is common, 1 seen, 0 rare; far below that it is no text.
  var weight: Int8 = 0

  var isPartOfWord: Bool { isLetter || isDigit }

  /// The kind of a character.
  static func of(_ character: UInt32) -> CharacterKind { of(character, in: table) }

  @inline(__always)
  static func of(_ character: UInt32, in table: Lookup<CharacterKind>) -> CharacterKind {
    character < UInt32(table.count) ? table[Int(character)] : make(character)
  }

  /// Made once for what most texts are of.
  static let table = Lookup((0..<0x3000).map { make($0) })

  private static let opening = Set("¿¡‹“„‚‘".unicodeScalars)
  private static let trailing = Set("«»›”’…–—•™®°²³¹".unicodeScalars)
  private static let closingSigns = Set("°²³¹•™®".unicodeScalars)
  private static let innocent = Set("“”‘’–—…«»\u{A0}\u{FFFD}".unicodeScalars)

  private static func make(_ character: UInt32) -> CharacterKind {
    var kind = CharacterKind()
    guard let scalar = Unicode.Scalar(character) else {
      kind.weight = CharacterWeight.none
      return kind
    }
    // The signs of the four sets stand in Latin-1 and from General Punctuation to the Letterlike Symbols, but for one.
    if 0xA0..<0xC0 ~= character || 0x2000..<0x2150 ~= character || character == 0xFFFD {
      kind.isOpening = opening.contains(scalar)
      kind.isTrailing = trailing.contains(scalar)
      kind.isClosingSign = closingSigns.contains(scalar)
      kind.isInnocent = innocent.contains(scalar)
    }
    let category = scalar.properties.generalCategory
    switch category {
    case .uppercaseLetter: (kind.isLetter, kind.isUpper) = (true, true)
    case .lowercaseLetter: (kind.isLetter, kind.isLower) = (true, true)
    case .titlecaseLetter, .modifierLetter: kind.isLetter = true
    // ª and º are letters to Unicode and signs to those who write them.
    case .otherLetter: kind.isLetter = character != 0xAA && character != 0xBA
    case .decimalNumber: kind.isDigit = true
    default: break
    }
    let isPart = kind.isLetter || category == .nonspacingMark || category == .spacingMark
    kind.script = isPart ? script(character) : .none
    let isAssigned = category != .unassigned && category != .privateUse
    kind.weight = isAssigned ? CharacterWeight.of(character, kind) : CharacterWeight.none
    // µ, ƒ and ˆ are signs as well.
    if character == 0xB5 || character == 0x192 || character == 0x2C6 {
      (kind.isLetter, kind.isLower) = (false, false)
    }
    return kind
  }

  /// By blocks (https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt), which is enough to tell two apart.
  private static func script(_ character: UInt32) -> Script {
    switch character {
    case ..<0x250, 0x1E00..<0x1F00, 0x2C60..<0x2C80, 0xFB00..<0xFB07: .latin
    case 0x370..<0x400, 0x1F00..<0x2000: .greek
    case 0x400..<0x530: .cyrillic
    case 0x530..<0x590: .armenian
    case 0x590..<0x600: .hebrew
    case 0x600..<0x780, 0xFB50..<0xFE00, 0xFE70..<0xFF00: .arabic
    case 0x900..<0xE00: .indic
    case 0xE00..<0xE80: .thai
    case 0x10A0..<0x1100: .georgian
    case 0x3040..<0xA000, 0xF900..<0xFB00: .han
    case 0xAC00..<0xD7B0: .hangul
    default: .other
    }
  }
}
