// One item or entry as Sluice delivers it. Not an element: fields come from whichever dialect and module had them.

/// An entry: an `item` of RSS, an `entry` of Atom.
///
/// Each field names the elements it comes from, best first. Plain value; a copy costs a retain for each
/// text longer than 15 bytes.
public struct Entry: Sendable, Hashable {
  /// Where an ``Entry/id`` came from.
  public enum IDSource: String, Sendable, Hashable {
    /// The feed gave it: RSS `guid`, Atom and JSON Feed `id`, RDF `rdf:about`.
    case guid
    /// The entry's link.
    case link
    /// A hash of title and date.
    case titleDate = "title-date"
    /// A hash of all texts.
    case contentHash = "content-hash"
  }

  /// The identity the feed gives, from `guid`, `id`, `atom:id`, `dc:identifier`, `dcterms:identifier`, best first, in
  /// RDF the item's `rdf:about`; else a derived one, see ``idFrom``; in JSON Feed `id`. Source: RSS 2.0 `guid`, RFC
  /// 4287 §4.2.6.
  public var id = ""
  /// Where ``id`` came from.
  public var idFrom = IDSource.guid
  /// Plain text. From `title`, `atom:title`, `dc:title`, `dcterms:title`, `media:title`, `itunes:title`, best first; in
  /// JSON Feed `title`. Source: RSS 2.0, RFC 4287 §4.2.14.
  public var title: String?
  /// The best link for a person, absolute. From `link`, `atom:link`, `feedburner:origLink`, best first; of Atom’s the
  /// first of relation alternate, and behind all a `guid` that is a permalink; in JSON Feed `url`, and beside it
  /// `external_url` as links. Source: RSS 2.0, RFC 4287 §4.2.7.
  public var link: String?
  /// All links, in document order.
  public var links: [Link] = []
  /// Plain text: the description. From `description`, `summary`, `atom:summary`, `dc:description`, `dcterms:abstract`,
  /// `dcterms:description`, `itunes:summary`, `googleplay:description`, `media:description`, `itunes:subtitle`, best
  /// first; in JSON Feed `summary`. Source: RSS 2.0 `description`, RFC 4287 §4.2.13.
  public var summary: String?
  /// Plain text: the full text. From `content:encoded`, `atom:content`, `body`, `content`, `xhtml:body`, `xhtml:div`,
  /// `fullitem`, best first; in JSON Feed `content_html`, `content_text`. Source: RFC 4287 §4.1.3,
  /// <https://web.resource.org/rss/1.0/modules/content/>.
  public var content: String?
  /// When it came out. From `pubDate`, `atom:published`, `atom:issued`, `dcterms:issued`, `dc:date`, `dcterms:date`,
  /// `prism:publicationDate`, `prism:coverDate`, `date`, best first; in JSON Feed `date_published`. Source: RSS 2.0
  /// `pubDate`, RFC 4287 §4.2.9.
  public var published: Timestamp?
  /// When it changed. From `lastBuildDate`, `atom:updated`, `atom:modified`, `dcterms:modified`,
  /// `prism:modificationDate`, best first; in JSON Feed `date_modified`. Source: RFC 4287 §4.2.15.
  public var updated: Timestamp?
  /// When it was made. From `atom:created`, `dcterms:created`, `prism:creationDate`, best first. Source: Atom 0.3.
  public var created: Timestamp?
  /// When it is over. From `expirationDate`, `prism:expirationDate`, best first. Source: RSS 0.93.
  public var expired: Timestamp?
  /// Who wrote it; the list of the best that is there. From `author`, `atom:author`, `dc:creator`, `dc:author`,
  /// `dcterms:creator`, `itunes:author`, `googleplay:author`, best first; in JSON Feed `authors`, `author`. Source: RSS
  /// 2.0 `author`, RFC 4287 §4.2.1.
  public var authors: [Person] = []
  /// Who helped; the list of the best that is there. From `atom:contributor`, `dc:contributor`, `dcterms:contributor`,
  /// best first. Source: RFC 4287 §4.2.3.
  public var contributors: [Person] = []
  /// Categories and tags, each once, in document order: all of `category`, `dc:subject`, `itunes:keywords`,
  /// `itunes:category`, `media:category`, `atom:category`, `googleplay:category`, `dcterms:subject`; in JSON Feed
  /// `tags`. Source: RSS 2.0, RFC 4287 §4.2.2.
  public var categories: [Category] = []
  /// Files that belong to it: `enclosure`, `atom:link` of relation enclosure; in JSON Feed `attachments`. Source: RSS
  /// 2.0, RFC 4287 §4.2.7.2.
  public var enclosures: [Enclosure] = []
  /// The address of a picture for the entry, absolute. From `itunes:image`, `googleplay:image`, `image`,
  /// `slideshare:thumbnail`, `media:thumbnail`, best first; in JSON Feed `image`, `banner_image`.
  public var image: String?
  /// The page with comments, absolute: `comments`. Source: RSS 2.0.
  public var comments: String?
  /// As written (BCP 47 when the feed is right). From `language`, `dc:language`, `dcterms:language`, best first; else
  /// the `xml:lang` in force, else the feed’s; in JSON Feed `language`. Source: XML 1.0 §2.12.
  public var language: String?
  /// Plain text. From `copyright`, `atom:rights`, `atom:copyright`, `dc:rights`, `dcterms:rights`, `prism:copyright`,
  /// best first. Source: RFC 4287 §4.2.10.
  public var rights: String?
  /// A licence’s address, absolute. From `dcterms:license`, `creativeCommons:license`, `cc:license`, best first; a link
  /// of relation license counts as its element’s rank. Source: RFC 4946.
  public var license: String?
  /// The feed the entry was taken from: `source`, `atom:source`. Source: RSS 2.0, RFC 4287 §4.2.11. Held apart, because
  /// few entries have one.
  public var source: Source? {
    get { sources.first }
    set { sources = newValue.map { [$0] } ?? [] }
  }
  /// What modules say, by the module's key, such as `media`.
  public var modules = ValueObject()
  /// Elements no module claims, in document order.
  public var extensions: [ExtensionElement] = []
  /// Fields whose text another field of this entry has too; those that are equal were left out.
  public var sameAs: [SameText] = []
  /// The earlier entry whose description this one repeats.
  public var duplicateOf: DuplicateOf? {
    get { duplicates.first }
    set { duplicates = newValue.map { [$0] } ?? [] }
  }
  /// The texts as published; filled when the options ask for markup.
  public var markup: Markup? {
    get { markups.first }
    set { markups = newValue.map { [$0] } ?? [] }
  }
  /// The start tag, in the original input.
  public var position = Position.start

  /// The start tag, in the UTF-8 that Charsets made of the input.
  package var decodedByte = 0
  /// Its number among the entries of its input, from 0, those that were left out counted; nil when nobody counted.
  package var number: Int?
  /// What ``id`` is without what changes from one fetch to the next; nil when that is nothing.
  package var stableID: String?
  private var duplicates: [DuplicateOf] = []
  private var sources: [Source] = []
  private var markups: [Markup] = []

  /// An entry of which nothing is known yet.
  public init() {}
}
