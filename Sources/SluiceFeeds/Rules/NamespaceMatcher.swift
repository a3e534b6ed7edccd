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

  /// `modules[0]` stands for the dialect.
  init(dialect: Dialect, modules: [Module]) {
    for (place, module) in modules.enumerated().reversed() {
      for (rank, uri) in module.namespaces.enumerated() {
        exact[uri] = Match(module: place + 1, isVariant: rank > 0 && !module.hasManyNames)
        folded[NamespaceMatcher.fold(uri)] = place + 1
      }
      prefixes[module.prefix] = place + 1
    }
    for uri in dialect.namespaces { adopt(uri) }
  }

  /// The root's own namespace counts as the dialect's, whatever it is.
  mutating func adopt(_ uri: String) {
    exact[uri] = Match(module: 0, isVariant: false)
  }

  func match(_ name: QName) -> Match? {
    guard let uri = name.namespace else {
      guard let prefix = name.prefix else { return Match(module: 0, isVariant: false) }
      return prefixes[prefix.lowercased()].map { Match(module: $0, isVariant: false) }
    }
    if let match = exact[uri] { return match }
    if let module = folded[NamespaceMatcher.fold(uri)] { return Match(module: module, isVariant: true) }
    guard let prefix = name.prefix, let module = prefixes[prefix.lowercased()] else { return nil }
    return Match(module: module, isVariant: true)
  }

  /// Case, scheme, `www.` and the end are what people change when they write a URI from memory.
  private static func fold(_ uri: String) -> String {
    var rest = uri.lowercased()[...]
    while let last = rest.last, last == "/" || last == "#" || last == " " { rest.removeLast() }
    for start in ["https://", "http://", "www."] where rest.hasPrefix(start) { rest = rest.dropFirst(start.count) }
    return String(rest)
  }
}
