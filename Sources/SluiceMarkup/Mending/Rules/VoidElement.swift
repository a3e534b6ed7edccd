// HTML elements that have no end tag: `<br>`, `<img src="…">`.

import SluiceCore

extension MendingRule {
  /// https://html.spec.whatwg.org/multipage/syntax.html#void-elements
  static let voidElement = MendingRule(.voidElement, .void) { .insert("/", at: $0.place) }
}
