// Pointers to other resources. Not URLs: a link keeps what the feed said about its target.

/// A link of a feed or entry, as Atom knows it. Source: RFC 4287 §4.2.7.
public struct Link: Sendable, Hashable {
  /// The target, absolute where it could be made so.
  public var href: String
  /// What the target is to the entry; nil when the feed does not say, which means `alternate`.
  public var rel: String?
  /// The target's media type.
  public var type: String?
  /// The target's language.
  public var hreflang: String?
  /// For people.
  public var title: String?
  /// The target's size in bytes, as announced.
  public var length: Int?
  /// How many replies the target holds, of a link of relation `replies`. Source: RFC 4685 §4, `thr:count`.
  public var count: Int?

  /// A link to a target.
  public init(
    href: String, rel: String? = nil, type: String? = nil, hreflang: String? = nil, title: String? = nil,
    length: Int? = nil, count: Int? = nil
  ) {
    self.href = href
    self.rel = rel
    self.type = type
    self.hreflang = hreflang
    self.title = title
    self.length = length
    self.count = count
  }
}

/// A file that belongs to an entry. Source: RSS 2.0 `enclosure`; Atom `link rel="enclosure"`.
public struct Enclosure: Sendable, Hashable {
  /// The file, absolute where it could be made so.
  public var url: String
  /// Its media type.
  public var type: String?
  /// Its size in bytes as announced; nil when absent or no number.
  public var length: Int?

  /// An enclosure of a URL.
  public init(url: String, type: String? = nil, length: Int? = nil) {
    self.url = url
    self.type = type
    self.length = length
  }
}

/// A category or tag. Source: RSS 2.0 `category`, RFC 4287 §4.2.2, `dc:subject`.
public struct Category: Sendable, Hashable {
  /// The category itself.
  public var term: String
  /// What the term belongs to: Atom's `scheme`, RSS's `domain`.
  public var scheme: String?
  /// The term for people.
  public var label: String?

  /// A category of a term.
  public init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}
