// A tag whose `>` is missing: `<title<link>`.

import SluiceCore

extension MendingRule {
  /// The next `<` ends it.
  static let unclosedTag = MendingRule(.unclosedTag, .openTag) { scene in
    guard case .openTag(let tag) = scene.trouble else { return nil }
    return tag.isCut ? .insert(">", at: tag.end) : .insert(">", at: scene.place)
  }
}
