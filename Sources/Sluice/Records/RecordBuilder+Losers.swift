// Elements that were read and have no place after all, as they stood in the document. Not elements that nobody claims.

import SluiceCore
import SluiceFeeds

extension RecordBuilder {
  /// Keeps the element whose first node stands at `place` whole. What of it was kept since there were `count`
  /// extensions is part of it.
  mutating func keepElement(
    at place: Int, since count: Int, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) {
    contest.values.entry.extensions.removeLast(contest.values.entry.extensions.count - count)
    var place = place
    keep(element(draft, &place, drafts))
  }

  private func element(
    _ draft: borrowing Draft, _ place: inout Int, _ drafts: borrowing DraftReader
  ) -> ExtensionElement {
    let number = draft.nodes[place].rule
    let rule = drafts.book.rules[Int(number)]
    let names = drafts.book.names[Int(number)]
    var element = ExtensionElement(namespace: names.namespace, name: names.local)
    place += 1
    while place < draft.nodes.count {
      let node = draft.nodes[place]
      switch node.kind {
      case .close:
        place += 1
        return element
      case .open: element.children.append(self.element(draft, &place, drafts))
      case .openExtension:
        place += 1
        let inner = readExtension(node, draft, &place)
        if inner.name == element.name, inner.namespace == element.namespace, inner.children.isEmpty {
          // Attributes of the element itself that no rule reads.
          element.attributes += inner.attributes
        } else {
          element.children.append(inner)
        }
      case .value:
        place += 1
        guard let text = reader.text(node, in: draft) else { continue }
        let names = drafts.book.names[Int(node.rule)]
        if node.rule == rule.text || node.rule == number {
          element.value = text
        } else if drafts.book.rules[Int(node.rule)].isAttribute {
          element.attributes.append(.init(name: names.local, value: text))
        } else {
          var child = ExtensionElement(namespace: names.namespace, name: names.local)
          child.value = text
          element.children.append(child)
        }
      case .extensionAttribute, .extensionText, .closeExtension: place += 1
      }
    }
    return element
  }
}
