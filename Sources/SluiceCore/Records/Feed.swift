// What a document says about itself, without its entries. Not a container: entries come on their own.

/// A feed's own fields: `channel` of RSS, `feed` of Atom.
///
/// Each field names the elements it comes from, best first.
public struct Feed: Sendable, Hashable {
  /// The dialect with its version: `rss-0.90` … `rss-2.0`, `rss`, `rss-1.0`, `atom-0.3`, `atom-1.0`, `atom`,
  /// `json-feed-1.0`, `json-feed-1.1`, `scraped`.
  public var format = ""
  /// The encoding that was used, by its WHATWG name in lower case.
  public var charset = ""
  /// Whether Charsets, Mending or Events wrote a note so far.
  public var repaired = false
  /// Whether this line replaces an earlier one of the same input.
  public var isFinal = false
  /// From `atom:id`, `dc:identifier`, `dcterms:identifier`, best first; in RDF the channel’s `rdf:about`. Source: RFC
  /// 4287 §4.2.6.
  public var id: String?
  /// Plain text. From `title`, `atom:title`, `dc:title`, `dcterms:title`, `media:title`, `itunes:title`, best first; in
  /// JSON Feed `title`. Source: RSS 2.0, RFC 4287 §4.2.14.
  public var title: String?
  /// Plain text: what the feed is about. From `description`, `atom:subtitle`, `atom:summary`, `atom:tagline`,
  /// `atom:info`, `dc:description`, `dcterms:abstract`, `dcterms:description`, `tagline`, `itunes:summary`,
  /// `googleplay:description`, `media:description`, `content:encoded`, `itunes:subtitle`, best first; in JSON Feed
  /// `description`. Source: RSS 2.0 `description`, RFC 4287 §4.2.12.
  public var subtitle: String?
  /// The site, absolute. From `link`, `atom:link`, `feedburner:origLink`, best first; of Atom’s the first of relation
  /// alternate; in JSON Feed `home_page_url`, and beside it `feed_url`, `next_url`, `hubs` as links. Source: RSS 2.0,
  /// RFC 4287 §4.2.7.
  public var link: String?
  /// All links, in document order.
  public var links: [Link] = []
  /// As written (BCP 47 when the feed is right). From `language`, `dc:language`, `dcterms:language`, best first; else
  /// the `xml:lang` of the root; in JSON Feed `language`. Source: XML 1.0 §2.12.
  public var language: String?
  /// Plain text. From `copyright`, `atom:rights`, `atom:copyright`, `dc:rights`, `dcterms:rights`, `prism:copyright`,
  /// best first. Source: RSS 2.0 `copyright`, RFC 4287 §4.2.10.
  public var rights: String?
  /// What made the feed. From `generator`, `atom:generator`, `admin:generatorAgent`, best first. Source: RSS 2.0, RFC
  /// 4287 §4.2.4.
  public var generator: Generator?
  /// A picture that stands for the feed. From `image`, `itunes:image`, `googleplay:image`, `slideshare:thumbnail`,
  /// `media:thumbnail`, best first. Source: RSS 2.0.
  public var image: Image?
  /// A small square picture, absolute: `atom:icon`; in JSON Feed `icon`, `favicon`. Source: RFC 4287 §4.2.5.
  public var icon: String?
  /// A picture twice as wide as high, absolute: `atom:logo`. Source: RFC 4287 §4.2.8.
  public var logo: String?
  /// When the feed changed. From `lastBuildDate`, `atom:updated`, `atom:modified`, `dcterms:modified`, `dc:date`,
  /// `prism:modificationDate`, best first. Source: RSS 2.0 `lastBuildDate`, RFC 4287 §4.2.15.
  public var updated: Timestamp?
  /// When its content came out. From `pubDate`, `atom:published`, `atom:issued`, `dcterms:issued`, `dcterms:date`,
  /// `prism:publicationDate`, `prism:coverDate`, `date`, best first. Source: RSS 2.0 `pubDate`.
  public var published: Timestamp?
  /// When it was made. From `atom:created`, `dcterms:created`, `prism:creationDate`, best first. Source: Atom 0.3.
  public var created: Timestamp?
  /// Who writes it; the list of the best that is there. From `author`, `managingEditor`, `atom:author`, `dc:creator`,
  /// `dc:author`, `dcterms:creator`, `itunes:author`, `googleplay:author`, best first; in JSON Feed `authors`,
  /// `author`. Source: RSS 2.0 `managingEditor`, RFC 4287 §4.2.1.
  public var authors: [Person] = []
  /// Who helps; the list of the best that is there. From `atom:contributor`, `dc:contributor`, `dcterms:contributor`,
  /// `webMaster`, best first. Source: RFC 4287 §4.2.3.
  public var contributors: [Person] = []
  /// Categories and tags, each once, in document order: all of `category`, `dc:subject`, `itunes:keywords`,
  /// `itunes:category`, `media:category`, `atom:category`, `googleplay:category`, `dcterms:subject`. Source: RSS 2.0,
  /// RFC 4287 §4.2.2.
  public var categories: [Category] = []
  /// Minutes a copy may be kept, as written: `ttl`. Source: RSS 2.0.
  public var ttl: String?
  /// A service that tells of changes: `cloud`. Source: RSS 2.0.
  public var cloud: Cloud?
  /// A form. From `textInput`, `textinput`, best first. Source: RSS 2.0.
  public var textInput: TextInput?
  /// The documentation of the format: `docs`. Source: RSS 2.0.
  public var docs: String?
  /// A licence’s address, absolute. From `dcterms:license`, `creativeCommons:license`, `cc:license`, best first; a link
  /// of relation license counts as its element’s rank. Source: RFC 4946.
  public var license: String?
  /// What modules say, by the module's key.
  public var modules = ValueObject()
  /// Elements no module claims, in document order.
  public var extensions: [ExtensionElement] = []
  /// Fields whose text another field of this feed has too; those that are equal were left out.
  public var sameAs: [SameText] = []
  /// The texts as published; filled when the options ask for markup.
  public var markup: Markup?

  /// A feed of which nothing is known yet.
  public init() {}
}
