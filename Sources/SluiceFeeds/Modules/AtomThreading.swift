// Atom Threading Extensions. <https://www.rfc-editor.org/rfc/rfc4685>

import SluiceCore

extension Module {
  /// What an entry answers, and how many answers it has.
  public static let thread = Module(
    key: "thread", prefix: "thr",
    namespaces: [
      "http://purl.org/syndication/thread/1.0", "http://purl.org/syndication/thread/1.0/",
      "http://purl.org/net/syndication/thread/1.0",
    ],
    elements: [
      ElementRule.object(
        "in-reply-to", as: "inReplyTo", text: .value("ref", .line),
        attributes: [
          .value("ref", .line), .value("href", .url), .value("type", .line), .value("source", .url),
          // Drafts of the specification named it `idref`.
          .value("idref", .line, as: "ref"),
        ]
      ).many(),
      .value("total", .integer),
    ])
}

extension Entry {
  /// What Atom threading says of the entry.
  public var thread: Threading? { modules.object("thread").map(Threading.init) }
}

/// Atom threading of an entry.
public struct Threading: Sendable, Hashable {
  /// All members as they came.
  public let values: ValueObject
  init(_ values: ValueObject) { self.values = values }

  /// `thr:in-reply-to`: `ref` is the id of the entry that is answered, `href` its page, `source` its feed.
  public var inReplyTo: [ValueObject] { values.objects("inReplyTo") }
  /// `thr:total`, the number of answers.
  public var total: Int? { values.integer("total") }
}
