// A field that the next field or record ends: `<author>Ann<category>x</category>`.

import SluiceCore

extension MendingRule {
  /// A field of text holds neither fields nor records, and what is around it ends without the field's own end tag.
  static let unclosedField = MendingRule(.unclosedField, .unclosed) { scene in
    guard case .unclosed(let index, _) = scene.trouble, scene.open[index].traits.groups.isEmpty else { return nil }
    return .ending(from: index, in: scene)
  }
}
