// An `&` that begins no reference. Last among its kind, because it knows nothing better.

import SluiceCore

extension MendingRule {
  /// `R&D`, `?a=1&b=2`, `&unknown;`: the `&` is meant as itself, as in HTML
  /// (https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state).
  static let bareAmpersand = MendingRule(.bareAmpersand, .reference) { scene in
    .replace(scene.range.lowerBound..<scene.range.lowerBound + 1, with: "&amp;")
  }
}
