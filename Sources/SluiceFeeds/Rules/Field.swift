// The record fields that elements of several dialects and modules compete for. Not the modules' own keys.

/// A field of an entry or a feed that several elements can feed; ranks decide between them.
public enum Field: UInt8, Sendable, Hashable, CaseIterable {
  /// `id`
  case id
  /// `title`
  case title
  /// An entry's `summary`, a feed's `subtitle`.
  case summary
  /// `content`
  case content
  /// `published`
  case published
  /// `updated`
  case updated
  /// `created`
  case created
  /// `expired`
  case expired
  /// `authors`; the list of the best rank wins whole.
  case author
  /// `contributors`
  case contributor
  /// `categories`
  case category
  /// `enclosures`
  case enclosure
  /// `links`, and by rank `link`
  case link
  /// `image`
  case image
  /// `comments`
  case comments
  /// `language`
  case language
  /// `rights`
  case rights
  /// `license`
  case license
  /// `source`
  case source
  /// `generator`
  case generator
  /// `icon`
  case icon
  /// `logo`
  case logo
  /// `ttl`
  case ttl
  /// `cloud`
  case cloud
  /// `textInput`
  case textInput
  /// `docs`
  case docs
  /// The version of the format, which `format` names.
  case version
}
