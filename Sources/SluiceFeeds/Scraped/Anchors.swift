// The anchors inside a line: what is seen to be a date, a URL or an address wherever it stands. Not whole lines.

import SluiceCore

enum Anchors {
  struct Anchor {
    /// Nil for `]]>`, which only parts.
    var kind: PieceKind?
    var range: Range<Int>
  }

  /// The anchor whose mark is the byte at `place`, not beginning before `from`; a line ends at `to`.
  static func anchor(_ text: Span<UInt8>, at place: Int, from: Int, to: Int) -> Anchor? {
    switch text[place] {
    case 0x5D:
      guard place + 2 < to, text[place + 1] == 0x5D, text[place + 2] == 0x3E else { return nil }
      return Anchor(kind: nil, range: place..<place + 3)
    case 0x3A:
      guard place + 1 < to else { return nil }
      if text[place + 1] == 0x2F { return url(text, place, from, to) }
      return text[place + 1].isDigit ? date(text, place, from, to) : name(text, place, from, to)
    case 0x2F: return path(text, place, from, to)
    default: return mail(text, place, from, to)
    }
  }

  /// `http://…` and `https://…` between blanks.
  private static func url(_ text: Span<UInt8>, _ colon: Int, _ from: Int, _ to: Int) -> Anchor? {
    guard colon + 3 < to, text[colon + 2] == 0x2F else { return nil }
    let length = text[colon - 1 < 0 ? 0 : colon - 1] | 0x20 == 0x73 ? 5 : 4
    let start = colon - length
    guard start >= from, begins(text, start, from), TextKinds.isScheme(text, start) else { return nil }
    guard let end = tokenEnd(text, colon, to) else { return nil }
    guard isAddressEnd(text[end - 1]) else { return nil }
    return Anchor(kind: TextKinds.kind(ofURL: text.extracting(start..<end)), range: start..<end)
  }

  /// `urn:…` and `tag:…` between blanks.
  private static func name(_ text: Span<UInt8>, _ colon: Int, _ from: Int, _ to: Int) -> Anchor? {
    let start = colon - 3
    guard start >= from, begins(text, start, from), let end = tokenEnd(text, colon, to), end - colon > 4,
      TextKinds.isName(text.extracting(start..<end))
    else { return nil }
    return Anchor(kind: .name, range: start..<end)
  }

  /// A path between blanks; `//host/…` too. A slash alone counts only beside something that is no word.
  private static func path(_ text: Span<UInt8>, _ place: Int, _ from: Int, _ to: Int) -> Anchor? {
    guard begins(text, place, from), let end = tokenEnd(text, place, to) else { return nil }
    let token = text.extracting(place..<end)
    if isFile(token) { return nil }
    if token.count == 1 {
      var next = end
      while next < to, next - end < PieceLexer.longestAnchor, text[next] == 0x20 { next += 1 }
      let isBeforeURL = next + 8 < to && TextKinds.isScheme(text, next)
      let isBeforeDate = next + 16 < to && text[next + 3] == 0x2C && text[next + 4] == 0x20
      return isBeforeURL || isBeforeDate || next == to ? Anchor(kind: .path, range: place..<end) : nil
    }
    guard token.count > 2, isAddressEnd(token[token.count - 1]), isPathByte(token[1]) || token[1] == 0x2F else {
      return nil
    }
    let isRemote = token[1] == 0x2F
    return Anchor(kind: isRemote ? TextKinds.kind(ofURL: token) : .path, range: place..<end)
  }

  /// The directories of a Unix file system (FHS 3.0 §3): manuals and changelogs name files in them, feeds do not.
  private static let directories: [StaticString] = [
    "/usr/", "/etc/", "/var/", "/dev/", "/tmp/", "/lib/", "/bin/", "/sbin/", "/proc/", "/home/", "/opt/", "/sys/",
    "/run/",
  ]

  static func isFile(_ path: Span<UInt8>) -> Bool { directories.contains { TextKinds.starts(path, 0, $0) } }

  /// `user@host` and `user@host(name)`; a name in brackets may hold blanks and stand behind one.
  private static func mail(_ text: Span<UInt8>, _ at: Int, _ from: Int, _ to: Int) -> Anchor? {
    var start = at
    while start > from, isMailByte(text[start - 1]), at - start < 64 { start -= 1 }
    guard start < at, begins(text, start, from) else { return nil }
    var end = at + 1
    var hasDot = false
    while end < to, end - at < PieceLexer.longestAnchor, isMailByte(text[end]) {
      if text[end] == 0x2E { hasDot = true }
      end += 1
    }
    guard end > at + 3, hasDot, text[end - 1] != 0x2E else { return nil }
    var next = end
    if next < to, text[next] == 0x20 { next += 1 }
    if next < to, text[next] == 0x28 {
      var close = next
      while close < to, close - next < 64, text[close] != 0x29 { close += 1 }
      if close < to, text[close] == 0x29 { end = close + 1 }
    }
    guard end == to || text[end].isSpace else { return nil }
    return Anchor(kind: .mail, range: start..<end)
  }

  /// A date around the colon of its time. RFC 822 §5 has at most 22 bytes before it, RFC 3339 §5.6 has 13.
  private static func date(_ text: Span<UInt8>, _ colon: Int, _ from: Int, _ to: Int) -> Anchor? {
    guard colon >= from + 13, text[colon - 1].isDigit, text[colon - 2].isDigit else { return nil }
    if text[colon - 3] | 0x20 == 0x74, text[colon - 6] == 0x2D {
      let start = colon - 13
      guard begins(text, start, from), let end = tokenEnd(text, colon, to), end - start <= 40,
        TextKinds.isMachineDate(text.extracting(start..<end))
      else { return nil }
      return Anchor(kind: .date, range: start..<end)
    }
    guard text[colon - 3] == 0x20, text[colon - 4].isDigit else { return nil }
    // Back over the year, the month and the day, and the weekday where one stands.
    var start = colon - 3
    for _ in 0..<3 {
      start -= 1
      while start > from, text[start - 1] != 0x20, colon - start < 26 { start -= 1 }
      if start > from { start -= 1 } else { break }
    }
    start += start > from || text[start] == 0x20 ? 1 : 0
    // A day of one digit may stand where two would.
    let comma = start >= from + 5 && text[start - 2] == 0x20 ? start - 3 : start - 2
    if comma >= from + 2, text[comma] == 0x2C {
      start = comma
      while start > from, !text[start - 1].isSpace, colon - start < 40 { start -= 1 }
    }
    guard start >= from, begins(text, start, from) else { return nil }
    // The seconds, a blank and the zone.
    var end = colon
    while end < to, text[end] != 0x20 { end += 1 }
    guard end < to else { return nil }
    end += 1
    while end < to, !text[end].isSpace, end - colon < 16 { end += 1 }
    // In prose a date is followed by a full stop or a comma; a field is not.
    guard end == to || text[end].isSpace, isAddressEnd(text[end - 1]),
      TextKinds.isMachineDate(text.extracting(start..<end))
    else { return nil }
    return Anchor(kind: .date, range: start..<end)
  }

  private static func begins(_ text: Span<UInt8>, _ place: Int, _ from: Int) -> Bool {
    place == 0 || place == from || text[place - 1].isSpace
  }

  /// Where the token ends; nil when it is longer than any that means something.
  private static func tokenEnd(_ text: Span<UInt8>, _ from: Int, _ to: Int) -> Int? {
    var end = from
    let last = min(to, from + PieceLexer.longestAnchor)
    while end < last, !text[end].isSpace, text[end] != 0x5D || !closesSection(text, end) {
      if text[end] == 0x22 || text[end] == 0x3C || text[end] == 0x3E { return nil }
      end += 1
    }
    return end < last || end == to ? end : nil
  }

  private static func closesSection(_ text: Span<UInt8>, _ place: Int) -> Bool {
    place + 2 < text.count && text[place + 1] == 0x5D && text[place + 2] == 0x3E
  }

  /// In prose a URL or a date is followed by a comma, a point, a bracket; a field is not.
  private static func isAddressEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2C, 0x3B, 0x21, 0x29, 0x5D, 0x7D, 0x27, 0x3A, 0x2A: false
    case 0x2E: false
    default: true
    }
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == 0x7E || byte == 0x25 || byte == 0x3F || byte >= 0x80
  }

  private static func isMailByte(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B
  }
}
