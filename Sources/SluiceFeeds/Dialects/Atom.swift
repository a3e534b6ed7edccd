// Atom 1.0 (RFC 4287) and 0.3. <https://www.rfc-editor.org/rfc/rfc4287>

import SluiceCore

extension Dialect {
  /// Atom with a `feed` root, or a bare `entry` (RFC 4287 §2).
  static let atom = Dialect(
    family: "atom", roots: ["feed", "entry"],
    namespaces: [Atom.namespace, Atom.namespace03],
    elements: [ElementRule("feed", .feed, key: nil), ElementRule("entry", .entry, key: nil)] + Atom.elements(rank: 0))
}

/// Atom's elements, for its own documents and for those that borrow them.
enum Atom {
  static let namespace = "http://www.w3.org/2005/Atom"
  static let namespace03 = "http://purl.org/atom/ns#"

  /// Its elements, each at `rank` or behind.
  static func elements(rank: UInt8) -> [ElementRule] {
    [
      .value("id", .line).only(.id, rank: rank),
      .construct("title", .plain).only(.title, rank: rank),
      .construct("subtitle", .plain).only(.summary, rank: rank).under(.feed),
      .construct("tagline", .plain).only(.summary, rank: rank + 1).under(.feed),
      .construct("info", .plain).only(.summary, rank: rank + 4).under(.feed),
      .construct("summary", .plain).only(.summary, rank: rank),
      content.only(.content, rank: rank).under(.entry),
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
      source.only(.source, rank: rank).under(.entry),
    ]
  }

  /// `src` points to content elsewhere (RFC 4287 §4.1.3.2).
  private static let content: ElementRule = {
    var rule = ElementRule.construct("content", .plain)
    rule.attributes = [
      ElementRule.object("src", attributes: [.value("src", .url, as: "href"), .value("type", .line)]).only(
        .link, rank: 100)
    ]
    return rule
  }()

  /// With `href` in an attribute; RSS has it as text, some of its writers as Atom does.
  static let link = ElementRule.object(
    "link", text: .value("href", .url),
    attributes: [
      .value("href", .url), .value("rel", .line), .value("type", .line), .value("hreflang", .line),
      .value("title", .line), .value("length", .integer),
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

  private static let source = ElementRule.object(
    "source",
    children: [
      .value("id", .line), .value("title", .line), .value("subtitle"), .value("updated", .time), .value("rights"),
      link.many(), person("author").many(),
    ])
}
