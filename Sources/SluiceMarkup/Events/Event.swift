// One parser's output for one piece of input: events over shared bytes. Not the public events: those have strings.

/// A name of a ``NameTable``, or of the batch's overflow when the table is full.
package struct NameID: Sendable, Hashable {
  package let raw: UInt32

  /// Names from here on are numbered in the batch, not in the table, and mean nothing in the next batch.
  package static let overflow: UInt32 = 1 << 24

  @inlinable package init(_ raw: UInt32) { self.raw = raw }
  /// Whether the number stays the same for the whole document.
  @inlinable package var isStable: Bool { raw < NameID.overflow }
  @usableFromInline package static let none = NameID(.max)
}

/// What expat saw, with ranges into the batch's bytes.
package struct Event: Sendable {
  package enum Kind: UInt8, Sendable {
    /// `range` counts in the batch's attributes.
    case startElement
    case endElement
    /// Text and CDATA in one run, references resolved.
    case text
    case comment
    /// `range` is the data; the target is named by `name`.
    case instruction
    /// `range` is the name of the root.
    case doctype
  }

  /// What an element holds, where its reader knows that before it writes the start.
  package enum Content: UInt8, Sendable {
    /// Anything, as in XML.
    case any
    case text
    case elements
    case nothing
  }

  package var kind: Kind
  package var content = Content.any
  package var name: NameID
  package var start: Int
  package var end: Int
  /// Where it begins, in the UTF-8 that Charsets made.
  package var decodedByte: Int

  @inlinable package var range: Range<Int> { start..<end }
}

/// An attribute of an element; namespace declarations are not among them.
package struct EventAttribute: Sendable {
  package var name: NameID
  package var start: Int
  package var end: Int

  @inlinable package var range: Range<Int> { start..<end }
}

/// A qualified name after namespaces are resolved. Source: Namespaces in XML 1.0 §5 and §6.
public struct QName: Sendable, Hashable {
  /// The namespace's URI; nil for none, and for a prefix nobody declared.
  public var namespace: String?
  /// The prefix as written; nil for none.
  public var prefix: String?
  /// The name without prefix.
  public var local: String

  /// A name of a namespace.
  public init(namespace: String? = nil, prefix: String? = nil, local: String) {
    self.namespace = namespace
    self.prefix = prefix
    self.local = local
  }

  /// The name as written: `prefix:local`.
  public var written: String { prefix.map { "\($0):\(local)" } ?? local }
  /// Whether it has a prefix that no `xmlns` declares.
  public var isUndeclared: Bool { prefix != nil && namespace == nil }
}
