// Characters that no XML document may hold, in text, sections and attributes.

import SluiceCore

extension MendingRule {
  /// Control characters, U+FFFE and U+FFFF go (XML 1.0 §2.2: https://www.w3.org/TR/xml/#charsets); they mean nothing in
  /// a text, so nothing is put in their place.
  static let forbiddenCharacter = MendingRule(.forbiddenCharacter, .character) { .remove($0.range) }
}
