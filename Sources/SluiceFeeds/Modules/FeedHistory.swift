// Feed Paging and Archiving. <https://www.rfc-editor.org/rfc/rfc5005>

import SluiceCore

extension Module {
  /// Whether a feed is all there is, or an archive; the pages themselves are links of relation `prev-archive`, `next`.
  public static let feedHistory = Module(
    key: "fh", prefix: "fh",
    namespaces: ["http://purl.org/syndication/history/1.0", "http://purl.org/syndication/history/1.0/"],
    elements: [
      .value("complete", .presence),
      .value("archive", .presence),
      // From drafts of the specification.
      .value("incremental", .flag),
      .value("prev", .url),
    ])
}

extension Feed {
  /// Whether the feed says that it has all its entries (RFC 5005 §2).
  public var isComplete: Bool { modules.object("fh")?.flag("complete") ?? false }
  /// Whether the feed says that it is an archive and changes no more (RFC 5005 §4).
  public var isArchive: Bool { modules.object("fh")?.flag("archive") ?? false }
}
