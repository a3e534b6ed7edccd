// What stands between attributes and is none, or has no name XML allows.

import SluiceCore

extension MendingRule {
  /// `<a "x" =y 1b="2" / href="…">`: HTML makes attributes of these that nothing ever reads
  /// (https://html.spec.whatwg.org/multipage/parsing.html#attribute-name-state); they go.
  static let badAttribute = MendingRule(.badAttribute, .oddAttribute) { scene in
    guard case .oddAttribute(let attribute) = scene.trouble, !attribute.hasName else { return nil }
    return .remove(attribute.range)
  }
}
