// The input ends before the document does.

import SluiceCore

extension MendingRule {
  /// What is left of a token goes, and all that is open ends.
  static let truncated = MendingRule(.truncated, .end) { scene in
    guard case .end(let isInSection) = scene.trouble else { return nil }
    let number = scene.open.count
    let text = (isInSection ? Array("]]>".utf8) : []) + scene.open.endTags(number)
    return Remedy(range: scene.range, text: text)
  }
}
