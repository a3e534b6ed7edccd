// RSS 1.0 syndication module. <https://web.resource.org/rss/1.0/modules/syndication/>

import SluiceCore

extension Module {
  /// How often a feed changes.
  public static let syndication = Module(
    key: "sy", prefix: "sy",
    namespaces: ["http://purl.org/rss/1.0/modules/syndication/", "http://purl.org/rss/1.0/modules/syndication"],
    elements: [
      .value("updatePeriod", .line),
      .value("updateFrequency", .integer),
      .value("updateBase", .time),
    ])
}

extension Feed {
  /// How often the feed says that it changes.
  public var syndication: Syndication? { modules.object("sy").map(Syndication.init) }
}

/// The syndication of a feed.
public struct Syndication: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `hourly`, `daily`, `weekly`, `monthly` or `yearly`, as written.
  public var updatePeriod: String? { values.text("updatePeriod") }
  /// How often in a period; 1 when absent.
  public var updateFrequency: Int? { values.integer("updateFrequency") }
}
