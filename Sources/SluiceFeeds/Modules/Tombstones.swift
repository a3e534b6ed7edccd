// Deleted entries. <https://www.rfc-editor.org/rfc/rfc6721>

import SluiceCore

extension Module {
  /// Entries that are no more, each with its id and when that happened.
  public static let tombstones = Module(
    key: "at", prefix: "at",
    namespaces: ["http://purl.org/atompub/tombstones/1.0", "http://purl.org/atompub/tombstones/1.0/"],
    elements: [
      ElementRule.object(
        "deleted-entry", as: "deletedEntries",
        attributes: [.value("ref", .line), .value("when", .time)],
        children: [
          .object("by", children: parts.map { $0.ofDialect() } + parts),
          .value("comment"),
          ElementRule.object(
            "link", as: "links", attributes: [.value("href", .url), .value("rel", .line), .value("type", .line)]
          ).ofDialect().many(),
        ]
      ).many()
    ])

  private static let parts: [ElementRule] = [.value("name", .line), .value("email", .line), .value("uri", .url)]
}

extension Feed {
  /// Entries that are no more: `ref` is the id, `when` the moment, `by` a person, `comment` a text.
  public var deletedEntries: [ValueObject] { modules.object("at")?.objects("deletedEntries") ?? [] }
}
