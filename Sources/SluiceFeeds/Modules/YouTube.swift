// YouTube's elements in its Atom feeds. <https://developers.google.com/youtube/v3/guides/push_notifications>

import SluiceCore

extension Module {
  /// The ids of video, channel and list.
  public static let youTube = Module(
    key: "youtube", prefix: "yt",
    namespaces: [
      "http://www.youtube.com/xml/schemas/2015", "https://www.youtube.com/xml/schemas/2015",
      "http://gdata.youtube.com/schemas/2007",
    ],
    elements: [
      .value("videoId", .line),
      .value("channelId", .line),
      .value("playlistId", .line),
      .value("duration", .seconds),
    ])
}

extension Entry {
  /// What YouTube says of the entry.
  public var youTube: YouTube? { modules.object("youtube").map(YouTube.init) }
}

extension Feed {
  /// What YouTube says of the feed.
  public var youTube: YouTube? { modules.object("youtube").map(YouTube.init) }
}

/// YouTube's ids of a record.
public struct YouTube: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// The video, as in `watch?v=`.
  public var videoId: String? { values.text("videoId") }
  /// The channel, as in `/channel/`.
  public var channelId: String? { values.text("channelId") }
  /// The list, as in `list=`.
  public var playlistId: String? { values.text("playlistId") }
}
