// HTML's named character references, looked up by name. Not a parser of references: the caller finds the ampersand.

/// https://html.spec.whatwg.org/multipage/named-characters.html
///
/// A name is what follows the ampersand, its semicolon included. What HTML makes of `&` in text is therefore:
/// letters and digits up to a semicolon that `characters` knows, or else the prefix that `legacyCharacter` finds.
/// No name has a semicolon inside, so the first of the two is always the longer match that HTML asks for.
package enum NamedCharacters {
  /// Bytes of the longest name, `CounterClockwiseContourIntegral;`. No longer run can be one.
  package static let longestName = 32
  /// Bytes of the longest name that needs no semicolon, `Aacute` and others.
  package static let longestLegacyName = 6

  private static let index = NamedCharacterIndex(NamedCharacterTable.pairs)

  /// What a name with its semicolon stands for; nil for any other bytes, and for every name without one.
  ///
  /// `"nbsp;"` → U+A0. Case matters: `"AMP;"` and `"amp;"` are names, `"Amp;"` is none.
  package static func characters(_ name: Span<UInt8>) -> NamedCharacter? {
    guard name.count <= longestName, !name.isEmpty, name[name.count - 1] == UInt8(ascii: ";") else { return nil }
    var hash = NamedCharacterIndex.seed
    for place in name.indices { hash = NamedCharacterIndex.hash(hash, name[place]) }
    return index.character(name, hash)
  }

  /// The longest name that needs no semicolon and is a prefix of the text after an ampersand, and its length.
  ///
  /// `"notit;"` → `¬` and 3. A semicolon after the name is not counted. In attributes HTML takes such a name only
  /// where neither `=` nor a letter or digit follows, and in URLs it had better not be taken at all; both are for
  /// the caller to see.
  package static func legacyCharacter(prefixOf text: Span<UInt8>) -> (character: NamedCharacter, length: Int)? {
    var longest: (character: NamedCharacter, length: Int)?
    var hash = NamedCharacterIndex.seed
    for length in 1..<longestLegacyName + 1 where length <= text.count {
      let byte = text[length - 1]
      // Only what has a semicolon goes on to be a name after it.
      if byte == UInt8(ascii: ";") { break }
      hash = NamedCharacterIndex.hash(hash, byte)
      if let character = index.character(text.extracting(first: length), hash) { longest = (character, length) }
    }
    return longest
  }
}
