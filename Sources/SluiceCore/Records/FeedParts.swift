// The compound fields only a feed, or a copied entry, has. Not modules: these stand in RSS and Atom themselves.

/// A picture that stands for a feed. Source: RSS 2.0 `image`.
public struct Image: Sendable, Hashable {
  /// The picture, absolute where it could be made so.
  public var url: String?
  /// Its title, the `alt` of HTML.
  public var title: String?
  /// The page it links to.
  public var link: String?
  /// Width in pixels.
  public var width: Int?
  /// Height in pixels.
  public var height: Int?
  /// Text of the link.
  public var description: String?

  /// An image of which nothing is known yet.
  public init() {}
}

/// The program that made a feed. Source: RFC 4287 §4.2.4, RSS 2.0 `generator`.
public struct Generator: Sendable, Hashable {
  /// Its name.
  public var name: String?
  /// Its page.
  public var uri: String?
  /// Its version.
  public var version: String?

  /// A generator of which nothing is known yet.
  public init() {}
}

/// A service that tells of changes. Source: RSS 2.0 `cloud`.
public struct Cloud: Sendable, Hashable {
  /// The host.
  public var domain: String?
  /// The port, as written.
  public var port: String?
  /// The path on the host.
  public var path: String?
  /// The procedure to call.
  public var registerProcedure: String?
  /// `xml-rpc`, `soap` or `http-post`.
  public var `protocol`: String?

  /// A cloud of which nothing is known yet.
  public init() {}
}

/// A form that a reader may show. Source: RSS 2.0 `textInput`.
public struct TextInput: Sendable, Hashable {
  /// Label of the button.
  public var title: String?
  /// What the form is for.
  public var description: String?
  /// Name of the field.
  public var name: String?
  /// Where the form goes.
  public var link: String?

  /// A form of which nothing is known yet.
  public init() {}
}
