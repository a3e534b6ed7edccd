// Attributes without white space between them: `a="1"b="2"`.

import SluiceCore

extension MendingRule {
  /// https://html.spec.whatwg.org/multipage/parsing.html#after-attribute-value-(quoted)-state
  static let attributeSpace = MendingRule(.attributeSpace, .attribute) { scene in
    guard case .attribute(let attribute) = scene.trouble, !attribute.isSpaced else { return nil }
    return .insert(" ", at: attribute.range.lowerBound)
  }
}
