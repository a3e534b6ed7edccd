// Text and markup that stand before the root.

import SluiceCore

extension MendingRule {
  /// A program's warnings, a mark in the midst of it: XML 1.0 §2.8 has comments and instructions there, nothing else.
  static let junkBeforeRoot = MendingRule(.junkBeforeRoot, .outside) { scene in
    guard case .outside(isBefore: true) = scene.trouble else { return nil }
    return .remove(scene.range)
  }
}
