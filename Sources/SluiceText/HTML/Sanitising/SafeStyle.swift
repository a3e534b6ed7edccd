// Which declarations of CSS only give form. Reads no style sheets, only `style` attributes.

/// Keeps the declarations of a `style` attribute whose property and value are of a list
/// (<https://www.w3.org/TR/css-style-attr/>).
enum SafeStyle {
  /// None takes an element out of the flow to lay it over others, none moves, none names an address, none makes content. Without a picture a background has
  /// nothing to repeat.
  private static let properties: Set<String> = Set(
    """
    azimuth background background-color background-x \
    background-y border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse \
    border-color border-left border-left-color border-left-style border-left-width border-radius border-right \
    border-right-color border-right-style border-right-width border-spacing border-style border-top border-top-color \
    border-top-style border-top-width border-width box-sizing caption-side clear color cursor direction display \
    elevation empty-cells float font font-family font-size font-style font-variant font-weight height letter-spacing \
    line-height list-style list-style-position list-style-type margin margin-bottom margin-left margin-right margin-top \
    max-height max-width min-height min-width object-fit opacity orphans overflow overflow-wrap padding padding-bottom \
    padding-left padding-right padding-top page-break-after page-break-before page-break-inside quotes speak \
    table-layout text-align text-decoration text-indent text-overflow text-transform unicode-bidi vertical-align \
    visibility white-space widows width word-break word-spacing word-wrap
    """.split(separator: " ").map(String.init))
  /// What gives a colour or a number, and loads nothing.
  private static let functions: Set<String> = ["rgb", "rgba", "hsl", "hsla", "calc", "min", "max", "clamp"]
  /// Digits of a length that is still one: a larger one breaks the page around it.
  private static let mostDigits = 4

  /// The safe declarations, each with its semicolon; empty when none is.
  static func declarations(_ style: String) -> String {
    var safe: [String] = []
    // A backslash or a comment is how the forbidden is spelled.
    guard !style.contains("\\"), !style.contains("/*") else { return "" }
    for declaration in style.split(separator: ";", maxSplits: 255) {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = Whitespace.trimmed(String(declaration[..<colon]))
      let value = Whitespace.collapsed(String(declaration[declaration.index(after: colon)...]))
      guard properties.contains(name.lowercased()), !value.isEmpty, isSafe(value) else { continue }
      // As it was written but for the spaces around it, which say nothing.
      safe.append("\(name): \(value);")
    }
    return safe.joined(separator: " ")
  }

  /// Words, numbers, colours, quoted names of fonts, and functions of a list.
  private static func isSafe(_ value: String) -> Bool {
    var word = ""
    var digits = 0
    for scalar in value.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "-", "_":
        word.unicodeScalars.append(scalar)
        digits = 0
      case "0"..."9":
        digits += 1
        // Of a colour they may be more.
        if digits > mostDigits, !word.hasPrefix("#") { return false }
        if word.hasPrefix("#") { word.unicodeScalars.append(scalar) }
      case "#": word = "#"
      case "(":
        guard functions.contains(word.lowercased()) else { return false }
        (word, digits) = ("", 0)
      case " ", ",", ".", "%", "+", "!", "/", ")", "'", "\"", "*": (word, digits) = ("", 0)
      default: return false
      }
    }
    // A quote that does not close took a semicolon with it.
    guard [0x22, 0x27].allSatisfy({ quote in value.utf8.count { $0 == quote }.isMultiple(of: 2) }) else { return false }
    return !["expression", "javascript", "vbscript", "behavior", "binding", "url"].contains {
      value.lowercased().contains($0)
    }
  }
}
