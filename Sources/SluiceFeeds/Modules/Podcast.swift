// Podcasting 2.0, the podcast namespace. <https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md>

import SluiceCore

extension Module {
  /// Transcripts, chapters, people, payments, live items.
  public static let podcast = Module(
    key: "podcast", prefix: "podcast",
    namespaces: [
      "https://podcastindex.org/namespace/1.0",
      "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
      "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md/",
      "http://podcastindex.org/namespace/1.0", "https://podcastindex.org/namespace/1.0/",
    ],
    hasManyNames: true,
    elements: everywhere + [
      .value("guid", .line),
      .object("locked", text: .value("value", .flag), attributes: [.value("owner", .line)]),
      ElementRule.object("block", as: "blocks", text: .value("value", .flag), attributes: [.value("id", .line)]).many(),
      ElementRule.object(
        "trailer", as: "trailers", text: .value("title", .line),
        attributes: [
          .value("url", .url), .value("pubdate", .time), .value("length", .integer), .value("type", .line),
          .value("season", .integer),
        ]
      ).many(),
      ElementRule.object(
        "updateFrequency", text: .value("text", .line),
        attributes: [.value("complete", .flag), .value("dtstart", .time), .value("rrule", .line)]),
      .attribute("usesPodping", of: "podping", .flag),
      .object("podroll", children: [remoteItem]),
      .object("publisher", children: [remoteItem]),
      liveItem,
      .object("season", text: .value("number", .number), attributes: [.value("name", .line)]),
      .object("episode", text: .value("number", .number), attributes: [.value("display", .line)]),
      ElementRule.object(
        "soundbite", as: "soundbites", text: .value("title", .line),
        attributes: [.value("startTime", .number), .value("duration", .number)]
      ).many(),
    ])

  /// Those of an episode, and of a live one.
  private static let everywhere: [ElementRule] = [
    ElementRule.object(
      "transcript", as: "transcripts",
      attributes: [.value("url", .url), .value("type", .line), .value("language", .line), .value("rel", .line)]
    ).many(),
    .object("chapters", attributes: [.value("url", .url), .value("type", .line)]),
    ElementRule.object(
      "person", as: "persons", text: .value("name", .line),
      attributes: [.value("role", .line), .value("group", .line), .value("img", .url), .value("href", .url)]
    ).many(),
    .object(
      "location", text: .value("name", .line),
      attributes: [.value("rel", .line), .value("geo", .line), .value("osm", .line), .value("country", .line)]),
    ElementRule.object("funding", text: .value("text", .line), attributes: [.value("url", .url)]).many(),
    .object("license", text: .value("name", .line), attributes: [.value("url", .url)]),
    .object(
      "value",
      attributes: [.value("type", .line), .value("method", .line), .value("suggested", .number)],
      children: [
        recipient,
        ElementRule.object(
          "valueTimeSplit", as: "timeSplits",
          attributes: [
            .value("startTime", .number), .value("duration", .number), .value("remoteStartTime", .number),
            .value("remotePercentage", .number),
          ],
          children: [recipient, remoteItem]
        ).many(),
      ]),
    .value("medium", .line),
    .attribute("srcset", of: "images", .line, as: "srcset"),
    ElementRule.object(
      "image", as: "images",
      attributes: [
        .value("href", .url), .value("alt", .line), .value("aspect-ratio", .line, as: "aspectRatio"),
        .value("width", .integer), .value("height", .integer), .value("type", .line), .value("purpose", .line),
      ]
    ).many(),
    alternateEnclosure,
    ElementRule.object(
      "contentLink", as: "contentLinks", text: .value("text", .line), attributes: [.value("href", .url)]
    ).many(),
    ElementRule.object(
      "socialInteract", as: "socialInteracts",
      attributes: [
        .value("protocol", .line), .value("uri", .url), .value("accountId", .line), .value("accountUrl", .url),
        .value("priority", .integer),
      ]
    ).many(),
    ElementRule.object(
      "txt", as: "txts", text: .value("value"), attributes: [.value("purpose", .line)]
    ).many(),
    remoteItem,
    .object(
      "chat",
      attributes: [
        .value("server", .line), .value("protocol", .line), .value("accountId", .line), .value("space", .line),
      ]),
    .attribute("url", of: "follow", .url),
  ]

  private static let recipient = ElementRule.object(
    "valueRecipient", as: "recipients",
    attributes: [
      .value("name", .line), .value("type", .line), .value("address", .line), .value("customKey", .line),
      .value("customValue", .line), .value("split", .number), .value("fee", .flag),
    ]
  ).many()

  private static let remoteItem = ElementRule.object(
    "remoteItem", as: "remoteItems",
    attributes: [
      .value("feedGuid", .line), .value("feedUrl", .url), .value("itemGuid", .line), .value("medium", .line),
      .value("title", .line),
    ]
  ).many()

  private static let alternateEnclosure = ElementRule.object(
    "alternateEnclosure", as: "alternateEnclosures",
    attributes: [
      .value("type", .line), .value("length", .integer), .value("bitrate", .number), .value("height", .integer),
      .value("lang", .line), .value("title", .line), .value("rel", .line), .value("codecs", .line),
      .value("default", .flag),
    ],
    children: [
      ElementRule.object(
        "source", as: "sources", attributes: [.value("uri", .url), .value("contentType", .line)]
      ).many(),
      .object("integrity", attributes: [.value("type", .line), .value("value", .line)]),
    ]
  ).many()

  /// An item of RSS in all but its name, under the channel.
  private static let liveItem = ElementRule.object(
    "liveItem", as: "liveItems",
    attributes: [.value("status", .line), .value("start", .time), .value("end", .time)],
    children: everywhere + [
      .value("title", .line).ofDialect(), .value("description").ofDialect(), .value("link", .url).ofDialect(),
      .value("guid", .line).ofDialect(), .value("author", .line).ofDialect(), .value("pubDate", .time).ofDialect(),
      .object(
        "enclosure", attributes: [.value("url", .url), .value("type", .line), .value("length", .integer)]
      ).ofDialect(),
    ]
  ).many()
}

extension Entry {
  /// What Podcasting 2.0 says of the entry.
  public var podcast: Podcast? { modules.object("podcast").map(Podcast.init) }
}

extension Feed {
  /// What Podcasting 2.0 says of the feed.
  public var podcast: Podcast? { modules.object("podcast").map(Podcast.init) }
}

/// Podcasting 2.0 of a record.
public struct Podcast: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// The show's id, a UUID made of its address.
  public var guid: String? { values.text("guid") }
  /// Each: `url`, `type`, `language`, `rel`.
  public var transcripts: [ValueObject] { values.objects("transcripts") }
  /// Each: `name`, `role`, `group`, `img`, `href`.
  public var persons: [ValueObject] { values.objects("persons") }
  /// The address of the chapters' file, absolute.
  public var chapters: String? { values.object("chapters")?.text("url") }
  /// Each: `startTime` and `duration` in seconds, `title`.
  public var soundbites: [ValueObject] { values.objects("soundbites") }
  /// Each: `url`, `text`.
  public var funding: [ValueObject] { values.objects("funding") }
  /// Streams under way or announced: `status`, `start`, `end`, `title`, `enclosure` and more.
  public var liveItems: [ValueObject] { values.objects("liveItems") }
  /// `podcast`, `music`, `video` and others; `podcast` when absent.
  public var medium: String? { values.text("medium") }
  /// Where it is about: `name`, `geo` (RFC 5870), `osm`.
  public var location: ValueObject? { values.object("location") }
  /// `number`, `name`.
  public var season: ValueObject? { values.object("season") }
  /// `number`, and `display` when that is how it is called.
  public var episode: ValueObject? { values.object("episode") }
  /// Whether another host may take the show over: `value`, `owner`.
  public var locked: ValueObject? { values.object("locked") }
  /// How listeners can pay: `type`, `method`, `recipients`.
  public var value: ValueObject? { values.object("value") }
  /// The same in other forms; each: `type`, `length` in bytes, `title`, `sources`.
  public var alternateEnclosures: [ValueObject] { values.objects("alternateEnclosures") }
  /// Pictures; each: `href`, `alt`, `width` and `height` in pixels.
  public var images: [ValueObject] { values.objects("images") }
}
