// Slash, RSS 1.0 module of Slashdot. <https://web.resource.org/rss/1.0/modules/slash/>

import SluiceCore

extension Module {
  /// Comments and sections of a discussion site; WordPress counts comments with it.
  public static let slash = Module(
    key: "slash", prefix: "slash",
    namespaces: ["http://purl.org/rss/1.0/modules/slash/", "http://purl.org/rss/1.0/modules/slash"],
    elements: [
      .value("comments", .integer),
      .value("section", .line),
      .value("department", .line),
      .value("hit_parade", .numbers, as: "hitParade"),
    ])
}

extension Entry {
  /// What Slash says of the entry.
  public var slash: Slash? { modules.object("slash").map(Slash.init) }
}

/// Slash of an entry.
public struct Slash: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `slash:comments`, their number.
  public var comments: Int? { values.integer("comments") }
  /// `slash:section`.
  public var section: String? { values.text("section") }
  /// `slash:department`.
  public var department: String? { values.text("department") }
}
