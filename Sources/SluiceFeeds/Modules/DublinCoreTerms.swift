// DCMI Metadata Terms. <https://www.dublincore.org/specifications/dublin-core/dcmi-terms/>

import SluiceCore

extension Module {
  /// The terms that feeds have beyond the fifteen elements of ``dublinCore``: dates by what happened.
  public static let dublinCoreTerms = Module(
    key: "dcterms", prefix: "dcterms", namespaces: ["http://purl.org/dc/terms/", "http://purl.org/dc/terms"],
    elements: [
      .value("issued", .time).feeds(.published, rank: 8),
      .value("modified", .time).feeds(.updated, rank: 8),
      .value("created", .time).feeds(.created, rank: 8),
      .value("title", .line).feeds(.title, rank: 12),
      .value("abstract").feeds(.summary, rank: 12),
      .value("creator", .line).many().feeds(.author, rank: 12),
      .value("subject", .line).many().feeds(.category, rank: 0),
      .value("license", .url).feeds(.license, rank: 8),
      .value("valid", .line),
      .value("extent", .line),
      .value("spatial", .line),
    ])
}

extension Entry {
  /// What the Dublin Core terms say of the entry.
  public var dublinCoreTerms: DublinCoreTerms? { modules.object("dcterms").map(DublinCoreTerms.init) }
}

/// Dublin Core terms of a record.
public struct DublinCoreTerms: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `dcterms:valid`, a period as written.
  public var valid: String? { values.text("valid") }
}
