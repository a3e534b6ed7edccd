// Which prefix means which URI, here and now. Not expat's namespace mode: that one ends at an undeclared prefix.

/// The namespace declarations in force, by depth. Source: Namespaces in XML 1.0 §6.
struct NamespaceScopes {
  /// A number for the set of bindings in force; equal sets reached the same way have equal numbers,
  /// so what was resolved once in `<div xmlns="…">` holds for every such `div`.
  private(set) var current = 0

  private struct Step: Hashable {
    var from: Int
    var prefix: String
    var uri: String
  }
  private struct Undo {
    var depth: Int
    var prefix: String
    var scope: Int
  }

  private var bindings: [String: [String]] = ["xml": ["http://www.w3.org/XML/1998/namespace"]]
  private var undo: [Undo] = []
  private var known: [Step: Int] = [:]
  private var used = 0

  /// Steps remembered; beyond them every declaration gets a number of its own, which is only slower.
  private static let remembered = 1024

  /// The URI of a prefix (empty for the default namespace); nil when undeclared, empty when declared away.
  func uri(of prefix: String) -> String? { bindings[prefix]?.last }

  mutating func declare(_ prefix: String, _ uri: String, depth: Int) {
    bindings[prefix, default: []].append(uri)
    undo.append(Undo(depth: depth, prefix: prefix, scope: current))
    let step = Step(from: current, prefix: prefix, uri: uri)
    if let scope = known[step] {
      current = scope
    } else {
      used += 1
      current = used
      if known.count < NamespaceScopes.remembered { known[step] = used }
    }
  }

  /// Ends what an element at `depth` declared.
  mutating func leave(depth: Int) {
    while let last = undo.last, last.depth >= depth {
      bindings[last.prefix]?.removeLast()
      if bindings[last.prefix]?.isEmpty == true { bindings[last.prefix] = nil }
      current = last.scope
      undo.removeLast()
    }
  }
}
