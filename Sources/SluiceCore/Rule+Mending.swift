// The rules of mending, by the part of the document they are about. Their code is in the room itself.

extension Rule {
  /// White space or a mark before the declaration was removed.
  public static let spaceBeforeDeclaration = Rule(
    name: "space-before-declaration", stage: .mending,
    meaning: "white space or a mark before the declaration was removed")
  /// An XML declaration that is none, or not at the beginning, was removed.
  public static let strayDeclaration = Rule(
    name: "stray-declaration", stage: .mending,
    meaning: "an XML declaration that is none, or not at the beginning, was removed")
  /// The document type is not well-formed and was cut or removed.
  public static let badDoctype = Rule(
    name: "bad-doctype", stage: .mending, meaning: "the document type is not well-formed and was cut or removed")
  /// What stood before the root was removed.
  public static let junkBeforeRoot = Rule(
    name: "junk-before-root", stage: .mending, meaning: "what stood before the root was removed")
  /// What stood behind the root was removed.
  public static let junkAfterRoot = Rule(
    name: "junk-after-root", stage: .mending, meaning: "what stood behind the root was removed")
  /// Another document begins and is read as part of the first.
  public static let severalDocuments = Rule(
    name: "several-documents", stage: .mending, meaning: "another document begins and is read as part of the first")
  /// A character that XML does not allow was removed.
  public static let forbiddenCharacter = Rule(
    name: "forbidden-character", stage: .mending, meaning: "a character that XML does not allow was removed")
  /// An entity of HTML that XML does not have became its character.
  public static let htmlEntity = Rule(
    name: "html-entity", stage: .mending, meaning: "an entity of HTML that XML does not have became its character")
  /// A reference to a character that XML does not allow.
  public static let characterReference = Rule(
    name: "character-reference", stage: .mending, meaning: "a reference to a character that XML does not allow")
  /// The entity cannot be expanded here and stays as written.
  public static let unusableEntity = Rule(
    name: "unusable-entity", stage: .mending, meaning: "the entity cannot be expanded here and stays as written")
  /// An & that begins no reference was escaped.
  public static let bareAmpersand = Rule(
    name: "bare-ampersand", stage: .mending, meaning: "an & that begins no reference was escaped")
  /// A < that begins no tag was escaped.
  public static let strayLessThan = Rule(
    name: "stray-less-than", stage: .mending, meaning: "a < that begins no tag was escaped")
  /// A ]]> in text was escaped or removed.
  public static let straySectionEnd = Rule(
    name: "stray-section-end", stage: .mending, meaning: "a ]]> in text was escaped or removed")
  /// The end of a CDATA section was missing.
  public static let unclosedSection = Rule(
    name: "unclosed-section", stage: .mending, meaning: "the end of a CDATA section was missing")
  /// The beginning of a CDATA section was misspelled.
  public static let oddSection = Rule(
    name: "odd-section", stage: .mending, meaning: "the beginning of a CDATA section was misspelled")
  /// A declaration that means nothing was removed.
  public static let bogusDeclaration = Rule(
    name: "bogus-declaration", stage: .mending, meaning: "a declaration that means nothing was removed")
  /// A comment that is not well-formed was mended or removed.
  public static let badComment = Rule(
    name: "bad-comment", stage: .mending, meaning: "a comment that is not well-formed was mended or removed")
  /// A processing instruction that is not well-formed was removed.
  public static let badInstruction = Rule(
    name: "bad-instruction", stage: .mending, meaning: "a processing instruction that is not well-formed was removed")
  /// The > of a tag was missing.
  public static let unclosedTag = Rule(
    name: "unclosed-tag", stage: .mending, meaning: "the > of a tag was missing")
  /// What is no attribute was removed from a tag.
  public static let badAttribute = Rule(
    name: "bad-attribute", stage: .mending, meaning: "what is no attribute was removed from a tag")
  /// An attribute that was there before was removed.
  public static let duplicateAttribute = Rule(
    name: "duplicate-attribute", stage: .mending, meaning: "an attribute that was there before was removed")
  /// White space between attributes was missing.
  public static let attributeSpace = Rule(
    name: "attribute-space", stage: .mending, meaning: "white space between attributes was missing")
  /// An attribute without a value got an empty one.
  public static let valuelessAttribute = Rule(
    name: "valueless-attribute", stage: .mending, meaning: "an attribute without a value got an empty one")
  /// The quotes of an attribute were missing.
  public static let unquotedAttribute = Rule(
    name: "unquoted-attribute", stage: .mending, meaning: "the quotes of an attribute were missing")
  /// The closing quote of an attribute was missing.
  public static let unclosedQuote = Rule(
    name: "unclosed-quote", stage: .mending, meaning: "the closing quote of an attribute was missing")
  /// A < in an attribute was escaped.
  public static let lessThanInAttribute = Rule(
    name: "less-than-in-attribute", stage: .mending, meaning: "a < in an attribute was escaped")
  /// A record begins although one is open.
  public static let unclosedRecord = Rule(
    name: "unclosed-record", stage: .mending, meaning: "a record begins although one is open")
  /// A field or a record begins although a field of text is open.
  public static let unclosedField = Rule(
    name: "unclosed-field", stage: .mending, meaning: "a field or a record begins although a field of text is open")
  /// An end tag that HTML lets one leave out.
  public static let impliedEndTag = Rule(
    name: "implied-end-tag", stage: .mending, meaning: "an end tag that HTML lets one leave out")
  /// An element of HTML that has no end tag.
  public static let voidElement = Rule(
    name: "void-element", stage: .mending, meaning: "an element of HTML that has no end tag")
  /// An end tag was not written as it should be.
  public static let badEndTag = Rule(
    name: "bad-end-tag", stage: .mending, meaning: "an end tag was not written as it should be")
  /// An end tag differs from its start tag in case.
  public static let misspelledEndTag = Rule(
    name: "misspelled-end-tag", stage: .mending, meaning: "an end tag differs from its start tag in case")
  /// End tags cross; what was in force goes on.
  public static let crossedEndTag = Rule(
    name: "crossed-end-tag", stage: .mending, meaning: "end tags cross; what was in force goes on")
  /// An end tag was missing.
  public static let missingEndTag = Rule(
    name: "missing-end-tag", stage: .mending, meaning: "an end tag was missing")
  /// An end tag of an element that is not open was removed.
  public static let strayEndTag = Rule(
    name: "stray-end-tag", stage: .mending, meaning: "an end tag of an element that is not open was removed")
  /// The input ends before the document does.
  public static let truncated = Rule(
    name: "truncated", stage: .mending, meaning: "the input ends before the document does")
  /// A token is longer than the limit, or an element deeper than any that is read.
  public static let tokenLimit = Rule(
    name: "token-limit", stage: .mending,
    meaning: "a token is longer than the limit, or an element deeper than any that is read")
}
