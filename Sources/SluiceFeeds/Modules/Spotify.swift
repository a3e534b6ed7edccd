// Spotify's podcast tags. <https://content-ops.atspotify.com/hc/en-us/articles/360043487932>

import SluiceCore

extension Module {
  /// Where a show is from, and how many episodes are shown.
  public static let spotify = Module(
    key: "spotify", prefix: "spotify",
    namespaces: ["http://www.spotify.com/ns/rss", "https://www.spotify.com/ns/rss", "http://www.spotify.com/ns/rss/"],
    elements: [
      .attribute("recentCount", of: "limit", .integer),
      .value("countryOfOrigin", .line),
      .object(
        "access",
        children: [
          .attribute("id", of: "partner", .line),
          ElementRule.object("sandbox", attributes: [.value("enabled", .flag)]),
          ElementRule.attribute("name", of: "entitlement", .line, as: "entitlements").many(),
        ]),
    ])
}
