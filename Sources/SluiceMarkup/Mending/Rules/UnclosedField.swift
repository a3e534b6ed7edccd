// A field of a record that the next field ends: `<author>Ann<category>x</category>`.

import SluiceCore

extension MendingRule {
  /// A field of text holds no fields, and the record ends without the field's own end tag.
  static let unclosedField = MendingRule(.unclosedField, .unclosed) { scene in
    guard case .unclosed(let index, _) = scene.trouble, scene.open[index].traits.groups.isEmpty else { return nil }
    return .ending(from: index, in: scene)
  }
}
