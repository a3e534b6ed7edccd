// Which module a name belongs to: by URI first, then by the ways people get a URI wrong, then by prefix.

import SluiceMarkup

/// Finds the module of a name. Module 0 is the dialect itself; -1 is nobody's.
struct NamespaceMatcher: Sendable {
  struct Match: Equatable {
    var module: Int
    /// Whether the namespace is not the module's own, so that a note is due.
    var isVariant: Bool
  }

  private var exact: [String: Match] = [:]
  private var folded: [String: Int] = [:]
  private var prefixes: [String: Int] = [:]
  /// Namespaces that are the dialect's for names without a prefix, and a module's for those with one.
  private var shared: Set<String> = []

  /// Prefixes that anybody may choose for something else, because they are words: they say nothing beside another URI.
  private static let words: Set<String> = ["admin", "app", "at", "atom", "cc", "content", "geo", "source"]

  /// `modules[0]` stands for the dialect.
  init(dialect: Dialect, modules: [Module]) {
    for (place, module) in modules.enumerated().reversed() {
      for (rank, uri) in module.namespaces.enumerated() {
        exact[uri] = Match(module: place + 1, isVariant: rank > 0 && !module.hasManyNames)
        folded[NamespaceMatcher.fold(uri)] = place + 1
      }
      prefixes[module.prefix] = place + 1
    }
    for uri in dialect.namespaces { exact[uri] = Match(module: 0, isVariant: false) }
  }

  /// The root's own namespace counts as the dialect's, whatever it is. One that is a module's stays that for names with
  /// a prefix.
  mutating func adopt(_ uri: String) {
    if exact[uri] == nil { exact[uri] = Match(module: 0, isVariant: false) } else { shared.insert(uri) }
  }

  func match(_ name: QName) -> Match? {
    guard let uri = name.namespace else {
      guard let prefix = name.prefix else { return Match(module: 0, isVariant: false) }
      return prefixes[prefix.lowercased()].map { Match(module: $0, isVariant: false) }
    }
    if let match = exact[uri] {
      let isDialects = name.prefix == nil && !shared.isEmpty && shared.contains(uri)
      return isDialects ? Match(module: 0, isVariant: false) : match
    }
    if let module = folded[NamespaceMatcher.fold(uri)] { return Match(module: module, isVariant: true) }
    guard let prefix = name.prefix?.lowercased(), let module = prefixes[prefix],
      !NamespaceMatcher.words.contains(prefix)
    else { return nil }
    return Match(module: module, isVariant: true)
  }

  /// Case, scheme, `www.` and the end are what people change when they write a URI from memory.
  static func fold(_ uri: String) -> String {
    var rest = uri.lowercased()[...]
    while let last = rest.last, last == "/" || last == "#" || last == " " { rest.removeLast() }
    for start in ["https://", "http://", "www."] where rest.hasPrefix(start) { rest = rest.dropFirst(start.count) }
    return String(rest)
  }
}
