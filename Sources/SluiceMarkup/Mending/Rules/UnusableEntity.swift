// Entities that a document type declares, and that cannot be expanded here.

import SluiceCore

extension MendingRule {
  /// An entity that is recursive, is not well-formed where it is used, or would make the document grow beyond
  /// ``Limits/entityGrowth`` stays as it is written.
  static let unusableEntity = MendingRule(.unusableEntity, .reference) { scene in
    guard case .reference(_, .unusable) = scene.trouble else { return nil }
    return .replace(scene.range.lowerBound..<scene.range.lowerBound + 1, with: "&amp;")
  }
}
