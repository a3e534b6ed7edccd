// JSON Feed 1.0 and 1.1. <https://www.jsonfeed.org/version/1.1/>

import SluiceCore

extension Dialect {
  /// JSON Feed: its keys stand for elements, see ``JSONEvents``.
  ///
  /// What has no field stays an extension: `user_comment`, the feed's `expired` (a yes or no, no date), an author's
  /// `avatar`, an attachment's `title` and `duration_in_seconds`, and the `_custom` objects of publishers.
  static let jsonFeed = Dialect(
    family: "json-feed", roots: [JSONEvents.root],
    namespaces: [],
    elements: [
      ElementRule(JSONEvents.root, .feed, key: nil), ElementRule("items", .entry, key: nil),
    ] + JSONFeed.feed + JSONFeed.item + JSONFeed.both)
}

/// The keys of JSON Feed.
enum JSONFeed {
  static let feed: [ElementRule] = [
    .value("version", .line).only(.version).under(.feed),
    .construct("description", .plain).only(.summary).under(.feed),
    .value("home_page_url", .url).only(.link).under(.feed),
    .value("feed_url", .url).only(.link).links(as: "self").under(.feed),
    // Pages of the feed: RFC 5005 §3 calls the next one so.
    .value("next_url", .url).only(.link).links(as: "next").under(.feed),
    // WebSub (W3C, §4) looks for `hub`; the protocol is no media type, and stands as the title.
    .object("hubs", children: [.value("url", .url, as: "href"), .value("type", .line, as: "title")])
      .only(.link).links(as: "hub").under(.feed),
    .value("icon", .url).only(.icon).under(.feed),
    .value("favicon", .url).only(.icon, rank: 1).under(.feed),
  ]

  static let item: [ElementRule] = [
    // "Ideally, the id is the full URL of the resource": then it is a link when there is no other, as a `guid` is.
    .object("id", text: .value("value", .line)).only(.id).under(.entry),
    .value("url", .url).only(.link).under(.entry),
    // "The URL of a page elsewhere", the thing a post is about: RFC 4287 §4.2.7.2 calls that related.
    .value("external_url", .url).only(.link).links(as: "related").under(.entry),
    .construct("content_html", .html).only(.content).under(.entry),
    .construct("content_text", .plain).only(.content, rank: 1).under(.entry),
    .construct("summary", .plain).only(.summary).under(.entry),
    .value("image", .url).only(.image).under(.entry),
    .value("banner_image", .url).only(.image, rank: 1).under(.entry),
    .value("date_published", .time).only(.published).under(.entry),
    .value("date_modified", .time).only(.updated).under(.entry),
    .value("tags", .line).only(.category).under(.entry),
    .object(
      "attachments", text: .value("url", .url),
      children: [
        .value("url", .url), .value("mime_type", .line, as: "type"), .value("size_in_bytes", .integer, as: "length"),
      ]
    ).only(.enclosure).under(.entry),
  ]

  static let both: [ElementRule] = [
    .construct("title", .plain).only(.title),
    .value("language", .line).only(.language),
    person("authors").only(.author),
    // 1.0; "feed readers should always prefer authors if present".
    person("author").only(.author, rank: 1),
  ]

  private static func person(_ name: String) -> ElementRule {
    .object(name, text: .value("text"), children: [.value("name", .line), .value("url", .url, as: "uri")])
  }
}
