// `]]>` in text.

import SluiceCore

extension MendingRule {
  /// Behind a CDATA section it is what is left of one within another, and goes; elsewhere it is text and is escaped
  /// (XML 1.0 §2.4: https://www.w3.org/TR/xml/#syntax).
  static let straySectionEnd = MendingRule(.straySectionEnd, .sectionEnd) { scene in
    scene.open.last?.hasSection == true
      ? .remove(scene.range) : .replace(scene.range.upperBound - 1..<scene.range.upperBound, with: "&gt;")
  }
}
