// An end tag whose name differs from the start tag in case only.

import SluiceCore

extension MendingRule {
  /// `<P>…</p>`: names of HTML have no case, and feeds mix them (https://html.spec.whatwg.org/multipage/syntax.html#syntax-tags).
  static let misspelledEndTag = MendingRule(.misspelledEndTag, .endTag) { scene in
    guard case .endTag(_, let index?) = scene.trouble, index == scene.open.count - 1 else { return nil }
    return Remedy(range: scene.range, text: scene.open.endTags(1), closes: 1)
  }
}
