// What the mender meets and asks the rules about. Not what is done about it.

import SluiceCore

/// What the mender met that XML does not allow, or what only a table can decide.
enum Trouble {
  /// An `&` that begins no reference XML knows here.
  case reference(TextWindow.Reference, Entities.Use)
  /// A run of characters that no document may hold.
  case character
  /// `]]>` in text; or its `>` alone, when what stood before it was removed, in text or in a section.
  case sectionEnd(isInSection: Bool)
  /// `</name` within a CDATA section that nothing ends before the next one begins.
  case openSection
  /// A `<` that begins no token.
  case lessThan
  /// `<!…>` that is neither comment nor section nor document type.
  case declaration
  /// A document type that is not as it should be, and one that expat accepts in its place, which may be empty.
  case doctype(instead: [UInt8])
  /// A comment that is not as it should be.
  case comment
  /// A processing instruction that is not as it should be.
  case instruction
  /// `<name …` that may be no tag at all.
  case tag(LenientTag)
  /// An attribute that cannot stay.
  case oddAttribute(LenientAttribute)
  /// An attribute that is not written as it should be; every rule that knows something about it does its part.
  case attribute(LenientAttribute)
  case lessThanInAttribute
  /// A double quote in a value without quotes.
  case quoteInAttribute
  /// A tag without its `>`.
  case openTag(LenientTag)
  /// A start tag where an element should have ended before: its index, counted from the outermost.
  case unclosed(Int, by: ElementTraits)
  /// A start tag's `>` where the element has no end tag and in HTML has none.
  case void
  /// An end tag, and the open element it belongs to.
  case endTag(EndTag, Int?)
  /// What may not stand outside of the root.
  case outside(isBefore: Bool)
  /// The root's end tag and all up to the start tag of another one of the same name.
  case anotherRoot
  /// The input ends: what is left of a token.
  case end(isInSection: Bool)
  /// A token longer than the limit, or an element deeper than the mender follows.
  case limit
  /// The rest of a tag longer than the limit, which ends with `/>`.
  case longEmptyTag

  enum Kind: Int, Sendable, CaseIterable {
    case reference, character, sectionEnd, openSection, lessThan, declaration, doctype, comment, instruction, tag
    case oddAttribute, attribute, lessThanInAttribute, quoteInAttribute, openTag, unclosed, void, endTag, outside
    case anotherRoot, end, limit, longEmptyTag
  }

  var kind: Kind {
    switch self {
    case .reference: .reference
    case .character: .character
    case .sectionEnd: .sectionEnd
    case .openSection: .openSection
    case .lessThan: .lessThan
    case .declaration: .declaration
    case .doctype: .doctype
    case .comment: .comment
    case .instruction: .instruction
    case .tag: .tag
    case .oddAttribute: .oddAttribute
    case .attribute: .attribute
    case .lessThanInAttribute: .lessThanInAttribute
    case .quoteInAttribute: .quoteInAttribute
    case .openTag: .openTag
    case .unclosed: .unclosed
    case .void: .void
    case .endTag: .endTag
    case .outside: .outside
    case .anotherRoot: .anotherRoot
    case .end: .end
    case .limit: .limit
    case .longEmptyTag: .longEmptyTag
    }
  }
}
