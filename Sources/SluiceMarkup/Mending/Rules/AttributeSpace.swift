// Attributes without white space between them: `a="1"b="2"`.

import SluiceCore

extension MendingRule {
  /// https://html.spec.whatwg.org/multipage/parsing.html#after-attribute-value-(quoted)-state
  static let attributeSpace = MendingRule(.attributeSpace, .attribute) { scene in
    guard case .attribute(let attribute) = scene.trouble else { return nil }
    // A slash before it goes and separates nothing: `<a b="1"/c="2">`.
    var before = attribute.range.lowerBound - 1
    while scene.window[before] == 0x2F { before -= 1 }
    guard !scene.window[before].isSpace else { return nil }
    return .insert(" ", at: attribute.range.lowerBound)
  }
}
