// A `<` that begins no tag: `a < b`, `<joe@example.org>`, `x <y and z>`.

import SluiceCore

extension MendingRule {
  /// Nothing that could be a tag follows.
  static let strayLessThan = MendingRule(.strayLessThan, .lessThan) { escaped($0.place) }

  /// A name follows, but what comes then makes no tag of it.
  static let strayLessThanBeforeName = MendingRule(.strayLessThan, .tag) { scene in
    guard case .tag(let tag) = scene.trouble else { return nil }
    // A letter or two of something else directly behind the name: an address, a formula. HTML takes a slash for
    // white space, but not in `<http://`.
    let isName =
      tag.attributes.first.map {
        let end = tag.name.upperBound
        let isSlashed = tag.junk.first?.lowerBound == end && scene.window[end - 1] != 0x3A
        return $0.isSpaced || isSlashed || scene.window[$0.range.lowerBound] == 0x22
      } ?? true
    if !isName { return escaped(scene.place) }
    if tag.isOpen && tag.isCut && tag.attributes.allSatisfy({ $0.value != nil && $0.hasName }) { return nil }
    let isKnown = tag.traits.isKnown || tag.name.contains { scene.window[$0] == 0x3A }
    // `<item rdf":about="x">` is an item whatever its attribute is called.
    let values = tag.attributes.filter {
      $0.value != nil && ($0.hasName || (isKnown && $0.quote != nil && $0.isSpaced))
    }
    if values.count > 0 { return nil }
    if tag.attributes.isEmpty { return isKnown || !tag.isOpen ? nil : escaped(scene.place) }
    // Words and no values: HTML has `<option selected>`, nothing else has.
    return isKnown && tag.attributes.allSatisfy(\.hasName) ? nil : escaped(scene.place)
  }

  private static func escaped(_ place: Int) -> Remedy { .replace(place..<place + 1, with: "&lt;") }
}
