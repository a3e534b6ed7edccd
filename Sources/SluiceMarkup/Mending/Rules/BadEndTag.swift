// End tags with more in them than a name, or without a `>`.

import SluiceCore

extension MendingRule {
  /// `</ a>`, `</a href="x">`, `</title<link>`: only the name counts
  /// (https://html.spec.whatwg.org/multipage/parsing.html#parse-error-end-tag-with-attributes).
  static let badEndTag = MendingRule(.badEndTag, .endTag) { scene in
    guard case .endTag(let tag, let index?) = scene.trouble, index == scene.open.count - 1, !tag.isSound
    else { return nil }
    return Remedy(range: scene.range, text: scene.open.endTags(1), closes: 1)
  }
}
