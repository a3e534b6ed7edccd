// An attribute that was there before.

import SluiceCore

extension MendingRule {
  /// The first one counts (https://html.spec.whatwg.org/multipage/parsing.html#attribute-name-state, and XML 1.0 §3.1
  /// has none of it).
  static let duplicateAttribute = MendingRule(.duplicateAttribute, .oddAttribute) { scene in
    guard case .oddAttribute(let attribute) = scene.trouble, attribute.isDuplicate else { return nil }
    return .remove(attribute.range)
  }
}
