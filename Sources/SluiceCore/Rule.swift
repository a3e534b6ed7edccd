// Every rule that can write a note, in one ordered list. Not the rules' code: that is in the room of their stage.

/// A named decision that writes notes. The word is the same in code, corpus folder, note and documentation.
public struct Rule: Sendable, Hashable, CustomStringConvertible {
  /// The rule's name in kebab-case.
  public let name: String
  /// The room that decides it.
  public let stage: Stage
  /// What a note of this rule says, for people.
  public let meaning: String

  /// The name.
  public var description: String { name }
}

extension Rule {
  /// All rules, in the order the rooms stand in the flow, because a reader of notes meets them in that order.
  public static let all: [Rule] = [
    .charsetOverridden, .charsetUnknown, .charsetGuessed, .charsetChanged, .undecodableBytes, .windows1252Bytes,
    .surrogatePairs,
    .spaceBeforeDeclaration, .strayDeclaration, .badDoctype, .junkBeforeRoot, .junkAfterRoot, .severalDocuments,
    .forbiddenCharacter, .htmlEntity, .characterReference, .unusableEntity, .bareAmpersand, .strayLessThan,
    .straySectionEnd, .unclosedSection, .oddSection, .bogusDeclaration, .badComment, .badInstruction,
    .unclosedTag, .badAttribute, .duplicateAttribute, .attributeSpace, .valuelessAttribute, .unquotedAttribute,
    .unclosedQuote, .lessThanInAttribute, .unclosedRecord, .unclosedField, .impliedEndTag, .voidElement,
    .badEndTag, .misspelledEndTag, .crossedEndTag, .missingEndTag, .strayEndTag, .truncated, .tokenLimit,
    .jsonComment, .jsonJunk, .jsonNesting, .jsonMember, .jsonComma, .jsonQuotes, .jsonEscape, .jsonControl,
    .jsonLiteral, .duplicateKey,
    .unreadableMarkup, .undeclaredPrefix, .undefinedEntity, .fieldLimit, .depthLimit, .attributeLimit,
    .recordLimit, .namespaceVariant, .unexpectedValue, .inferredField, .unplacedText, .entryLimit, .byteLimit,
    .mojibake, .c1Controls, .controlCharacter, .zeroWidth, .markupLeavings, .htmlMarkup, .escapeDepth, .leftoverEntity,
    .whiteSpace,
    .repeatedText,
    .droppedApostrophe, .boilerplate, .slideshareMirror,
    .unreadableDate, .assumedZone, .assumedTime, .assumedOrder, .normalisedDate, .unreadableNumber,
    .sharedGUID, .repeatedDescription, .repeatedKey, .repeatedStory,
  ]

  /// The byte order mark, the transport or the bytes themselves contradict what was declared, and win.
  public static let charsetOverridden = Rule(
    name: "charset-overridden", stage: .charsets, meaning: "the declared encoding is not the one that was used")
  /// The declared label names no encoding that is known; the input is read as UTF-8.
  public static let charsetUnknown = Rule(
    name: "charset-unknown", stage: .charsets, meaning: "the declared encoding is not known, read as utf-8")
  /// Nothing was declared and the bytes are not UTF-8; the encoding is the one in which they read like a language.
  public static let charsetGuessed = Rule(
    name: "charset-guessed", stage: .charsets, meaning: "the encoding was told from the bytes alone")
  /// From here on the bytes are in another encoding than before.
  public static let charsetChanged = Rule(
    name: "charset-changed", stage: .charsets, meaning: "the encoding changes here")
  /// Bytes that are not UTF-8 within UTF-8 were read as windows-1252.
  public static let windows1252Bytes = Rule(
    name: "windows-1252-bytes", stage: .charsets, meaning: "bytes that are not UTF-8 were read as windows-1252")
  /// Pairs of surrogates, each written as UTF-8 (CESU-8), became the characters they mean.
  public static let surrogatePairs = Rule(
    name: "surrogate-pairs", stage: .charsets, meaning: "surrogates written as UTF-8 became the character they mean")
  /// Bytes that mean nothing in the encoding became U+FFFD.
  public static let undecodableBytes = Rule(
    name: "undecodable-bytes", stage: .charsets, meaning: "bytes that mean nothing in the encoding became U+FFFD")
  /// What the parser refused although it was mended: it is left out, up to the next record.
  public static let unreadableMarkup = Rule(
    name: "unreadable-markup", stage: .events, meaning: "the markup cannot be read and is left out up to here")
  /// A prefix that no `xmlns` declares; the module is found by the prefix alone.
  public static let undeclaredPrefix = Rule(
    name: "undeclared-prefix", stage: .events, meaning: "the prefix is not declared by any xmlns")
  /// A reference to an entity that the external part of a document type may define; it is kept as written.
  public static let undefinedEntity = Rule(
    name: "undefined-entity", stage: .events, meaning: "the entity is not defined here and stays as written")
  /// A text run or attribute value longer than ``Limits/bytesPerField`` was cut.
  public static let fieldLimit = Rule(
    name: "field-limit", stage: .events, meaning: "the text is longer than the limit and was cut")
  /// Elements deeper than ``Limits/depth`` were skipped.
  public static let depthLimit = Rule(
    name: "depth-limit", stage: .events, meaning: "elements nest deeper than the limit and were skipped")
  /// Attributes beyond ``Limits/attributesPerElement`` were dropped.
  public static let attributeLimit = Rule(
    name: "attribute-limit", stage: .events, meaning: "the element has more attributes than the limit")
  /// An entry, or the feed around the entries, holds more than ``Limits/bytesPerRecord``; the rest of it was left out.
  public static let recordLimit = Rule(
    name: "record-limit", stage: .dialects, meaning: "the record holds more than the limit and the rest is left out")
  /// A module's namespace was written in a way that is wrong but known, or found by its prefix.
  public static let namespaceVariant = Rule(
    name: "namespace-variant", stage: .dialects, meaning: "the namespace is not the module's own, read as if it were")
  /// In a text whose tags are gone, a field was told by what it looks like and where it stands; `after` names it.
  public static let inferredField = Rule(
    name: "inferred-field", stage: .dialects, meaning: "the field was inferred from a text without tags")
  /// In a text whose tags are gone, what stands here is no field that is known.
  public static let unplacedText = Rule(
    name: "unplaced-text", stage: .dialects, meaning: "the text belongs to no field that is known and is left out")
  /// Reading ended at ``Limits/entries``.
  public static let entryLimit = Rule(
    name: "entry-limit", stage: .dialects, meaning: "the input has more entries than the limit")
  /// Reading ended at ``Limits/bytes``.
  public static let byteLimit = Rule(
    name: "byte-limit", stage: .dialects, meaning: "the input is longer than the limit")
  /// A date that cannot be read is absent.
  public static let unreadableDate = Rule(
    name: "unreadable-date", stage: .records, meaning: "the date cannot be read and is left out")
  /// A date without a zone was taken as UTC.
  public static let assumedZone = Rule(
    name: "assumed-zone", stage: .records, meaning: "the date names no zone that is known, read as UTC")
  /// A date without a time of day was taken as midnight.
  public static let assumedTime = Rule(
    name: "assumed-time", stage: .records, meaning: "the date has no time of day, read as midnight")
  /// Of two numbers either may be the day: behind slashes the month is read first, behind dashes the day.
  public static let assumedOrder = Rule(
    name: "assumed-order", stage: .records, meaning: "day and month may be the other way round")
  /// An impossible date carried over, as 31 June to 1 July.
  public static let normalisedDate = Rule(
    name: "normalised-date", stage: .records, meaning: "the date does not exist and carried over")
  /// A number that cannot be read is absent.
  public static let unreadableNumber = Rule(
    name: "unreadable-number", stage: .records, meaning: "the number cannot be read and is left out")
}
