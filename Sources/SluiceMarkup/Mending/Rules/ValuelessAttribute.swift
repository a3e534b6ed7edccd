// An attribute without a value: `<option selected>`.

import SluiceCore

extension MendingRule {
  /// Its value is empty (https://html.spec.whatwg.org/multipage/syntax.html#attributes-2, empty attribute syntax).
  static let valuelessAttribute = MendingRule(.valuelessAttribute, .attribute) { scene in
    guard case .attribute(let attribute) = scene.trouble, attribute.value == nil else { return nil }
    return .insert("=\"\"", at: attribute.name.upperBound)
  }
}
