// HTML elements whose end tag may be left out: `<p>one<p>two`, `<li>a<li>b`.

import SluiceCore

extension MendingRule {
  /// https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
  static let impliedEndTag = MendingRule(.impliedEndTag, .unclosed) { scene in
    guard case .unclosed(let index, _) = scene.trouble else { return nil }
    return .ending(from: index, in: scene)
  }
}

extension Remedy {
  /// Ends an open element and all in it before the place of a trouble.
  static func ending(from index: Int, in scene: Scene) -> Remedy {
    let number = scene.open.count - index
    return Remedy(range: scene.place..<scene.place, text: scene.open.endTags(number), closes: number)
  }
}
