// Character references left in a text, decoded as HTML reads text. Not those of markup, which its parser decodes.

import SluiceCore

/// References become characters by the rules of HTML's text
/// (<https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state>): the longest name counts, some need
/// no semicolon, numbers go through the table of windows-1252.
///
/// In a URL only what ends in a semicolon is one: `?a=1&copy=2` has a parameter `copy`, and so has every `&word=`.
enum LeftoverEntities {
  static func decode(_ text: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) -> Bool {
    var clean = 0
    var url = URLRuns()
    var place = text.first(UInt8(ascii: "&"), from: 0)
    while place < text.count {
      guard let reference = CharacterReference(text, at: place),
        reference.hasSemicolon || !(reference.isParameter || url.holds(place, in: text))
      else {
        place = text.first(UInt8(ascii: "&"), from: place + 1)
        continue
      }
      output.append(text.extracting(clean..<place))
      let length = output.count
      reference.write(into: &output)
      log.replace(place..<place + reference.length, of: text, by: output, from: length, .leftoverEntity)
      place += reference.length
      clean = place
      place = text.first(UInt8(ascii: "&"), from: place)
    }
    if clean == 0 { return false }
    output.append(text.extracting(clean..<text.count))
    return true
  }
}
