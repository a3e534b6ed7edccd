// What a document says about itself, without its entries. Not a container: entries come on their own.

/// A feed's own fields: `channel` of RSS, `feed` of Atom.
///
/// Each field names the elements it comes from, best first.
public struct Feed: Sendable, Hashable {
  /// The dialect with its version: `rss-0.90` … `rss-2.0`, `rss`, `rss-1.0`, `atom-0.3`, `atom-1.0`, `atom`.
  public var format = ""
  /// The encoding that was used, by its WHATWG name in lower case.
  public var charset = ""
  /// Whether Charsets, Mending or Events wrote a note so far.
  public var repaired = false
  /// Whether this line replaces an earlier one of the same input.
  public var isFinal = false
  /// `atom:id`, `rdf:about` of the channel.
  public var id: String?
  /// Plain text: `title`, `dc:title`, `itunes:title`.
  public var title: String?
  /// Plain text: RSS `description`, Atom `subtitle`, Atom 0.3 `tagline`, `itunes:summary`.
  public var subtitle: String?
  /// The site, absolute: `link`, `atom:link` of relation alternate.
  public var link: String?
  /// All links, in document order.
  public var links: [Link] = []
  /// `language`, `xml:lang`, `dc:language`, as written.
  public var language: String?
  /// Plain text: `copyright`, `atom:rights`, `dc:rights`.
  public var rights: String?
  /// `generator`.
  public var generator: Generator?
  /// `image`, else `itunes:image`.
  public var image: Image?
  /// `atom:icon`.
  public var icon: String?
  /// `atom:logo`.
  public var logo: String?
  /// `atom:updated`, `lastBuildDate`, `dcterms:modified`.
  public var updated: Timestamp?
  /// `pubDate`, `atom:published`, `dc:date`.
  public var published: Timestamp?
  /// `managingEditor`, `author`, `dc:creator`, `itunes:author`.
  public var authors: [Person] = []
  /// `atom:contributor`, `dc:contributor`, `webMaster` as the last resort.
  public var contributors: [Person] = []
  /// `category`, `dc:subject`, `itunes:category`.
  public var categories: [Category] = []
  /// Minutes a copy may be kept: `ttl`.
  public var ttl: String?
  /// `cloud`.
  public var cloud: Cloud?
  /// `textInput`.
  public var textInput: TextInput?
  /// The documentation of the format: `docs`.
  public var docs: String?
  /// A licence's URL: `atom:link` of relation license.
  public var license: String?
  /// What modules say, by the module's key.
  public var modules = ValueObject()
  /// Elements no module claims, in document order.
  public var extensions: [ExtensionElement] = []
  /// The texts as published; filled when the options ask for markup.
  public var markup: Markup?

  /// A feed of which nothing is known yet.
  public init() {}
}
