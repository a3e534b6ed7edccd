// A text as it was published, with what is needed to show it. Not the plain text of a record: that is a String.

/// A text construct as published: its value, its type, its language and the base of its links.
///
/// Source: RFC 4287 §3.1 (Atom); RSS descriptions are HTML by the RSS 2.0 specification.
public struct Text: Sendable, Hashable {
  /// How ``Text/value`` is to be read.
  public enum Kind: String, Sendable, Hashable {
    /// Plain text; `<` is a less-than sign.
    case plain = "text"
    /// HTML as a string.
    case html
    /// XHTML as a string, without the `div` around it and without prefixes.
    case xhtml
  }

  /// How the value is to be read.
  public var kind: Kind
  /// The text as published, references resolved once by XML.
  public var value: String
  /// The language in force (`xml:lang` or the feed's), as written.
  public var language: String?
  /// The base of relative links in the value, absolute where it could be made so.
  public var base: String?

  /// A text as published.
  public init(_ kind: Kind, _ value: String, language: String? = nil, base: String? = nil) {
    self.kind = kind
    self.value = value
    self.language = language
    self.base = base
  }
}

/// The published texts of a record, by the field they belong to.
public struct Markup: Sendable, Hashable {
  /// `title`.
  public var title: Text?
  /// A feed's `subtitle` or an entry's `summary`.
  public var summary: Text?
  /// An entry's `content`.
  public var content: Text?
  /// `rights`.
  public var rights: Text?

  /// No text yet.
  public init() {}

  /// Whether there is none.
  public var isEmpty: Bool { title == nil && summary == nil && content == nil && rights == nil }
}
