// What a named character reference stands for. Not its name: many names share a character.

import SluiceCore

/// One or two characters of HTML's list.
///
/// Two where Unicode has no single one: `&NotEqualTilde;` is U+2242 and a stroke, U+0338.
package struct NamedCharacter: Hashable, Sendable {
  package let first: Unicode.Scalar
  package let second: Unicode.Scalar?

  package init(_ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil) {
    self.first = first
    self.second = second
  }

  /// The characters as text.
  package var string: String {
    var text = String(first)
    if let second { text.unicodeScalars.append(second) }
    return text
  }

  /// Appends the characters as UTF-8.
  package func append(to buffer: inout ByteBuffer) {
    for byte in first.utf8 { buffer.append(byte) }
    guard let second else { return }
    for byte in second.utf8 { buffer.append(byte) }
  }
}
