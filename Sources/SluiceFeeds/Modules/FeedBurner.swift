// What FeedBurner writes into feeds. <https://www.rssboard.org/rss-profile#namespace-elements>, its pages are gone.

import SluiceCore

extension Module {
  /// The addresses from before FeedBurner put its own in their place.
  public static let feedBurner = Module(
    key: "feedburner", prefix: "feedburner",
    namespaces: [
      "http://rssnamespace.org/feedburner/ext/1.0", "http://rssnamespace.org/feedburner/ext/1.0/",
      "https://rssnamespace.org/feedburner/ext/1.0",
    ],
    elements: [
      .value("origLink", .url).feeds(.link, rank: 20),
      .value("origEnclosureLink", .url),
      .attribute("uri", of: "info", .line),
      .value("emailServiceId", .line),
      .value("feedburnerHostname", .url),
      .value("awareness", .url),
      .value("browserFriendly"),
      ElementRule.object(
        "feedFlare", as: "feedFlares", text: .value("value", .line),
        attributes: [.value("href", .url), .value("src", .url)]
      ).many(),
    ])
}

extension Entry {
  /// What FeedBurner says of the entry.
  public var feedBurner: FeedBurner? { modules.object("feedburner").map(FeedBurner.init) }
}

/// FeedBurner's words about an entry.
public struct FeedBurner: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// The page's own address, absolute.
  public var origLink: String? { values.text("origLink") }
  /// The enclosure's own address, absolute.
  public var origEnclosureLink: String? { values.text("origEnclosureLink") }
}
