// `<!…>` and `<![…]>` that mean nothing in XML.

import SluiceCore

extension MendingRule {
  /// HTML makes a comment of them that nobody sees
  /// (https://html.spec.whatwg.org/multipage/parsing.html#bogus-comment-state): `<![endif]>`, a second `<!DOCTYPE>`.
  static let bogusDeclaration = MendingRule(.bogusDeclaration, .declaration) { .remove($0.range) }
}
