// The rule books of one list of modules, compiled when a document first needs them. Not their rules.

import Synchronization

/// Shared by all documents that are read with these modules, on whichever thread: compiling them takes longer than reading
/// a small feed does.
package final class RuleBooks: Sendable {
  private let modules: [Module]
  private let compiled = Mutex<[String: RuleBook]>([:])

  package init(_ modules: [Module]) { self.modules = modules }

  /// The rules of a dialect, as they are before a document has said anything.
  func book(of dialect: Dialect) -> RuleBook {
    compiled.withLock { compiled in
      if let book = compiled[dialect.family] { return book }
      let book = RuleBook(dialect: dialect, modules: modules)
      compiled[dialect.family] = book
      return book
    }
  }

  /// No rules, as long as the root has not come.
  static let undecided = RuleBook(dialect: .undecided, modules: [])
}
