// The word that a mirror of SlideShare put where `Slide` stood. A quirk of that site's feeds, not a repair of text: in
// any other feed these characters mean themselves.

import SluiceCore
import SluiceFeeds
import SluiceText

/// Turns the word back in the texts of SlideShare's records.
struct SlideShareMirror {
  /// What the mirror wrote, in GBK.
  private static let word = "狠狠撸"
  /// What those bytes are read in; the first is what they are.
  private static let encodings = [
    ["GBK", "GB18030"], ["EUC-JP-MS", "EUCJP-MS", "EUC-JP"], ["UHC", "CP949", "EUC-KR"], ["BIG5-HKSCS", "BIG5"],
    ["CP1252", "WINDOWS-1252"], ["CP1251", "WINDOWS-1251"], ["CP932", "SHIFT_JIS"],
  ]

  /// The word in every reading the C library has a table for. Beside them the Japanese one in simplified characters,
  /// which no encoding gives but converters of Chinese do.
  static let readings: [String] = {
    var bytes = ByteBuffer(capacity: 16)
    guard convert(word, ["UTF-8"], encodings[0], into: &bytes) else { return [word] }
    let coded = (0..<bytes.count).map { bytes[$0] }
    var found: [String] = []
    for names in encodings {
      var text = ByteBuffer(capacity: 32)
      guard convert(coded, names, ["UTF-8"], into: &text) else { continue }
      found.append(text.string(0..<text.count))
    }
    return found + ["际际滷"]
  }()

  private static func convert(_ text: String, _ from: [String], _ to: [String], into output: inout ByteBuffer) -> Bool {
    convert(Array(text.utf8), from, to, into: &output)
  }

  private static func convert(_ bytes: [UInt8], _ from: [String], _ to: [String], into output: inout ByteBuffer) -> Bool
  {
    guard let iconv = Iconv(from: from, to: to) else { return false }
    return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { room in
      let result = unsafe bytes.withUnsafeBufferPointer { unsafe iconv.convert($0, into: room) }
      guard result.outcome == .complete, result.consumed == bytes.count else { return false }
      unsafe output.append(UnsafeBufferPointer(rebasing: room[..<result.written]))
      return true
    }
  }

  /// Whether the feed was found to be SlideShare's.
  private(set) var isDue = false

  /// Looks at where a feed leads.
  mutating func look(at feed: Feed) {
    let addresses = [feed.link, feed.image?.url] + feed.links.map(\.href)
    if addresses.contains(where: { $0.map(SlideShareMirror.isTheirs) ?? false }) { isDue = true }
  }

  /// Looks at what an entry has.
  mutating func look(at entry: Entry) {
    if !isDue, entry.modules.object("slideshare") != nil { isDue = true }
  }

  private static func isTheirs(_ url: String) -> Bool {
    let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
    guard parts.count > 1, parts[0].hasSuffix(":") else { return false }
    let host = parts[1].prefix { $0 != "?" && $0 != ":" }
    return host == "slideshare.net" || host.hasSuffix(".slideshare.net")
  }

  /// Repairs the texts of a feed; the notes of it.
  func repair(_ feed: inout Feed) -> [Note] {
    guard isDue else { return [] }
    var notes: [Note] = []
    repair(&feed.title, 0, &notes)
    repair(&feed.subtitle, 0, &notes)
    var title = feed.image?.title
    repair(&title, 0, &notes)
    feed.image?.title = title
    return notes
  }

  /// Repairs the texts of an entry that begins at `decoded`; the notes of it.
  func repair(_ entry: inout Entry, at decoded: Int) -> [Note] {
    guard isDue else { return [] }
    var notes: [Note] = []
    repair(&entry.title, decoded, &notes)
    repair(&entry.summary, decoded, &notes)
    repair(&entry.content, decoded, &notes)
    if !notes.isEmpty, entry.idFrom == .contentHash || entry.idFrom == .titleDate {
      (entry.id, entry.idFrom) = EntryIdentity.derive(for: entry)
    }
    return notes
  }

  private func repair(_ text: inout String?, _ decoded: Int, _ notes: inout [Note]) {
    guard var given = text else { return }
    var found: [Int] = []
    let made = given.withUTF8 { unsafe SlideShareMirror.turned($0.span, &found) }
    guard let made else { return }
    text = made
    for number in found {
      notes.append(
        Note(.slideshareMirror, decodedByte: decoded, before: SlideShareMirror.readings[number], after: "Slide"))
    }
  }

  /// The bytes of the readings; every text of such a feed is looked through.
  private static let words = readings.map { Array($0.utf8) }

  /// The text with every reading turned back, and which those are; nil when it has none.
  private static func turned(_ text: Span<UInt8>, _ found: inout [Int]) -> String? {
    var place = text.endOfASCII()
    guard place < text.count else { return nil }
    var made = ByteBuffer(capacity: 16)
    var clean = 0
    while place < text.count {
      guard text[place] >= 0xC2, let number = words.firstIndex(where: { starts(text, place, $0) }) else {
        place = text.endOfASCII(from: place + 1)
        continue
      }
      made.append(text.extracting(clean..<place))
      made.append("Slide" as StaticString)
      place += words[number].count
      clean = place
      if !found.contains(number) { found.append(number) }
    }
    if found.isEmpty { return nil }
    made.append(text.extracting(clean..<text.count))
    return made.string(0..<made.count)
  }

  private static func starts(_ text: Span<UInt8>, _ place: Int, _ word: [UInt8]) -> Bool {
    guard text[place] == word[0], place + word.count <= text.count else { return false }
    for offset in word.indices where text[place + offset] != word[offset] { return false }
    return true
  }
}
