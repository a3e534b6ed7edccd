// The Well-Formed Web's comment API. <http://wellformedweb.org/CommentAPI/>

import SluiceCore

extension Module {
  /// Where comments are posted to, and their feed.
  public static let wellFormedWeb = Module(
    key: "wfw", prefix: "wfw",
    namespaces: [
      "http://wellformedweb.org/CommentAPI/", "http://wellformedweb.org/CommentAPI",
      "http://www.wellformedweb.org/CommentAPI/",
    ],
    elements: [
      .value("comment", .url),
      // Written `commentRSS` as often.
      .value("commentRss", .url),
    ])
}

extension Entry {
  /// What the comment API says of the entry.
  public var wellFormedWeb: WellFormedWeb? { modules.object("wfw").map(WellFormedWeb.init) }
}

/// The comment API of an entry.
public struct WellFormedWeb: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `wfw:comment`, where a comment is posted to, absolute.
  public var comment: String? { values.text("comment") }
  /// `wfw:commentRss`, the feed of the comments, absolute.
  public var commentRss: String? { values.text("commentRss") }
}
