// Media RSS 1.5.1. <https://www.rssboard.org/media-rss>

import SluiceCore

extension Module {
  /// Pictures, sound and video of an entry.
  ///
  /// `media:group` groups and `media:content` may hold the others (SlideShare's does nothing else), so what they
  /// hold counts as the entry's.
  public static let media = Module(
    key: "media", prefix: "media",
    namespaces: [
      "http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss", "https://search.yahoo.com/mrss/",
      "http://video.search.yahoo.com/mrss", "http://video.search.yahoo.com/mrss/", "http://www.rssboard.org/media-rss",
      "http://tools.search.yahoo.com/mrss/",
    ],
    elements: [
      .group("group"),
      ElementRule.container(
        "content", as: "contents",
        attributes: [
          .value("url", .url), .value("type", .line), .value("medium", .line), .value("fileSize", .integer),
          .value("isDefault", .flag), .value("expression", .line), .value("bitrate", .number),
          .value("framerate", .number), .value("samplingrate", .number), .value("channels", .integer),
          .value("duration", .seconds), .value("width", .integer), .value("height", .integer), .value("lang", .line),
        ]
      ).many(),
      ElementRule.object(
        "thumbnail", as: "thumbnails", text: .value("url", .url),
        attributes: [
          .value("url", .url), .value("width", .integer), .value("height", .integer), .value("time", .line),
        ]
      ).many().feeds(.image, rank: 60),
      ElementRule.object(
        "credit", as: "credits", text: .value("value", .line),
        attributes: [.value("role", .line), .value("scheme", .line)]
      ).many(),
      .value("title", .line).feeds(.title, rank: 20),
      .value("description", .prose).feeds(.summary, rank: 30),
      .value("keywords", .words),
      .attribute("url", of: "player", .url),
      ElementRule.object(
        "rating", text: .value("value", .line), attributes: [.value("scheme", .line)]
      ).many(),
      ElementRule.object(
        "restriction", text: .value("value", .line),
        attributes: [.value("relationship", .line), .value("type", .line)]
      ).many(),
      ElementRule.object(
        "category", as: "categories", text: .value("value", .line),
        attributes: [.value("scheme", .line), .value("label", .line)]
      ).many().feeds(.category, rank: 0),
      ElementRule.object("license", text: .value("value", .line), attributes: [.value("type"), .value("href", .url)]),
      ElementRule.object(
        "text", text: .value("value"),
        attributes: [.value("type", .line), .value("lang", .line), .value("start", .line), .value("end", .line)]
      ).many(),
      ElementRule.object("copyright", text: .value("value", .line), attributes: [.value("url", .url)]),
      ElementRule.object(
        "hash", as: "hashes", text: .value("value", .line), attributes: [.value("algo", .line)]
      ).many(),
    ] + rarer)

  private static let rarer: [ElementRule] = [
    .object(
      "community",
      children: [
        .object(
          "starRating",
          attributes: [
            .value("average", .number), .value("count", .integer), .value("min", .integer), .value("max", .integer),
          ]),
        .object(
          "statistics",
          attributes: [.value("views", .integer), .value("favorites", .integer), .value("shares", .integer)]
        ),
        .value("tags", .words),
      ]),
    texts("comments", of: "comment"), texts("responses", of: "response"), texts("backLinks", of: "backLink"),
    .object(
      "embed",
      attributes: [.value("url", .url), .value("width", .integer), .value("height", .integer)],
      children: [
        ElementRule.object(
          "param", as: "params", text: .value("value", .line), attributes: [.value("name", .line)]
        ).many()
      ]),
    .object("status", attributes: [.value("state", .line), .value("reason", .line)]),
    ElementRule.object(
      "price", as: "prices", text: .value("text", .line),
      attributes: [
        .value("type", .line), .value("price", .number), .value("info", .line), .value("currency", .line),
      ]
    ).many(),
    .attribute("status", of: "rights", .line),
    ElementRule.object(
      "subTitle", as: "subTitles", attributes: [.value("href", .url), .value("type", .line), .value("lang", .line)]
    ).many(),
    ElementRule.object(
      "peerLink", as: "peerLinks", text: .value("href", .url),
      attributes: [.value("href", .url), .value("type", .line)]
    ).many(),
    .object(
      "scenes",
      children: [
        ElementRule.object(
          "scene", as: "scenes",
          children: [
            .value("sceneTitle", .line, as: "title"), .value("sceneDescription", as: "description"),
            .value("sceneStartTime", .offset, as: "start"), .value("sceneEndTime", .offset, as: "end"),
          ]
        ).many()
      ]),
    // What stands in it is GeoRSS with GML, and the place of the entry.
    ElementRule.container(
      "location", as: "locations",
      attributes: [.value("description", .line), .value("start", .offset), .value("end", .offset)]
    ).many(),
  ]

  /// Texts in an element that only holds them.
  private static func texts(_ name: String, of part: String) -> ElementRule {
    .object(name, children: [ElementRule.value(part).many()])
  }
}

extension Entry {
  /// What Media RSS says of the entry.
  public var media: MediaRSS? { modules.object("media").map(MediaRSS.init) }
}

/// Media RSS of a record.
public struct MediaRSS: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `media:thumbnail`: `url`, and in pixels `width` and `height`.
  public var thumbnails: [ValueObject] { values.objects("thumbnails") }
  /// `media:content`: `url`, `type`, `medium`, `fileSize` in bytes, `duration` in seconds, and more.
  public var contents: [ValueObject] { values.objects("contents") }
  /// `media:credit`: `role`, `scheme`, `value`.
  public var credits: [ValueObject] { values.objects("credits") }
  /// `media:title`.
  public var title: String? { values.text("title") }
  /// `media:description`.
  public var description: String? { values.text("description") }
  /// `media:keywords`, split at commas.
  public var keywords: [String] { values.texts("keywords") }
  /// The page that plays it, absolute.
  public var player: String? { values.text("player") }
  /// `media:rating`: `value`, `scheme`.
  public var ratings: [ValueObject] { values.objects("rating") }
  /// `media:restriction`: `relationship`, `type`, `value`.
  public var restrictions: [ValueObject] { values.objects("restriction") }
  /// `media:community`: `starRating`, `statistics`, `tags`.
  public var community: ValueObject? { values.object("community") }
}
