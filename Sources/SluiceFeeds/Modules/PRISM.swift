// PRISM, the metadata of journals and magazines. <https://www.w3.org/submissions/2020/SUBM-prism-20200910/>

import SluiceCore

extension Module {
  /// Where in which issue of which journal an article stands. Two dates feed an item that has no other.
  public static let prism = Module(
    key: "prism", prefix: "prism",
    namespaces: [
      "http://prismstandard.org/namespaces/basic/3.0/", "http://prismstandard.org/namespaces/basic/2.1/",
      "http://prismstandard.org/namespaces/basic/2.0/", "http://prismstandard.org/namespaces/1.2/basic/",
      "http://prismstandard.org/namespaces/2.0/basic/", "http://purl.org/rss/1.0/modules/prism/",
      "http://prismstandard.org/namespaces/basic/1.0/",
    ],
    hasManyNames: true,
    elements: lines.map { .value($0, .line) } + lists.map { ElementRule.value($0, .line).many() } + [
      .value("url", .url),
      .value("publicationDate", .time).feeds(.published, rank: 20),
      .value("coverDate", .time).feeds(.published, rank: 22),
      .value("creationDate", .time).feeds(.created, rank: 20),
      .value("modificationDate", .time).feeds(.updated, rank: 20),
      .value("expirationDate", .time).feeds(.expired, rank: 20),
      .value("dateReceived", .time), .value("embargoDate", .time), .value("killDate", .time),
      .value("onSaleDate", .time), .value("offSaleDate", .time),
      .value("copyright").feeds(.rights, rank: 20),
      ElementRule.value("keyword", .line, as: "keywords").many(),
      ElementRule.value("category", .line, as: "categories").many(),
    ])

  private static let lines = [
    "publicationName", "issn", "eIssn", "isbn", "doi", "volume", "number", "issueIdentifier", "issueName",
    "issueType", "issueTeaser", "edition", "bookEdition", "startingPage", "endingPage", "pageRange",
    "pageCount", "pageProgressionDirection", "samplePageRange", "section", "subsection1", "subsection2",
    "subsection3", "subsection4", "channel", "subchannel1", "subchannel2", "subchannel3", "subchannel4",
    "coverDisplayDate", "publicationDisplayDate", "publicationYear", "publishingFrequency", "copyrightYear",
    "aggregationType", "aggregateIssueNumber", "seriesTitle", "seriesNumber", "supplementTitle",
    "supplementDisplayID", "supplementStartingPage", "subtitle", "alternateTitle", "teaser", "genre",
    "contentType", "complianceProfile", "corporateEntity", "rightsAgent", "distributor", "sellingAgency",
    "nationalCatalogNumber", "productCode", "uspsNumber", "versionIdentifier", "wordCount", "byteCount",
    "blogTitle", "blogURL", "originPlatform", "onSaleDay", "rating",
  ]

  /// What an article may be about, or related to, more than once.
  private static let lists = [
    "person", "organization", "event", "location", "industry", "object", "profession", "sport", "ticker",
    "timePeriod", "academicField", "platform", "device", "link", "hasAlternative", "hasCorrection",
    "hasTranslation", "isAlternativeOf", "isCorrectionOf", "isTranslationOf",
  ]
}

extension Entry {
  /// What PRISM says of the entry.
  public var prism: PRISM? { modules.object("prism").map(PRISM.init) }
}

/// PRISM's words about an article.
public struct PRISM: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// The journal.
  public var publicationName: String? { values.text("publicationName") }
  /// The article's DOI, without `doi:`.
  public var doi: String? { values.text("doi").map { $0.hasPrefix("doi:") ? String($0.dropFirst(4)) : $0 } }
  /// The journal's ISSN.
  public var issn: String? { values.text("issn") }
  /// The volume, as written.
  public var volume: String? { values.text("volume") }
  /// The issue, as written.
  public var number: String? { values.text("number") }
}
