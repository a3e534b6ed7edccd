// The table of names as hashed slots, so that a look-up reads bytes and allocates nothing. Not the names themselves.

/// An open-addressing table over the generated literal, built at the first look-up and never changed.
///
/// The names are fixed, so no input makes a chain longer than the 18 slots of today's longest.
@safe
struct NamedCharacterIndex: Sendable {
  /// Where the name stands in the literal, and what it stands for; 0 in `second` where there is no second.
  private struct Entry {
    var start: UInt16
    var length: UInt8
    var first: UInt32
    var second: UInt32
  }

  /// Twice the names, as a power of two.
  private static let mask = 4095
  private static let tag: UInt32 = 0xFFFF_0000
  static let seed: UInt32 = 0x811C_9DC5

  private let literal: StaticString
  private var entries: [Entry] = []
  /// The upper half of the hash, then the place in `entries` and one; 0 in a free slot.
  private var slots = [UInt32](repeating: 0, count: mask + 1)

  /// FNV-1a, a byte at a time: a search for prefixes takes each one's hash on its way.
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

  private static func slot(_ hash: UInt32) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 15) & mask }

  init(_ pairs: StaticString) {
    literal = pairs
    entries.reserveCapacity(2231)
    let text = unsafe UnsafeBufferPointer(start: pairs.utf8Start, count: pairs.utf8CodeUnitCount).span
    var place = 0
    while place < text.count {
      let start = place
      var hash = Self.seed
      while place < text.count, text[place] > 0x20 {
        hash = Self.hash(hash, text[place])
        place += 1
      }
      let length = place - start
      place += 1
      var first: UInt32 = 0
      var last: UInt32 = 0
      while place < text.count, text[place] > 0x20 {
        if text[place] == UInt8(ascii: ",") {
          first = last
          last = 0
        } else {
          last = last << 4 | Self.digit(text[place])
        }
        place += 1
      }
      place += 1
      entries.append(
        Entry(
          start: UInt16(start), length: UInt8(length), first: first == 0 ? last : first, second: first == 0 ? 0 : last))
      var slot = Self.slot(hash)
      while slots[slot] != 0 { slot = (slot + 1) & Self.mask }
      slots[slot] = hash & Self.tag | UInt32(entries.count)
    }
  }

  private static func digit(_ byte: UInt8) -> UInt32 {
    UInt32(byte) - UInt32(byte < UInt8(ascii: "A") ? UInt8(ascii: "0") : UInt8(ascii: "A") - 10)
  }

  /// What exactly these bytes stand for; the hash is theirs.
  func character(_ name: Span<UInt8>, _ hash: UInt32) -> NamedCharacter? {
    var slot = Self.slot(hash)
    while case let filled = slots[slot], filled != 0 {
      if (filled ^ hash) & Self.tag == 0 {
        let entry = entries[Int(filled & ~Self.tag) - 1]
        if isName(of: entry, name), let first = Unicode.Scalar(entry.first) {
          return NamedCharacter(first, entry.second == 0 ? nil : Unicode.Scalar(entry.second))
        }
      }
      slot = (slot + 1) & Self.mask
    }
    return nil
  }

  private func isName(of entry: Entry, _ name: Span<UInt8>) -> Bool {
    guard Int(entry.length) == name.count else { return false }
    let start = Int(entry.start)
    for place in name.indices where unsafe literal.utf8Start[start + place] != name[place] { return false }
    return true
  }
}
