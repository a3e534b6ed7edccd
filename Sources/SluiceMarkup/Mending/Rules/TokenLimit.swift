// Tokens longer than the limit, and elements deeper than anyone follows.

import SluiceCore

extension MendingRule {
  /// A comment or an instruction longer than ``Limits/bytesPerToken`` goes, a tag loses what is beyond; an element
  /// deeper than anything is delivered loses its tags.
  static let tokenLimit = MendingRule(.tokenLimit, .limit) { .remove($0.range) }

  /// `<img src="…"/>` has ended all the same.
  static let tokenLimitOfEmptyTag = MendingRule(.tokenLimit, .longEmptyTag) { scene in
    Remedy(range: scene.range, text: scene.open.endTags(1), closes: 1)
  }
}
