// A family of feeds: its roots, its namespaces, its elements. Not a parser: one draft reader reads them all.

/// A dialect as a value.
struct Dialect: Sendable {
  /// What the `format` of a feed begins with.
  var family: String
  /// Local names of roots, in lower case.
  var roots: [String]
  /// Namespaces its own elements may stand in, its own first; besides them the namespace of its root counts,
  /// whatever it is. Empty for none.
  var namespaces: [String]
  /// What its elements mean; those of scope `anywhere` count directly under the root as well.
  var elements: [ElementRule]

  /// What stands before the root is known: it claims nothing.
  static let undecided = Dialect(family: "", roots: [], namespaces: [], elements: [])

  /// Ordered by how often they come; a root belongs to one dialect only.
  static let all: [Dialect] = [.rss, .atom, .rdf, .jsonFeed, .scraped]

  /// The dialect of a root's local name.
  static func of(root: String) -> Dialect? {
    let name = root.lowercased()
    return all.first { $0.roots.contains(name) }
  }
}
