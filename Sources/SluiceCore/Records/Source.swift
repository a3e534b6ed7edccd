// The feed an entry was taken from, as the entry tells of it. Not that feed's own record.

/// The feed an entry was taken from. Source: RFC 4287 §4.2.11 (Atom `source`), RSS 2.0 `source`.
public struct Source: Sendable, Hashable {
  /// The feed's id: `atom:id`.
  public var id: String?
  /// The feed's title, plain text: `atom:title`, the text of RSS `source`.
  public var title: String?
  /// The feed's subtitle, plain text: `atom:subtitle`.
  public var subtitle: String?
  /// The feed's page, absolute; the feed itself (RSS `url`) when that is all the entry says.
  public var link: String?
  /// All its links, in document order.
  public var links: [Link] = []
  /// When the feed changed: `atom:updated`.
  public var updated: Timestamp?
  /// When the feed was published: `atom:published`.
  public var published: Timestamp?
  /// Who wrote the feed: `atom:author`.
  public var authors: [Person] = []
  /// Who helped: `atom:contributor`.
  public var contributors: [Person] = []
  /// The feed's categories: `atom:category`.
  public var categories: [Category] = []
  /// What made the feed: `atom:generator`.
  public var generator: Generator?
  /// A small picture: `atom:icon`.
  public var icon: String?
  /// A large picture: `atom:logo`.
  public var logo: String?
  /// The feed's rights, plain text: `atom:rights`.
  public var rights: String?
  /// A licence's URL: `atom:link` of relation license.
  public var license: String?
  /// Title, subtitle and rights as published; filled when the options ask for markup.
  public var markup: Markup?

  /// A source of which nothing is known yet.
  public init() {}
}
