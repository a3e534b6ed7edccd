// What the paths of a feed count from, when its head says it in another place; and texts that begin alike.

import SluiceCore

enum Origin {
  /// `http://host/` of the first whole URL in the head where the feed's own link is a path, else of the host in an
  /// author's address; nil where no path needs it.
  static func find(
    _ head: Section, _ item: Section?, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int
  ) -> ByteBuffer? {
    let link = head.first(.link) ?? item?.first(.link)
    guard let link, pieces[link.pieces.lowerBound].kind.isPath else { return nil }
    for place in head.pieces where head.kind == .head && pieces[place].kind.isURL {
      let url = text.extracting(pieces[place].start - offset..<pieces[place].end - offset)
      var end = 8
      while end < url.count, url[end] != 0x2F { end += 1 }
      guard TextKinds.isScheme(url, 0), end > 9 else { continue }
      var origin = ByteBuffer(capacity: 64)
      origin.append(url.extracting(first: min(end, url.count)))
      origin.append(0x2F)
      return origin
    }
    guard let author = item?.first(.author) ?? head.first(.author) else { return nil }
    let piece = pieces[author.pieces.lowerBound]
    let mail = text.extracting(piece.start - offset..<piece.end - offset)
    var at = 0
    while at < mail.count, mail[at] != 0x40 { at += 1 }
    var end = at
    while end < mail.count, mail[end] != 0x28, !mail[end].isSpace { end += 1 }
    guard end > at + 1 else { return nil }
    var origin = ByteBuffer(capacity: 64)
    origin.append("https://www.")
    origin.append(mail.extracting(at + 1..<end))
    origin.append(0x2F)
    return origin
  }

  /// Whether a text stands somewhere in another.
  static func contains(_ text: Span<UInt8>, _ part: Span<UInt8>) -> Bool {
    guard !part.isEmpty, part.count <= text.count else { return part.isEmpty }
    var place = 0
    while place <= text.count - part.count {
      place = ByteSearch.first(text, place, text.count - part.count + 1, part[0], part[0], part[0], part[0])
      guard place <= text.count - part.count else { return false }
      var length = 1
      while length < part.count, text[place + length] == part[length] { length += 1 }
      if length == part.count { return true }
      place += 1
    }
    return false
  }

  /// The description in what stands `again`: behind the title and the author's name, up to a tag or the line's end.
  static func text(
    in text: Span<UInt8>, again: Range<Int>, title: Range<Int>, author: Range<Int>?
  ) -> Range<Int>? {
    guard starts(text.extracting(again), text.extracting(title)) else { return nil }
    var start = again.lowerBound + title.count
    if let author {
      var at = author.lowerBound
      while at < author.upperBound, text[at] != 0x40 { at += 1 }
      while start < again.upperBound, text[start].isSpace { start += 1 }
      let name = text.extracting(author.lowerBound..<at)
      if starts(text.extracting(start..<again.upperBound), name) { start += name.count }
    }
    var end = start
    while end < again.upperBound, text[end] != 0x3C, text[end] != 0x0A { end += 1 }
    return end - start > 24 ? start..<end : nil
  }

  /// Whether a text begins with another, and a word ends there.
  static func starts(_ text: Span<UInt8>, _ with: Span<UInt8>) -> Bool {
    guard text.count >= with.count, !with.isEmpty else { return false }
    for place in with.indices where text[place] != with[place] { return false }
    return text.count == with.count || text[with.count].isSpace
  }

  /// Where the title of the first item begins in a text that runs on from the head into it: the longest end of the text
  /// that stands again at the beginning of `again`; else what stands behind the feed's own title.
  static func title(in text: Span<UInt8>, again: Span<UInt8>, feed: Span<UInt8>) -> Int? {
    for place in text.indices where place == 0 || text[place - 1].isSpace {
      guard !text[place].isSpace, starts(again, text.extracting(droppingFirst: place)) else { continue }
      return place > 0 ? place : nil
    }
    guard feed.count > 3, text.count > feed.count + 1 else { return nil }
    var place = text.count - feed.count - 1
    while place > 0 {
      if text[place - 1].isSpace, starts(text.extracting(droppingFirst: place), feed) {
        return place + feed.count + 1
      }
      place -= 1
    }
    return nil
  }
}
