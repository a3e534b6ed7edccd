// What takes the tokens of HTML. Not a tree: whoever wants one keeps it.

import SluiceCore

/// Takes tokens in the order of the text. The spans must not outlive the call.
package protocol HTMLSink: ~Copyable {
  /// Whether comments and the document type are kept to be handed over.
  static var wantsComments: Bool { get }

  /// Whether a text that is no HTML can be met, so that it is asked what is a tag; then texts are given whole.
  static var choosesTags: Bool { get }

  /// Whether what begins at a `<` and a letter, or at `</` and a letter, is a tag: `List<String>` has none.
  func takesTag(_ text: Span<UInt8>, at place: Int) -> Bool

  /// Whether the attributes of an element's start tags are looked at; else they may be missing from them.
  func wantsAttributes(of tag: borrowing HTMLTag) -> Bool

  /// Whether references in text are left as they are, for whoever reads it next.
  var keepsReferences: Bool { get }

  /// `<![CDATA[` stands here: whether it only goes, and what is in it is read as if it were not. Else it is a comment.
  mutating func opensSection() -> Bool

  /// The next characters stand at a place of what is read, as they are.
  mutating func reads(at place: Int)

  /// The next characters, decoded; one text may come in several parts, cut anywhere.
  mutating func text(_ text: Span<UInt8>)

  /// A start tag. What is answered is how its content is to be read, which only whoever builds something of it knows:
  /// <https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments>.
  mutating func startTag(_ tag: borrowing HTMLTag) -> HTMLContent

  /// An end tag; attributes that it may have are gone.
  mutating func endTag(_ tag: borrowing HTMLTag)

  mutating func comment(_ text: Span<UInt8>)

  mutating func doctype(_ doctype: borrowing HTMLDoctype)
}

extension HTMLSink where Self: ~Copyable {
  package static var wantsComments: Bool { false }
  package static var choosesTags: Bool { false }
  package func takesTag(_ text: Span<UInt8>, at place: Int) -> Bool { true }
  package func wantsAttributes(of tag: borrowing HTMLTag) -> Bool { true }
  package var keepsReferences: Bool { false }
  package mutating func reads(at place: Int) {}
  package mutating func opensSection() -> Bool { false }
  package mutating func comment(_ text: Span<UInt8>) {}
  package mutating func doctype(_ doctype: borrowing HTMLDoctype) {}
}

/// How the content of an element is read.
package enum HTMLContent: Sendable {
  /// Tags and references count.
  case data
  /// Only references count, and the element's end tag: `title`, `textarea`.
  case rcdata
  /// Only the element's end tag counts: `style`, `xmp`, `iframe`, `noembed`, `noframes`.
  case rawText
  /// The same, but for what a comment in it hides: `script`.
  case script
  /// Nothing counts any more: `plaintext`.
  case plaintext
}

/// An attribute's place in the bytes of its tag.
package struct HTMLAttribute: BitwiseCopyable, Sendable {
  var nameStart: Int32
  var nameEnd: Int32
  var valueEnd: Int32
  var hash: UInt32

  package var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  /// With references decoded.
  package var value: Range<Int> { Int(nameEnd)..<Int(valueEnd) }
}

/// A tag, whose memory is used again for the next.
package struct HTMLTag: ~Copyable {
  /// The name in lower case, then each attribute's name and value.
  package var bytes = ByteBuffer(capacity: 1024)
  package var nameEnd = 0
  /// Nil for a name that HTML does not have.
  var element: HTMLElement?
  package var isEnd = false
  package var isSelfClosing = false
  /// Those with a name that an earlier one has are left out (section 13.2.5.33), and those after 256.
  var attributes = Reused<HTMLAttribute>(capacity: 16)

  package var attributeCount: Int { attributes.count }
  package func attribute(_ place: Int) -> HTMLAttribute { attributes[place] }
}

/// A document type: <https://html.spec.whatwg.org/multipage/parsing.html#doctype-state>.
package struct HTMLDoctype: ~Copyable {
  package var name: ByteBuffer?
  package var publicID: ByteBuffer?
  package var systemID: ByteBuffer?
  package var forcesQuirks = false
}
