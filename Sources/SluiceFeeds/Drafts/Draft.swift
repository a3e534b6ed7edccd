// A record as the reader found it: nodes over one reused arena of bytes. No strings, nothing repaired, nothing typed.

import SluiceCore
import SluiceMarkup

/// One step of a draft, in document order.
package struct DraftNode: Sendable {
  package enum Kind: UInt8, Sendable {
    /// An object begins; `rule` says which.
    case open
    /// The last object ends.
    case close
    /// A value of `rule`, its bytes in `range`.
    case value
    /// An element nobody claims begins: its namespace, then from `split` its local name.
    case openExtension
    /// Its attribute: the name, then from `split` the value.
    case extensionAttribute
    /// Text directly in it.
    case extensionText
    /// It ends.
    case closeExtension
  }

  package var kind: Kind
  /// How the text is to be read, when the rule is a construct.
  package var text = Text.Kind.plain
  package var rule: Int32 = -1
  package var context: Int32 = 0
  package var start = 0
  package var split = 0
  package var end = 0
  /// Where its element begins, in the decoded text.
  package var decodedByte = 0

  package var range: Range<Int> { start..<end }
}

/// Language and base in force where a text stands.
package struct TextContext: Sendable, Hashable {
  package var language: String?
  package var base: String?
}

/// A draft of an entry or of a feed; its memory is used again.
package struct Draft: ~Copyable {
  package internal(set) var nodes: [DraftNode] = []
  package internal(set) var bytes = ByteBuffer(capacity: 16 << 10)
  /// The start tag, in the decoded text.
  package internal(set) var decodedByte = 0
  /// What is in force at the start tag.
  var context: Int32 = 0

  /// What it costs, in bytes: what a record makes of a node is an object more often than not.
  var weight: Int { bytes.count + nodes.count * 256 }
  /// Whether something was left out because it costs too much.
  var isCut = false

  mutating func removeAll() {
    isCut = false
    nodes.removeAll(keepingCapacity: true)
    bytes.removeAll()
  }
}
