// SlideShare's own elements, as its user feeds have them. There is no specification; the feeds are the source.

import SluiceCore

extension Module {
  /// Views, comments and the embed code of a presentation. `slideshare:meta` groups; some feeds leave it out.
  public static let slideshare = Module(
    key: "slideshare", prefix: "slideshare",
    namespaces: ["http://slideshare.net/api/1", "http://www.slideshare.net/api/1", "https://slideshare.net/api/1"],
    elements: [
      .group("meta"),
      .value("views", .integer),
      .value("comments", .integer),
      .value("type", .line),
      .value("slug", .line),
      .value("color", .line),
      .value("thumbnail", .url).feeds(.image, rank: 40),
      .value("embed"),
    ])
}

extension Entry {
  /// What SlideShare says of the entry.
  public var slideshare: SlideShare? { modules.object("slideshare").map(SlideShare.init) }
}

/// SlideShare's elements of an entry.
public struct SlideShare: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// How often it was looked at.
  public var views: Int? { values.integer("views") }
  /// How many comments it has.
  public var comments: Int? { values.integer("comments") }
  /// `presentation`, `document`, `infographic` or `video`.
  public var type: String? { values.text("type") }
  /// A picture of the first slide, absolute.
  public var thumbnail: String? { values.text("thumbnail") }
  /// HTML that shows the presentation; not sanitised.
  public var embed: String? { values.text("embed") }
}
