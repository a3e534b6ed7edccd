// End tags that are missing where the element around them ends.

import SluiceCore

extension MendingRule {
  /// `<title>x</item>`: what is open within an element ends with it. An end tag of HTML ends no field and no record.
  static let missingEndTag = MendingRule(.missingEndTag, .endTag) { scene in
    guard case .endTag(_, let index?) = scene.trouble else { return nil }
    let inner = index + 1..<scene.open.count
    let ends = scene.open[index].traits
    if ends.isHTML, ends.role == .unknown, inner.contains(where: { scene.open[$0].traits.role != .unknown }) {
      return nil
    }
    return .ending(from: index + 1, in: scene)
  }
}
