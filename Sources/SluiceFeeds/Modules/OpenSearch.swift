// OpenSearch response elements. <https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md>

import SluiceCore

extension Module {
  /// How many results a search has, and which of them these are.
  public static let openSearch = Module(
    key: "opensearch", prefix: "opensearch",
    namespaces: [
      "http://a9.com/-/spec/opensearch/1.1/", "http://a9.com/-/spec/opensearchrss/1.0/",
      "http://a9.com/-/spec/opensearch/1.1", "http://a9.com/-/spec/opensearchrss/1.0",
    ],
    hasManyNames: true,
    elements: [
      .value("totalResults", .integer),
      .value("startIndex", .integer),
      .value("itemsPerPage", .integer),
      ElementRule.object(
        "Query", as: "queries",
        attributes: [
          .value("role", .line), .value("title", .line), .value("totalResults", .integer),
          .value("searchTerms", .line), .value("count", .integer), .value("startIndex", .integer),
          .value("startPage", .integer), .value("language", .line), .value("inputEncoding", .line),
          .value("outputEncoding", .line),
        ]
      ).many(),
    ])
}

extension Feed {
  /// What the search that the feed answers found.
  public var openSearch: OpenSearch? { modules.object("opensearch").map(OpenSearch.init) }
}

/// A search's results.
public struct OpenSearch: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// The number of all results.
  public var totalResults: Int? { values.integer("totalResults") }
  /// The number of the first result here; the specification counts from 1, many servers from 0.
  public var startIndex: Int? { values.integer("startIndex") }
  /// How many results a page has.
  public var itemsPerPage: Int? { values.integer("itemsPerPage") }
}
