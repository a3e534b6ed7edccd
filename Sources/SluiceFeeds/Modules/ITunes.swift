// Apple's podcast tags. <https://help.apple.com/itc/podcasts_connect/#/itcb54353390>

import SluiceCore

extension Module {
  /// Podcasts: seasons, episodes, durations, artwork.
  public static let itunes = Module(
    key: "itunes", prefix: "itunes",
    namespaces: [
      "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/DTDs/Podcast-1.0.dtd",
      "http://www.itunes.com/DTDs/PodCast-1.0.dtd", "http://example.com/DTDs/PodCast-1.0.dtd",
      "https://www.itunes.com/dtds/podcast-1.0.dtd",
    ],
    elements: [
      .value("title", .line).feeds(.title, rank: 30),
      .value("author", .line).feeds(.author, rank: 20),
      .value("duration", .seconds),
      .value("season", .integer),
      .value("episode", .integer),
      .value("episodeType", .line),
      .value("explicit", .flag),
      .value("block", .flag),
      .value("isClosedCaptioned", .flag),
      .value("order", .integer),
      .attribute("href", or: ["url"], of: "image", .url).feeds(.image, rank: 20),
      .attribute("href", of: "link", .url, as: "image"),
      .value("subtitle", .prose).feeds(.summary, rank: 50),
      .value("summary", .prose).feeds(.summary, rank: 20),
      .value("keywords", .words).many().feeds(.category, rank: 0),
      .object("owner", children: [.value("name", .line), .value("email", .line)]),
      category.many().feeds(.category, rank: 0),
      .value("new-feed-url", .url, as: "newFeedURL"),
      .value("type", .line),
      .value("applepodcastsverify", .line),
      .value("complete", .flag),
    ])

  /// Categories nest one level: `Society & Culture` › `Documentary`.
  private static let category = ElementRule.object(
    "category", as: "categories", attributes: [.value("text", .line)],
    children: [ElementRule.object("category", as: "categories", attributes: [.value("text", .line)]).many()])
}

extension Entry {
  /// What Apple's podcast tags say of the entry.
  public var itunes: ITunes? { modules.object("itunes").map(ITunes.init) }
}

extension Feed {
  /// What Apple's podcast tags say of the feed.
  public var itunes: ITunes? { modules.object("itunes").map(ITunes.init) }
}

/// Apple's podcast tags of a record.
public struct ITunes: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `itunes:title`, without the episode's number.
  public var title: String? { values.text("title") }
  /// `itunes:author`.
  public var author: String? { values.text("author") }
  /// `itunes:duration`, in seconds.
  public var duration: Int? { values.integer("duration") }
  /// `itunes:season`, from 1.
  public var season: Int? { values.integer("season") }
  /// `itunes:episode`, from 1.
  public var episode: Int? { values.integer("episode") }
  /// `full`, `trailer` or `bonus`.
  public var episodeType: String? { values.text("episodeType") }
  /// Whether it is marked explicit.
  public var explicit: Bool? { values.flag("explicit") }
  /// Artwork, absolute.
  public var image: String? { values.text("image") }
  /// `itunes:keywords`, split at commas.
  public var keywords: [String] { values.texts("keywords") }
  /// `itunes:subtitle`, unless it repeats the summary.
  public var subtitle: String? { values.text("subtitle") }
  /// `itunes:summary`, unless it repeats a field.
  public var summary: String? { values.text("summary") }
  /// Who runs the show: `name`, `email`.
  public var owner: ValueObject? { values.object("owner") }
  /// Each: `text`, and `categories` inside it.
  public var categories: [ValueObject] { values.objects("categories") }
  /// Whether it is to be left out of Apple's directory.
  public var block: Bool? { values.flag("block") }
  /// Whether no episode will follow.
  public var complete: Bool? { values.flag("complete") }
  /// `episodic` or `serial`.
  public var type: String? { values.text("type") }
  /// Where the feed has moved, absolute.
  public var newFeedURL: String? { values.text("newFeedURL") }
}
