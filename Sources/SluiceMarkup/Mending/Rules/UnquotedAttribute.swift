// An attribute whose value has no quotes: `<td width=5>`.

import SluiceCore

extension MendingRule {
  /// https://html.spec.whatwg.org/multipage/syntax.html#attributes-2, unquoted attribute value syntax.
  static let unquotedAttribute = MendingRule(.unquotedAttribute, .attribute) { scene in
    guard case .attribute(let attribute) = scene.trouble, attribute.quote == nil, let value = attribute.value
    else { return nil }
    var remedy = Remedy.insert("\"", at: value.lowerBound)
    remedy.also = [(value.upperBound, Array("\"".utf8))]
    return remedy
  }

  /// A double quote within it would end it.
  static let quoteInUnquotedAttribute = MendingRule(.unquotedAttribute, .quoteInAttribute) { scene in
    .replace(scene.range, with: "&quot;")
  }
}
