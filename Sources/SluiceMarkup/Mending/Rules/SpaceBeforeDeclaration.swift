// White space and marks before the XML declaration.

import SluiceCore

extension MendingRule {
  /// A template's blank line, a second byte order mark: nothing may stand before the declaration
  /// (XML 1.0 §2.8: https://www.w3.org/TR/xml/#sec-prolog-dtd).
  static let spaceBeforeDeclaration = MendingRule(.spaceBeforeDeclaration, .outside) { scene in
    guard case .outside(isBefore: true) = scene.trouble, scene.window.starts("<?xml", at: scene.range.upperBound),
      scene.range.allSatisfy({ scene.window[$0].isSpace || scene.window[$0] >= 0x80 })
    else { return nil }
    return .remove(scene.range)
  }
}
