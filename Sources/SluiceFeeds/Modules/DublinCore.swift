// Dublin Core elements 1.1. <https://www.dublincore.org/specifications/dublin-core/dces/>

import SluiceCore

extension Module {
  /// Dublin Core: fields of last resort for RSS, first for RDF, whose own elements have no dates or authors.
  public static let dublinCore = Module(
    key: "dc", prefix: "dc",
    namespaces: [
      "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/", "http://purl.org/dc/elements/1.1",
      "http://www.purl.org/dc/elements/1.1/",
    ],
    elements: [
      .value("title", .line).feeds(.title, rank: 10),
      .value("creator", .line).feeds(.author, rank: 10),
      .value("subject", .line).many().feeds(.category, rank: 0),
      .value("description", .prose).feeds(.summary, rank: 10),
      .value("publisher", .line),
      .value("contributor", .line).feeds(.contributor, rank: 10),
      // No element of the fifteen, but written as often as some of them.
      .value("author", .line).feeds(.author, rank: 11),
      .value("date", .time).feeds(.published, rank: 10).under(.entry),
      // Of a channel it is said anew each time it changes.
      .value("date", .time).feeds(.updated, rank: 10).under(.feed),
      .value("type", .line),
      .value("format", .line),
      .value("identifier", .line).feeds(.id, rank: 10),
      .value("source", .line),
      .value("language", .line).feeds(.language, rank: 10),
      .value("relation", .line),
      .value("coverage", .line),
      .value("rights").feeds(.rights, rank: 10),
    ])
}

extension Entry {
  /// What Dublin Core says of the entry.
  public var dublinCore: DublinCore? { modules.object("dc").map(DublinCore.init) }
}

/// Dublin Core elements of a record.
public struct DublinCore: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `dc:creator`.
  public var creator: String? { values.text("creator") }
  /// `dc:publisher`.
  public var publisher: String? { values.text("publisher") }
  /// `dc:subject`, each.
  public var subject: [String] { values.texts("subject") }
}
