// What a text is by its beginning: an HTML page, another language's elements, or text. Looks no further than that.

import SluiceCore

/// How the tags of a text are read.
enum TextForm {
  /// All of it is HTML.
  case page
  /// It may hold HTML.
  case text
  /// Its elements are another language's, whatever they are called.
  case xml

  /// How a text begins; nil when more of it is needed to tell.
  static func of(_ text: Span<UInt8>, _ isFinal: Bool) -> TextForm? {
    // What it is unless a page begins.
    var other = TextForm.text
    var place = text.has("\u{FEFF}", at: 0) ? 3 : 0
    while true {
      while place < text.count, HTMLText.isSpace(text[place]) { place += 1 }
      // A comment of a page that was saved, or of old browsers, may be long.
      guard place + 16 <= text.count || isFinal else {
        return place < text.count && text[place] != UInt8(ascii: "<") ? other : nil
      }
      if place > TagEvidence.far { return other }
      let isComment = text.has("<!--", at: place)
      guard isComment || text.has("<?xml", at: place) else { break }
      if !isComment { other = .xml }
      place += 4
      while place < text.count, !(text[place] == UInt8(ascii: ">") && (!isComment || text.has("--", at: place - 2))) {
        place += 1
      }
      guard place < text.count else { return isFinal || place > TagEvidence.far ? other : nil }
      place += 1
    }
    let isPage = ["<!doctype html", "<html", "<head", "<body"].contains { mark in
      let end = place + mark.utf8.count
      guard end < text.count, HTMLTokenizer.endsName(text[end]) else { return false }
      return zip(mark.utf8, place..<end).allSatisfy {
        $0 == text[$1] || text[$1].isLetter && $0 == text[$1] | 0x20
      }
    }
    return isPage ? .page : other
  }

  /// In a page all is markup but what HTML does not have.
  static func verdictInPage(_ text: Span<UInt8>, _ at: Int, _ isFinal: Bool, isForeign: Bool) -> TagEvidence.Verdict {
    guard at + 2 < text.count || isFinal else { return .wait }
    guard at + 1 < text.count else { return .text }
    let isEnd = text[at + 1] == UInt8(ascii: "/")
    let name = at + (isEnd ? 2 : 1)
    if text[at + 1] == UInt8(ascii: "!") || text[at + 1] == UInt8(ascii: "?") { return .markup }
    guard name < text.count, text[name].isLetter else { return .text }
    guard isFinal || text.count - name > TagGuess.reach || TagEvidence.endOfName(text, name) < text.count else {
      return .wait
    }
    return isForeign || TagGuess.isTag(text, at: at) ? .markup : .text
  }
}
