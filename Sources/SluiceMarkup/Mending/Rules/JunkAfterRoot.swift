// Text and markup that stand behind the root.

import SluiceCore

extension MendingRule {
  /// What a host adds to every page, the rest of a longer file that was written over: XML 1.0 §2.1 has comments and
  /// instructions there, nothing else.
  static let junkAfterRoot = MendingRule(.junkAfterRoot, .outside) { scene in
    guard case .outside(isBefore: false) = scene.trouble else { return nil }
    return .remove(scene.range)
  }
}
