// An `item` within an `item` that nobody closed.

import SluiceCore

extension MendingRule {
  /// Records do not nest; and what is broken in one may not cost the next.
  static let unclosedRecord = MendingRule(.unclosedRecord, .unclosed) { scene in
    guard case .unclosed(let index, _) = scene.trouble, scene.open[index].traits.role == .record else { return nil }
    return .ending(from: index, in: scene)
  }
}
