// Which of the three readers an input is for, or what it is instead. Looks at the head only, and parses nothing.

import SluiceCore
import SluiceFeeds

/// Looks at the first bytes of the decoded text.
enum Sniffer {
  /// What the head says.
  enum Verdict: Equatable {
    case needsMore
    /// What that door's reader reads; of XML the draft reader judges the root.
    case open(Door)
    case refused(SluiceError.Kind, String)
  }

  /// No decision needs more than this many bytes.
  static let window = 64 << 10

  /// `isWhole` says that no more bytes can come into the window. Under `strict` the bytes may be of any encoding expat
  /// reads, and it alone judges what is no JSON.
  static func sniff(_ head: Span<UInt8>, isWhole: Bool, isStrict: Bool = false) -> Verdict {
    // Decoded text has lost its byte order mark; what is read as it is has not.
    let isMark = starts(head, 0, with: "\u{FEFF}")
    if !isMark, !isWhole, head.count < 3, head.count == 0 || head[0] == 0xEF { return .needsMore }
    var place = isMark ? 3 : 0
    while place < head.count, isBlank(head[place]) { place += 1 }
    guard place < head.count else {
      return isWhole ? isStrict ? .open(.xml) : .refused(.notAFeed, "the input is empty") : .needsMore
    }
    if !isStrict, let archive = archive(head, isWhole: isWhole) { return archive }
    // A comment before it is no JSON, and no XML either.
    if head[place] == 0x7B || head[place] == 0x5B || !isStrict && head[place] == 0x2F {
      if JSONFeedSigns.areIn(head, isWhole: isWhole) { return .open(.json) }
      return isWhole ? .refused(.notAFeed, "this is JSON and no feed") : .needsMore
    }
    return isStrict ? .open(.xml) : markup(head, from: place, isWhole: isWhole)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// Files that are no text, by their first bytes.
  private static func archive(_ head: Span<UInt8>, isWhole: Bool) -> Verdict? {
    let kinds: [(start: [UInt8], kind: SluiceError.Kind, reason: String)] = [
      ([0x50, 0x4B, 0x03, 0x04], .notAFeed, "this is a zip archive"),
      // The second byte of gzip is no text and came out of Charsets as something else. Files are unpacked before.
      ([0x1F], .unsupported, "this is compressed with gzip; unpack it first"),
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
        guard let root = name(head, place + 1) else { return isWhole ? .open(.xml) : .needsMore }
        if head[from] != 0x3C, !isRoot(root) {
          // A tag in a text may be all that is left of a feed's own.
          guard isWhole else { return .needsMore }
          if isScraped(head) { return .open(.scraped) }
        }
        return isPieceOfHTML(root)
          ? behindHTML(head, from: place, isWhole: isWhole) : verdict(ofRoot: root)
      default: end = place + 1
      }
      guard let end else { break }
      place = end
    }
    guard isWhole else { return .needsMore }
    if head[from] == 0x3C { return .open(.xml) }
    return textVerdict(head)
  }

  static func verdict(ofRoot root: String) -> Verdict {
    switch localName(root) {
    case "html", "head", "body", "script", "meta", "title": return .refused(.notAFeed, "this is an HTML page")
    case "opml": return .refused(.notAFeed, "this is OPML, a list of feeds")
    case "urlset", "sitemapindex": return .refused(.notAFeed, "this is a sitemap")
    default: return .open(.xml)
    }
  }

  /// A name without its prefix, in lower case.
  static func localName(_ name: String) -> String { name.split(separator: ":").last.map { $0.lowercased() } ?? name }

  private static func isRoot(_ name: String) -> Bool {
    ["rss", "feed", "rdf", "channel", "html"].contains(localName(name))
  }

  /// A feed whose tags were stripped keeps its dates, its addresses and its order.
  private static func isScraped(_ head: Span<UInt8>) -> Bool { PeriodFinder.isFeed(head) }

  private static func textVerdict(_ head: Span<UInt8>) -> Verdict {
    isScraped(head) ? .open(.scraped) : .refused(.notAFeed, "this is text without any tag, and no feed that lost them")
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
