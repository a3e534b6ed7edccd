// RSS 0.91 to 2.0. <https://www.rssboard.org/rss-specification>

import SluiceCore

extension Dialect {
  /// RSS with an `rss` root, or a bare `channel`.
  static let rss = Dialect(
    family: "rss", roots: ["rss", "channel"],
    namespaces: [
      "", "http://backend.userland.com/rss", "http://backend.userland.com/rss2", "http://backend.userland.com/RSS2",
      "http://blogs.law.harvard.edu/tech/rss", "http://my.netscape.com/rdf/simple/0.9/", "http://purl.org/rss/1.0/",
    ],
    elements: [ElementRule("channel", .feed, key: nil), ElementRule("item", .entry, key: nil)] + RSS.elements
      // Written without a namespace by those who mix the two; of a name both have, RSS's own stands first.
      + [ElementRule("entry", .entry, key: nil)] + Atom.elements(rank: 60))
}

/// The elements RSS and RDF share.
enum RSS {
  static let elements: [ElementRule] = feed + entry + both

  private static let both: [ElementRule] = [
    .construct("title", .html).only(.title),
    .construct("description", .html).only(.summary),
    Atom.link.only(.link),
    .value("pubDate", .time).only(.published),
    .value("lastBuildDate", .time).only(.updated),
    .value("date", .time).only(.published, rank: 30),
    .object(
      "category", text: .value("term", .line), attributes: [.value("domain", .line, as: "scheme")]
    ).only(.category),
    .object(
      "author", text: .value("text"),
      children: [.value("name", .line), .value("email", .line), .value("uri", .url), .value("url", .url, as: "uri")]
    ).only(.author),
    .construct("copyright", .html).only(.rights),
    .value("language", .line).only(.language),
    .object("image", text: .value("url", .url), children: imageParts).only(.image, rank: 30).under(.entry),
  ]

  private static let feed: [ElementRule] = [
    .value("managingEditor").only(.author, rank: 2).under(.feed),
    .value("webMaster").only(.contributor, rank: 40).under(.feed),
    .value("generator", .line).only(.generator).under(.feed),
    .value("docs", .line).only(.docs).under(.feed),
    .value("ttl", .line).only(.ttl).under(.feed),
    .construct("tagline", .html).only(.summary, rank: 20).under(.feed),
    .object(
      "cloud",
      attributes: [
        .value("domain", .line), .value("port", .line), .value("path", .line), .value("registerProcedure", .line),
        .value("protocol", .line),
      ]
    ).only(.cloud).under(.feed),
    .object("image", text: .value("url", .url), children: imageParts).only(.image).under(.feed),
    textInput("textInput"),
    // RSS 0.90 and 1.0 write it in lower case.
    textInput("textinput"),
  ]

  private static let imageParts: [ElementRule] = [
    .value("url", .url), .value("title", .line), .value("link", .url), .value("width", .integer),
    .value("height", .integer), .value("description", .line),
  ]

  private static func textInput(_ name: String) -> ElementRule {
    .object(
      name,
      children: [
        .value("title", .line), .value("description", .line), .value("name", .line), .value("link", .url),
      ]
    ).only(.textInput).under(.feed)
  }

  private static let entry: [ElementRule] = [
    .object("guid", text: .value("value", .line), attributes: [.value("isPermaLink", .line)]).only(.id).under(.entry),
    .value("id", .line).only(.id, rank: 3).under(.entry),
    .object(
      "enclosure", text: .value("url", .url),
      attributes: [.value("url", .url), .value("type", .line), .value("length", .integer)]
    ).only(.enclosure).under(.entry),
    .value("comments", .url).only(.comments).under(.entry),
    .object(
      "source", text: .value("title", .line).only(.title),
      attributes: [.value("url", .url).only(.link).links(as: "self")]
    ).only(.source).under(.entry),
    .value("expirationDate", .time).only(.expired).under(.entry),
    .construct("content", .html).only(.content, rank: 20).under(.entry),
    .construct("body", .xhtml).only(.content, rank: 10).under(.entry),
    .construct("fullitem", .html).only(.content, rank: 30).under(.entry),
    .construct("summary", .html).only(.summary, rank: 5).under(.entry),
  ]
}
