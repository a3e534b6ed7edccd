// Which of the three readers an input is for, or what it is instead. Looks at the head only, and parses nothing.

import SluiceCore

/// Looks at the first bytes of the decoded text.
enum Sniffer {
  /// What the head says.
  enum Verdict: Equatable {
    case needsMore
    /// A feed in XML, or XML whose root the draft reader judges.
    case xml
    case refused(SluiceError.Kind, String)
  }

  /// No decision needs more than this many bytes.
  static let window = 64 << 10

  /// `isWhole` says that no more bytes can come into the window.
  static func sniff(_ head: Span<UInt8>, isWhole: Bool) -> Verdict {
    var place = 0
    while place < head.count, isBlank(head[place]) { place += 1 }
    guard place < head.count else { return isWhole ? .refused(.notAFeed, "the input is empty") : .needsMore }
    if let archive = archive(head, isWhole: isWhole) { return archive }
    if head[place] == 0x7B || head[place] == 0x5B {
      // The version stands at the beginning by custom, not by rule.
      let looked = 4096
      guard isWhole || head.count >= looked else { return .needsMore }
      return contains(head.extracting(0..<min(looked, head.count)), "jsonfeed.org/version")
        ? .refused(.unsupported, "this is a JSON Feed; its reader is not built yet")
        : .refused(.notAFeed, "this is JSON and no feed")
    }
    return markup(head, from: place, isWhole: isWhole)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// Files that are no text, by their first bytes.
  private static func archive(_ head: Span<UInt8>, isWhole: Bool) -> Verdict? {
    let kinds: [(start: [UInt8], kind: SluiceError.Kind, reason: String)] = [
      ([0x50, 0x4B, 0x03, 0x04], .notAFeed, "this is a zip archive"),
      ([0x1F, 0x8B], .unsupported, "this is compressed with gzip; unpack it first"),
      ([0x25, 0x50, 0x44, 0x46], .notAFeed, "this is a PDF document"),
      ([0x89, 0x50, 0x4E, 0x47], .notAFeed, "this is a PNG picture"),
    ]
    for (start, kind, reason) in kinds {
      var place = 0
      while place < min(start.count, head.count), head[place] == start[place] { place += 1 }
      if place == start.count { return .refused(kind, reason) }
      if place == head.count, !isWhole { return .needsMore }
    }
    return nil
  }

  /// The first start tag, past declarations, comments and whatever else stands before it.
  private static func markup(_ head: Span<UInt8>, from: Int, isWhole: Bool) -> Verdict {
    var place = from
    while place + 1 < head.count {
      guard head[place] == 0x3C else {
        place += 1
        continue
      }
      let end: Int?
      switch head[place + 1] {
      case 0x3F: end = skip(head, place, to: "?>")
      case 0x21 where starts(head, place, with: "<!--"): end = skip(head, place, to: "-->")
      case 0x21: end = skipDeclaration(head, place)
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A, 0x80...:
        guard let root = name(head, place + 1) else { return isWhole ? .xml : .needsMore }
        return isPieceOfHTML(root)
          ? behindHTML(head, from: place, isWhole: isWhole) : verdict(ofRoot: root)
      default: end = place + 1
      }
      guard let end else { break }
      place = end
    }
    guard isWhole else { return .needsMore }
    if head[from] == 0x3C { return .xml }
    return textVerdict(head)
  }

  static func verdict(ofRoot root: String) -> Verdict {
    switch localName(root) {
    case "html", "head", "body", "script", "meta", "title": return .refused(.notAFeed, "this is an HTML page")
    case "opml": return .refused(.notAFeed, "this is OPML, a list of feeds")
    case "urlset", "sitemapindex": return .refused(.notAFeed, "this is a sitemap")
    default: return .xml
    }
  }

  /// A name without its prefix, in lower case.
  static func localName(_ name: String) -> String { name.split(separator: ":").last.map { $0.lowercased() } ?? name }

  /// No tag at all: a feed whose tags were stripped keeps its dates and its links.
  private static func textVerdict(_ head: Span<UInt8>) -> Verdict {
    let hasLinks = contains(head, "http://") || contains(head, "https://")
    let hasDates = [" GMT", " +0", " -0", "T00:", "Z "].contains { contains(head, $0) }
    return hasLinks && hasDates
      ? .refused(.unsupported, "this looks like a feed whose tags were stripped; its reader is not built yet")
      : .refused(.notAFeed, "this is text without any tag")
  }

  /// The name up to a byte that ends it; nil when the head ends first.
  static func name(_ head: Span<UInt8>, _ start: Int) -> String? {
    var end = start
    while end < head.count, !isBlank(head[end]), head[end] != 0x3E, head[end] != 0x2F { end += 1 }
    guard end < head.count else { return nil }
    return unsafe head.extracting(start..<end).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// A document type may hold an internal subset in brackets.
  static func skipDeclaration(_ head: Span<UInt8>, _ start: Int) -> Int? {
    var depth = 0
    for place in start..<head.count {
      switch head[place] {
      case 0x5B: depth += 1
      case 0x5D: depth -= 1
      case 0x3E where depth <= 0: return place + 1
      default: break
      }
    }
    return nil
  }

  static func skip(_ head: Span<UInt8>, _ start: Int, to end: StaticString) -> Int? {
    for place in start..<head.count where starts(head, place, with: end) { return place + end.utf8CodeUnitCount }
    return nil
  }

  static func starts(_ head: Span<UInt8>, _ place: Int, with text: StaticString) -> Bool {
    guard place + text.utf8CodeUnitCount <= head.count else { return false }
    return text.withUTF8Buffer { text in
      for offset in 0..<text.count where unsafe head[place + offset] != text[offset] { return false }
      return true
    }
  }

  private static func contains(_ head: Span<UInt8>, _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard head.count >= wanted.count else { return false }
    next: for place in 0...(head.count - wanted.count) {
      for offset in 0..<wanted.count where head[place + offset] != wanted[offset] { continue next }
      return true
    }
    return false
  }
}
