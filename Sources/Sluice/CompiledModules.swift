// What is made of a list of modules before the first document is read. Not the modules.

import SluiceDedup
import SluiceFeeds

/// Made once for all documents that are read with the same options.
final class CompiledModules: Sendable {
  let books: RuleBooks
  /// Their members that feed a text field too, so that they can hold the same.
  let textFields: TextFields

  init(_ modules: [Module]) {
    books = RuleBooks(modules)
    textFields = CompiledModules.textFields(of: modules)
  }

  static let standard = CompiledModules(Module.standard)

  private static func textFields(of modules: [Module]) -> TextFields {
    var fields = TextFields()
    for module in modules {
      guard let key = module.key else { continue }
      fields.add(
        key,
        module.elements.compactMap { rule in
          guard let key = rule.key else { return nil }
          if let inner = rule.ownTextKey { return TextFields.Member(key: key, role: .text, inner: inner) }
          if rule.isList { return nil }
          switch rule.field {
          case .title: return TextFields.Member(key: key, role: .title)
          case .summary, .content: return TextFields.Member(key: key, role: .text)
          default: return nil
          }
        })
    }
    return fields
  }
}
