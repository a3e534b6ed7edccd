// Whether a feed stands behind a piece of HTML, as behind a program's warning. Not the removal of that piece: that is
// the mender's.

import SluiceCore

extension Sniffer {
  /// What a server puts before a feed when something goes wrong: `<br /><b>Warning</b>: …`, a trace in a table. A page
  /// may begin so too.
  static func isPieceOfHTML(_ name: String) -> Bool {
    isTransparent(name) || ["center", "code", "div", "pre", "span", "table"].contains(name.lowercased())
  }

  /// Elements a warning leaves open, or that have no end tag.
  private static func isTransparent(_ name: String) -> Bool {
    switch name.lowercased() {
    case "b", "big", "br", "em", "font", "h1", "h2", "h3", "hr", "p", "small", "strong", "tt": true
    default: false
    }
  }

  /// A warning is over where the feed begins, a page shows a feed within its own elements or has a head.
  static func behindHTML(_ head: Span<UInt8>, from: Int, isWhole: Bool) -> Verdict {
    let page = Verdict.refused(.notAFeed, "this is an HTML page")
    var open: [String] = []
    var place = from
    while place + 1 < head.count {
      guard head[place] == 0x3C else {
        place += 1
        continue
      }
      var end: Int? = place + 1
      switch head[place + 1] {
      case 0x3F: end = skip(head, place, to: "?>")
      case 0x21 where starts(head, place, with: "<!--"): end = skip(head, place, to: "-->")
      case 0x21: end = skipDeclaration(head, place)
      case 0x2F:
        guard let name = name(head, place + 2).map(localName) else { return isWhole ? page : .needsMore }
        if let last = open.lastIndex(of: name) { open.removeSubrange(last...) }
      case 0x41...0x5A, 0x61...0x7A:
        guard let name = name(head, place + 1) else { return isWhole ? page : .needsMore }
        switch localName(name) {
        case "rss", "feed", "rdf": return open.isEmpty ? .open(.xml) : page
        case "link", "style", "base", "frameset", "form", "textarea", "xmp": return page
        case let local where isTransparent(local): break
        case let local:
          let verdict = verdict(ofRoot: local)
          if verdict != .open(.xml) { return verdict }
          end = skip(head, place, to: ">")
          // `<img />` opens nothing; and no warning is nested so deep.
          if let end, head[end - 2] != 0x2F { open.append(local) }
          if open.count > 64 { return page }
        }
      default: break
      }
      guard let end else { break }
      place = end
    }
    return isWhole ? page : .needsMore
  }
}
