// What a feed calls itself: dialect and version by root, version attribute and namespace. Not a validator.

import SluiceCore
import SluiceMarkup

/// Names of formats, as in ``Feed/format``.
enum FeedFormat {
  private static let rssVersions: Set<String> = ["0.90", "0.91", "0.92", "0.93", "0.94", "1.0", "2.0"]

  /// The format by the root alone; RDF says more with its first element, see ``rdf(of:)``.
  static func name(of dialect: Dialect, root: QName, version: String?) -> String {
    let version = version.map { $0.filter { $0 != " " } } ?? ""
    switch dialect.family {
    case "atom":
      if isAtom(root.namespace) { return "atom-1.0" }
      if root.namespace == Atom.namespace03 || version.hasPrefix("0.3") { return "atom-0.3" }
      return version.hasPrefix("1") ? "atom-1.0" : "atom"
    case "rdf": return "rss-1.0"
    case "json-feed": return "json-feed"
    case "scraped": return "scraped"
    default:
      if rssVersions.contains(version) { return "rss-" + version }
      if version == "0.9" { return "rss-0.90" }
      return version.hasPrefix("2") ? "rss-2.0" : "rss"
    }
  }

  /// Whether a namespace is Atom's, even if it is written from memory.
  static func isAtom(_ namespace: String?) -> Bool {
    namespace == Atom.namespace || namespace.map(NamespaceMatcher.fold) == NamespaceMatcher.fold(Atom.namespace)
  }

  /// JSON Feed says its version in a member, by a URL that ends in it.
  static func jsonFeed(version: String) -> String {
    switch version.split(whereSeparator: { $0 == "/" || $0.utf8.allSatisfy(\.isSpace) }).last {
    case "1", "1.0": "json-feed-1.0"
    case "1.1": "json-feed-1.1"
    default: "json-feed"
    }
  }

  /// RSS 0.90 and 1.0 have the same root; the namespace of `channel` or `item` tells them apart.
  static func rdf(of name: QName) -> String? {
    switch name.namespace {
    case RDF.namespace090, "http://channel.netscape.com/rdf/simple/0.9/": "rss-0.90"
    case nil, RDF.syntax: nil
    default: "rss-1.0"
    }
  }

  /// The default namespace of a `channel` or an entry right under the root is the dialect's, whatever it is; with a prefix
  /// it is somebody else's.
  static func homeNamespace(_ name: QName) -> String? {
    name.prefix == nil && ["channel", "item", "entry"].contains(name.local.lowercased()) ? name.namespace : nil
  }
}
