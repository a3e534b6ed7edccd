// Text written as markup. Not the tags around it.

extension ByteBuffer {
  /// Appends a text so that no parser of XML or HTML finds a tag or the end of a value in it.
  ///
  /// A `<` or `>` in a value is harmless to browsers, but not to those who look for tags with a pattern. Controls, which
  /// XML does not have and other parsers drop or replace, go.
  package mutating func append(escaping text: Span<UInt8>, inAttribute: Bool) {
    var clean = 0
    for place in text.indices {
      let reference: StaticString
      switch text[place] {
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: ">"): reference = "&gt;"
      case UInt8(ascii: "\"") where inAttribute: reference = "&quot;"
      case 0x09, 0x0A: continue
      // Parsers make a line feed of a return that is written as it is.
      case 0x0D: reference = "&#13;"
      case 0x0C: reference = " "
      case ..<0x20: reference = ""
      default: continue
      }
      append(text.extracting(clean..<place))
      append(reference)
      clean = place + 1
    }
    append(text.extracting(clean..<text.count))
  }
}
