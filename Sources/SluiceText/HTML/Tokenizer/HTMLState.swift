// The states of HTML's tokenizer, with the standard's names. What each does stands in the files of HTMLTokenizer.

/// <https://html.spec.whatwg.org/multipage/parsing.html#tokenization>, section 13.2.5; the numbers are its subsections.
///
/// States that only look ahead to a fixed word are no states here: the tokenizer waits until it has the word. Those of
/// a comment that only tell of errors are left out too.
enum HTMLState: UInt8 {
  /// 13.2.5.1
  case data
  /// 13.2.5.2, and 9 to 11, which look ahead
  case rcdata
  /// 13.2.5.3, and 12 to 14
  case rawText
  /// 13.2.5.4, and 15 to 19
  case scriptData
  /// 13.2.5.20 to 26; how many dashes came last is counted
  case scriptDataEscaped
  /// 13.2.5.27 to 31
  case scriptDataDoubleEscaped
  /// 13.2.5.5
  case plaintext
  /// 13.2.5.6
  case tagOpen
  /// 13.2.5.7
  case endTagOpen
  /// 13.2.5.8
  case tagName
  /// 13.2.5.32
  case beforeAttributeName
  /// 13.2.5.33
  case attributeName
  /// 13.2.5.34
  case afterAttributeName
  /// 13.2.5.35
  case beforeAttributeValue
  /// 13.2.5.36
  case attributeValueDoubleQuoted
  /// 13.2.5.37
  case attributeValueSingleQuoted
  /// 13.2.5.38
  case attributeValueUnquoted
  /// 13.2.5.39
  case afterAttributeValueQuoted
  /// 13.2.5.40
  case selfClosingStartTag
  /// 13.2.5.41
  case bogusComment
  /// 13.2.5.42
  case markupDeclarationOpen
  /// 13.2.5.43
  case commentStart
  /// 13.2.5.44
  case commentStartDash
  /// 13.2.5.45, and 46 to 49, which only tell of errors
  case comment
  /// 13.2.5.50
  case commentEndDash
  /// 13.2.5.51
  case commentEnd
  /// 13.2.5.52
  case commentEndBang
  /// 13.2.5.53
  case doctype
  /// 13.2.5.54
  case beforeDoctypeName
  /// 13.2.5.55
  case doctypeName
  /// 13.2.5.56
  case afterDoctypeName
  /// 13.2.5.57
  case afterDoctypePublicKeyword
  /// 13.2.5.58
  case beforeDoctypePublicIdentifier
  /// 13.2.5.59
  case doctypePublicIdentifierDoubleQuoted
  /// 13.2.5.60
  case doctypePublicIdentifierSingleQuoted
  /// 13.2.5.61
  case afterDoctypePublicIdentifier
  /// 13.2.5.62
  case betweenDoctypeIdentifiers
  /// 13.2.5.63
  case afterDoctypeSystemKeyword
  /// 13.2.5.64
  case beforeDoctypeSystemIdentifier
  /// 13.2.5.65
  case doctypeSystemIdentifierDoubleQuoted
  /// 13.2.5.66
  case doctypeSystemIdentifierSingleQuoted
  /// 13.2.5.67
  case afterDoctypeSystemIdentifier
  /// 13.2.5.68
  case bogusDoctype
  /// 13.2.5.75 to 80; 72 to 74 look ahead
  case numericCharacterReference
}
