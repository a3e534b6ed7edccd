// An XML declaration that is not one, or not at the beginning.

import SluiceCore

extension MendingRule {
  /// Only the first bytes can be a declaration (XML 1.0 §2.8: https://www.w3.org/TR/xml/#sec-prolog-dtd), and what
  /// encoding it named was read before; so it goes.
  static let strayDeclaration = MendingRule(.strayDeclaration, .instruction) { scene in
    guard scene.window.starts("<?xml", at: scene.place, folded: true), !scene.window.at(scene.place + 5).isName
    else { return nil }
    return .remove(scene.range)
  }
}
