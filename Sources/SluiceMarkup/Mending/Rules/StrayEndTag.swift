// End tags of elements that are not open.

import SluiceCore

extension MendingRule {
  /// They end nothing and go; HTML has a line break for `</br>`
  /// (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody, an end tag whose tag name is "br").
  static let strayEndTag = MendingRule(.strayEndTag, .endTag) { scene in
    guard case .endTag(let tag, _) = scene.trouble else { return nil }
    if scene.window.starts("br", at: tag.name.lowerBound, folded: true), tag.name.count == 2 {
      return .replace(scene.range, with: "<br/>")
    }
    // `</ 3` is no tag at all.
    if tag.name.isEmpty, tag.isOpen { return .replace(scene.place..<scene.place + 1, with: "&lt;") }
    return .remove(scene.range)
  }
}
