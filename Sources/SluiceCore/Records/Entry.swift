// One item or entry as Sluice delivers it. Not an element: fields come from whichever dialect and module had them.

/// An entry: an `item` of RSS, an `entry` of Atom.
///
/// Each field names the elements it comes from, best first. Plain value; a copy costs a retain for each
/// text longer than 15 bytes.
public struct Entry: Sendable, Hashable {
  /// Where an ``Entry/id`` came from.
  public enum IDSource: String, Sendable, Hashable {
    /// The feed gave it: RSS `guid`, Atom `id`, RDF `rdf:about`.
    case guid
    /// The entry's link.
    case link
    /// A hash of title and date.
    case titleDate = "title-date"
    /// A hash of all texts.
    case contentHash = "content-hash"
  }

  /// Identity: `guid`, `atom:id`, `rdf:about`, `dc:identifier`; else derived, see ``idFrom``.
  public var id = ""
  /// Where ``id`` came from.
  public var idFrom = IDSource.guid
  /// Plain text: `title`, `dc:title`, `media:title`, `itunes:title`.
  public var title: String?
  /// The best link for a person, absolute: `link`, `atom:link` of relation alternate, a `guid` that is a permalink.
  public var link: String?
  /// All links, in document order.
  public var links: [Link] = []
  /// Plain text: RSS `description`, Atom `summary`, `dc:description`, `itunes:summary`, `media:description`.
  public var summary: String?
  /// Plain text: `content:encoded`, Atom `content`, `xhtml:body`.
  public var content: String?
  /// `pubDate`, `atom:published`, `dc:date`, `dcterms:issued`.
  public var published: Timestamp?
  /// `atom:updated`, `dcterms:modified`.
  public var updated: Timestamp?
  /// Atom 0.3 `created`, `dcterms:created`.
  public var created: Timestamp?
  /// RSS 0.93 `expirationDate`.
  public var expired: Timestamp?
  /// `author`, `dc:creator`, `itunes:author`.
  public var authors: [Person] = []
  /// `atom:contributor`, `dc:contributor`.
  public var contributors: [Person] = []
  /// `category`, `dc:subject`.
  public var categories: [Category] = []
  /// `enclosure`, `atom:link` of relation enclosure.
  public var enclosures: [Enclosure] = []
  /// A picture for the entry: `image`, `itunes:image`.
  public var image: String?
  /// The page with comments: RSS `comments`.
  public var comments: String?
  /// `xml:lang`, `dc:language`, else the feed's, as written.
  public var language: String?
  /// Plain text: `atom:rights`, `dc:rights`, Atom 0.3 `copyright`.
  public var rights: String?
  /// A licence's URL: `atom:link` of relation license.
  public var license: String?
  /// The feed the entry was taken from. Held apart, because few entries have one.
  public var source: Source? {
    get { sources.first }
    set { sources = newValue.map { [$0] } ?? [] }
  }
  /// What modules say, by the module's key, such as `media`.
  public var modules = ValueObject()
  /// Elements no module claims, in document order.
  public var extensions: [ExtensionElement] = []
  /// The texts as published; filled when the options ask for markup.
  public var markup: Markup? {
    get { markups.first }
    set { markups = newValue.map { [$0] } ?? [] }
  }
  /// The start tag, in the original input.
  public var position = Position.start

  private var sources: [Source] = []
  private var markups: [Markup] = []

  /// An entry of which nothing is known yet.
  public init() {}
}
