// A `<` in the value of an attribute.

import SluiceCore

extension MendingRule {
  /// `alt="a < b"`, `title="<b>x</b>"`: XML 1.0 §3.1 has it escaped (https://www.w3.org/TR/xml/#CleanAttrVals).
  static let lessThanInAttribute = MendingRule(.lessThanInAttribute, .lessThanInAttribute) { scene in
    .replace(scene.range, with: "&lt;")
  }
}
