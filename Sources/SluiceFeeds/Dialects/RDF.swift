// RSS 0.90 and 1.0, which are RDF. <https://web.resource.org/rss/1.0/spec>

extension Dialect {
  /// `channel`, `item`, `image` and `textinput` stand side by side under the root; `rdf:about` names them.
  static let rdf = Dialect(
    family: "rdf", roots: ["rdf"],
    namespaces: [
      RDF.namespace10, RDF.namespace090, "http://channel.netscape.com/rdf/simple/0.9/",
      "http://purl.org/rss/1.0", "http://purl.org/rss/1.1/", "http://purl.org/net/rss1.1#",
    ],
    elements: [
      about(ElementRule("channel", .feed, key: nil)), about(ElementRule("item", .entry, key: nil)),
      .ignored("items"),
    ] + RSS.elements)

  private static func about(_ rule: ElementRule) -> ElementRule {
    var rule = rule
    rule.attributes = [ElementRule.value("about", .line).only(.id, rank: 1)]
    return rule
  }
}

/// Names of RSS as RDF.
enum RDF {
  static let namespace10 = "http://purl.org/rss/1.0/"
  static let namespace090 = "http://my.netscape.com/rdf/simple/0.9/"
  static let syntax = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
}
