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
      .value("abstract", .prose).feeds(.summary, rank: 12),
      .value("creator", .line).many().feeds(.author, rank: 12),
      .value("subject", .line).many().feeds(.category, rank: 0),
      .value("license", .url).feeds(.license, rank: 8),
      .value("contributor", .line).many().feeds(.contributor, rank: 12),
      .value("description", .prose).feeds(.summary, rank: 14),
      .value("identifier", .line).feeds(.id, rank: 12),
      .value("language", .line).feeds(.language, rank: 12),
      .value("rights").feeds(.rights, rank: 12),
      .value("date", .time).feeds(.published, rank: 14),
    ] + dates.map { .value($0, .time) } + lines.map { .value($0, .line) })

  private static let dates = ["dateAccepted", "dateCopyrighted", "dateSubmitted"]

  /// `valid` and `available` may be periods (DCMI Period).
  private static let lines = [
    "valid", "available", "extent", "spatial", "temporal", "alternative", "publisher", "type", "format", "medium",
    "source",
    "relation", "coverage", "audience", "educationLevel", "mediator", "provenance", "rightsHolder", "accessRights",
    "tableOfContents", "bibliographicCitation", "conformsTo", "instructionalMethod", "accrualMethod",
    "accrualPeriodicity", "accrualPolicy", "hasFormat", "hasPart", "hasVersion", "isFormatOf", "isPartOf",
    "isReferencedBy", "isReplacedBy", "isRequiredBy", "isVersionOf", "references", "replaces", "requires",
  ]
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
