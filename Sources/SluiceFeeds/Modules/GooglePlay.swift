// Google Play's podcast tags, still written beside Apple's. <https://support.google.com/podcast-publishers/answer/9889544>

import SluiceCore

extension Module {
  /// Behind Apple's wherever both say the same.
  public static let googlePlay = Module(
    key: "googleplay", prefix: "googleplay",
    namespaces: [
      "https://www.google.com/schemas/play-podcasts/1.0", "http://www.google.com/schemas/play-podcasts/1.0",
      "https://www.google.com/schemas/play-podcasts/1.0/", "http://www.google.com/schemas/play-podcasts/1.0/",
      "http://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd",
    ],
    hasManyNames: true,
    elements: [
      .value("author", .line).feeds(.author, rank: 22),
      .value("owner", .line),
      .value("email", .line),
      .attribute("href", or: ["url"], of: "image", .url).feeds(.image, rank: 22),
      ElementRule.attribute("text", of: "category", .line, as: "categories").many().feeds(.category, rank: 0),
      .value("description", .prose).feeds(.summary, rank: 22),
      .value("explicit", .flag),
      .value("block", .flag),
      .value("new-feed-url", .url, as: "newFeedURL"),
    ])
}
