// The rules of JSON: what is no JSON and was made it. Their code is in the room JSONFeed of SluiceFeeds.

extension Rule {
  /// A comma was missing, or one was there that parts nothing: at the end of a list, doubled, at its beginning.
  public static let jsonComma = Rule(
    name: "json-comma", stage: .mending, meaning: "a comma was missing, or one that parts nothing was removed")
  /// Quotes that were missing, single, or stood inside a string without being escaped.
  public static let jsonQuotes = Rule(
    name: "json-quotes", stage: .mending, meaning: "the quotes of a string were missing, single, or not escaped")
  /// An escape that JSON does not have, or half of a surrogate pair.
  public static let jsonEscape = Rule(
    name: "json-escape", stage: .mending, meaning: "an escape in a string means no character in JSON")
  /// A control or a line break that stood in a string as it is was escaped.
  public static let jsonControl = Rule(
    name: "json-control", stage: .mending, meaning: "a control or a line break in a string was escaped")
  /// A comment was removed; JSON has none.
  public static let jsonComment = Rule(
    name: "json-comment", stage: .mending, meaning: "a comment was removed")
  /// A word or a number that JSON does not have.
  public static let jsonLiteral = Rule(
    name: "json-literal", stage: .mending, meaning: "a word or number that JSON does not have was replaced")
  /// A bracket that closes nothing, closes something else, or is missing.
  public static let jsonNesting = Rule(
    name: "json-nesting", stage: .mending, meaning: "a bracket was missing, the wrong one, or one too many")
  /// A member lacks its key, its colon or its value.
  public static let jsonMember = Rule(
    name: "json-member", stage: .mending, meaning: "a member lacked its key, its colon or its value")
  /// What is no JSON at all was removed.
  public static let jsonJunk = Rule(
    name: "json-junk", stage: .mending, meaning: "what is no JSON was removed")
  /// An object has the same key twice; all values are read, in order.
  public static let duplicateKey = Rule(
    name: "duplicate-key", stage: .mending, meaning: "the object has this key already; all its values are read")
  /// A text where an object belongs, or an object where a text belongs.
  public static let unexpectedValue = Rule(
    name: "unexpected-value", stage: .dialects, meaning: "the value is not of the kind its key has, and is kept aside")
}
