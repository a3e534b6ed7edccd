// Atom Activity Streams 1.0. <https://activitystrea.ms/specs/atom/1.0/>

import SluiceCore

extension Module {
  /// What somebody did with what: `verb` and `objectType`.
  public static let activity = Module(
    key: "activity", prefix: "activity",
    namespaces: ["http://activitystrea.ms/spec/1.0/", "http://activitystrea.ms/spec/1.0"],
    elements: [
      .value("verb", .line),
      .value("object-type", .line, as: "objectType"),
    ])
}

extension Entry {
  /// What Activity Streams says of the entry.
  public var activity: ActivityStreams? { modules.object("activity").map(ActivityStreams.init) }
}

/// Activity Streams of an entry.
public struct ActivityStreams: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// What was done, a URI: `http://activitystrea.ms/schema/1.0/post`.
  public var verb: String? { values.text("verb") }
  /// What it was done with, a URI.
  public var objectType: String? { values.text("objectType") }
}
