// Where the records of a document stand, so that what is broken in one is not taken into the next. Reads no record.

import SluiceCore

/// The list of records: a member of the root, or the root itself.
///
/// In a record in which brackets or quotes were mended nobody knows any more how deep one is. What begins as the
/// records before it did (a brace and the same first key) is then the next one, wherever it stands. In a record
/// without damage nothing is changed by that.
struct JSONRecords {
  /// The list's key in the root.
  static let key = "items"

  /// Where the list stands among what is open.
  private(set) var index: Int?
  /// Whether there was one as a member of the root.
  private(set) var isMember = false
  /// Whether brackets or quotes of the record were mended.
  private(set) var isDamaged = false
  private var isKeyOfList = false
  private var awaitsKey = false
  /// The first key of the last record.
  private var first: [UInt8] = []

  private static let longestKey = 64

  mutating func damage() { isDamaged = true }

  mutating func meet(key: Span<UInt8>, depth: Int) {
    if depth == 1 { isKeyOfList = JSONRecords.isSame(key, Array(JSONRecords.key.utf8)) }
    guard awaitsKey else { return }
    awaitsKey = false
    guard key.count <= JSONRecords.longestKey else { return }
    if JSONRecords.isSame(key, first) { return }
    first = []
    for place in key.indices { first.append(key[place]) }
  }

  /// A container begins where `depth` are open.
  mutating func open(_ container: JSONContainer, depth: Int) {
    awaitsKey = false
    if container == .array {
      guard depth == 0 || depth == 1 && index == nil && isKeyOfList else { return }
      index = depth
      isMember = depth == 1
    } else if let index, depth == index + 1 {
      isDamaged = false
      awaitsKey = true
    }
  }

  /// A container ended; `depth` are open still.
  mutating func close(depth: Int) {
    awaitsKey = false
    if let index, depth <= index { self.index = nil }
  }

  /// Whether a brace begins a record; nil when more bytes must come first.
  func isBeginning(_ text: TextWindow, _ brace: Int) -> Bool? {
    guard isDamaged, !first.isEmpty, text.at(brace) == 0x7B else { return false }
    let place = text.spaceEnd(from: brace + 1)
    return isFirstKey(text, place) ?? (place - brace > JSONAhead.reach ? false : nil)
  }

  /// Whether the key that records begin with stands at a place; nil when more bytes must come first.
  func isFirstKey(_ text: TextWindow, _ start: Int) -> Bool? {
    guard !first.isEmpty else { return false }
    var place = start
    for byte in [0x22] + first + [0x22] {
      guard place < text.count else { return text.isFinal ? false : nil }
      guard text[place] == byte else { return false }
      place += 1
    }
    return true
  }

  private static func isSame(_ key: Span<UInt8>, _ other: [UInt8]) -> Bool {
    guard key.count == other.count else { return false }
    for place in key.indices where key[place] != other[place] { return false }
    return true
  }
}
