// Keys to the numbers of their names, once for each key of a document. Not the names: those are the batch's.

import SluiceCore
import SluiceMarkup

/// A table of keys, by their bytes.
struct JSONNames: ~Copyable {
  private struct Entry {
    var hash: UInt64
    var range: Range<Int>
    var name: NameID
  }

  private var entries: [Entry] = []
  private var slots = [Int32](repeating: -1, count: JSONNames.capacity * 2)
  private var bytes = ByteBuffer(capacity: 1024)
  private let seed = UInt64.random(in: 1 ... .max)

  /// A feed has some dozen keys; beyond this many a key costs a string each time it comes.
  private static let capacity = 1024
  /// Nor are keys kept that are longer than any name.
  private static let longest = 128

  mutating func number(_ key: String, in batch: inout EventBatch) -> NameID {
    number(Array(key.utf8).span, in: &batch)
  }

  /// The number of a key. A colon in it parts no prefix: JSON has no namespaces.
  mutating func number(_ key: Span<UInt8>, in batch: inout EventBatch) -> NameID {
    guard key.count <= JSONNames.longest else { return JSONNames.make(key, in: &batch) }
    var sum = ByteHash(seed: seed)
    sum.add(key)
    let hash = sum.mixed
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, isSame(entry.range, key) { return entry.name }
      slot = (slot + 1) & mask
    }
    let name = JSONNames.make(key, in: &batch)
    guard name.isStable, entries.count < JSONNames.capacity else { return name }
    slots[slot] = Int32(entries.count)
    entries.append(Entry(hash: hash, range: bytes.count..<bytes.count + key.count, name: name))
    bytes.append(key)
    return name
  }

  private func isSame(_ range: Range<Int>, _ key: Span<UInt8>) -> Bool {
    guard range.count == key.count else { return false }
    for place in key.indices where bytes[range.lowerBound + place] != key[place] { return false }
    return true
  }

  private static func make(_ key: Span<UInt8>, in batch: inout EventBatch) -> NameID {
    let local = unsafe key.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    return batch.number(QName(local: local))
  }
}
