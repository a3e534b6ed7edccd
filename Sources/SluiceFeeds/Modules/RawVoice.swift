// RawVoice, the tags of Blubrry's PowerPress. <https://blubrry.com/developer/rawvoice-rss/>

import SluiceCore

extension Module {
  /// Where a show is made, how often, and where to subscribe.
  public static let rawVoice = Module(
    key: "rawvoice", prefix: "rawvoice",
    namespaces: [
      "https://blubrry.com/developer/rawvoice-rss/", "http://www.rawvoice.com/rawvoiceRssModule/",
      "http://www.rawvoice.com/rawvoiceRssModule", "https://www.rawvoice.com/rawvoiceRssModule/",
      "http://blubrry.com/developer/rawvoice-rss/", "https://blubrry.com/developer/rawvoice-rss",
    ],
    hasManyNames: true,
    elements: [
      .object(
        "rating", text: .value("value", .line),
        attributes: [.value("tv", .line), .value("movie", .line)]),
      .value("location", .line),
      .value("frequency", .line),
      .value("mycast", .line),
      live("liveStream"), live("httpLiveStream"), live("shoutcastLiveStream"),
      .value("liveEmbed"),
      .attribute("url", of: "poster", .url),
      .value("isHD", .flag),
      .value("embed"),
      alternative("webm"), alternative("mp4"),
      ElementRule.object(
        "metamark", as: "metamarks", text: .value("value"),
        attributes: [
          .value("type", .line), .value("link", .url), .value("position", .integer), .value("duration", .integer),
        ]
      ).many(),
      .object(
        "donate", text: .value("value", .line), attributes: [.value("href", .url)]),
      .object(
        "subscribe",
        attributes: [
          .value("feed", .url), .value("html", .url), .value("itunes", .url), .value("googleplay", .url),
          .value("blubrry", .url), .value("stitcher", .url), .value("tunein", .url), .value("spotify", .url),
          .value("rss", .url), .value("amazon_music", .url), .value("pandora", .url), .value("iheart", .url),
        ]),
    ])

  private static func live(_ name: String) -> ElementRule {
    .object(
      name, text: .value("url", .url),
      attributes: [.value("schedule", .time), .value("duration", .seconds), .value("type", .line)])
  }

  private static func alternative(_ name: String) -> ElementRule {
    ElementRule.object(
      name, text: .value("url", .url),
      attributes: [.value("src", .url, as: "url"), .value("length", .integer), .value("type", .line)]
    ).many()
  }
}
