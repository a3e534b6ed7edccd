// `]]>` in text.

import SluiceCore

extension MendingRule {
  /// Behind a CDATA section it is what is left of one within another, and goes; elsewhere it is text and is escaped
  /// (XML 1.0 §2.4: https://www.w3.org/TR/xml/#syntax).
  static let straySectionEnd = MendingRule(.straySectionEnd, .sectionEnd) { scene in
    guard case .sectionEnd(isInSection: false) = scene.trouble else {
      // Not the section's own: it is set apart from the brackets before it.
      return .replace(scene.range, with: "]]><![CDATA[>")
    }
    return scene.open.last?.hasSection == true
      ? .remove(scene.range) : .replace(scene.range.upperBound - 1..<scene.range.upperBound, with: "&gt;")
  }
}
