// A document type that expat does not accept.

import SluiceCore

extension MendingRule {
  /// Without its internal subset, or with its word in capitals, it may do; else it goes.
  static let badDoctype = MendingRule(.badDoctype, .doctype) { scene in
    guard case .doctype(let instead) = scene.trouble else { return nil }
    return Remedy(range: scene.range, text: instead)
  }
}
