// The rules of mending in their order. Each is a file of its own beside this one.

import SluiceCore

extension MendingRule {
  /// All rules; of those that are asked about the same trouble the first that answers decides.
  static let all: [MendingRule] = [
    // A declared entity is what its document says, so what cannot be used is not HTML's either; HTML's names come
    // before the `&` that is nothing but itself, because that one answers always.
    .unusableEntity, .htmlEntity, .characterReference, .bareAmpersand,
    .forbiddenCharacter,
    // A misspelled section would be a bogus declaration.
    .straySectionEnd, .unclosedSection, .oddSection, .bogusDeclaration, .badDoctype, .badComment,
    // A declaration in the wrong place looks like any other instruction.
    .strayDeclaration, .badInstruction,
    .strayLessThan, .strayLessThanBeforeName,
    // What cannot stay an attribute needs no quotes.
    .badAttribute, .duplicateAttribute,
    // In the order in which they put something in: before the name, behind it, around the value.
    .attributeSpace, .valuelessAttribute, .unquotedAttribute, .quoteInUnquotedAttribute, .unclosedQuote,
    .lessThanInAttribute, .unclosedTag,
    // Records before fields before HTML: the coarser knowledge is the surer one.
    .unclosedRecord, .unclosedField, .impliedEndTag, .voidElement,
    // An end tag that belongs to the innermost element is only written oddly; one that belongs to an outer one ends
    // what is between; one that belongs to none is nothing.
    .badEndTag, .misspelledEndTag, .crossedEndTag, .missingEndTag, .strayEndTag,
    // White space may be all that is wrong before the declaration.
    .spaceBeforeDeclaration, .junkBeforeRoot, .junkAfterRoot, .severalDocuments, .truncated, .tokenLimit,
    .tokenLimitOfEmptyTag,
  ]
}
