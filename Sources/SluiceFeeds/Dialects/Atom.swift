// Atom 1.0 (RFC 4287) and 0.3. <https://www.rfc-editor.org/rfc/rfc4287>

import SluiceCore

extension Dialect {
  /// Atom with a `feed` root, or a bare `entry` (RFC 4287 §2).
  static let atom = Dialect(
    family: "atom", roots: ["feed", "entry"],
    namespaces: [Atom.namespace, Atom.namespace03],
    elements: [ElementRule("feed", .feed, key: nil), ElementRule("entry", .entry, key: nil)] + Atom.elements(rank: 0)
      // In Atom's namespace by those who mix the two; of a name both have, Atom's own stands first.
      + [ElementRule("item", .entry, key: nil)] + RSS.elements.map { $0.behind(60) })
}

/// Atom's elements, for its own documents and for those that borrow them.
enum Atom {
  static let namespace = "http://www.w3.org/2005/Atom"
  static let namespace03 = "http://purl.org/atom/ns#"

  /// Its elements, each at `rank` or behind.
  static func elements(rank: UInt8) -> [ElementRule] {
    ofFeed(rank: rank) + [
      .construct("summary", .plain).only(.summary, rank: rank),
      content.only(.content, rank: rank).under(.entry),
      source.only(.source, rank: rank).under(.entry),
    ]
  }

  /// Those a feed has, and a `source`.
  private static func ofFeed(rank: UInt8) -> [ElementRule] {
    [
      .value("id", .line).only(.id, rank: rank),
      .construct("title", .plain).only(.title, rank: rank),
      .construct("subtitle", .plain).only(.summary, rank: rank).under(.feed),
      .construct("tagline", .plain).only(.summary, rank: rank + 1).under(.feed),
      .construct("info", .plain).only(.summary, rank: rank + 4).under(.feed),
      .construct("rights", .plain).only(.rights, rank: rank),
      .construct("copyright", .plain).only(.rights, rank: rank + 1),
      .value("published", .time).only(.published, rank: rank),
      .value("issued", .time).only(.published, rank: rank + 1),
      .value("updated", .time).only(.updated, rank: rank),
      .value("modified", .time).only(.updated, rank: rank + 1),
      .value("created", .time).only(.created, rank: rank),
      link.only(.link, rank: rank),
      person("author").only(.author, rank: rank),
      person("contributor").only(.contributor, rank: rank),
      category.only(.category),
      .value("icon", .url).only(.icon).under(.feed),
      .value("logo", .url).only(.logo).under(.feed),
      generator.only(.generator, rank: rank).under(.feed),
    ]
  }

  /// `src` points to content elsewhere (RFC 4287 §4.1.3.2), which is no page about the entry.
  private static let content: ElementRule = {
    var rule = ElementRule.construct("content", .plain)
    rule.attributes = [
      ElementRule.object("src", attributes: [.value("src", .url, as: "href"), .value("type", .line)])
        .only(.link).links(as: "content")
    ]
    return rule
  }()

  /// With `href` in an attribute; RSS has it as text, some of its writers as Atom does.
  static let link = ElementRule.object(
    "link", text: .value("href", .url),
    attributes: [
      .value("href", .reference), .value("rel", .line), .value("type", .line), .value("hreflang", .line),
      .value("title", .line), .value("length", .integer), .value("count", .integer),
    ])

  private static let category = ElementRule.object(
    "category", text: .value("term", .line),
    attributes: [.value("term", .line), .value("scheme", .line), .value("label", .line)])

  private static let generator = ElementRule.object(
    "generator", text: .value("name", .line),
    attributes: [.value("uri", .url), .value("url", .url, as: "uri"), .value("version", .line)])

  private static func person(_ name: String) -> ElementRule {
    .object(
      name, text: .value("text"),
      children: [
        .value("name", .line), .value("email", .line), .value("uri", .url), .value("url", .url, as: "uri"),
        .value("homepage", .url, as: "uri"),
      ])
  }

  /// A feed's own elements inside an entry (RFC 4287 §4.2.11); they are an entry's no more.
  private static let source = ElementRule.object("source", children: Atom.ofFeed(rank: 0))
}
