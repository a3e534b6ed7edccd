// Which paragraphs stood in a document not long ago. Compares paragraphs as wholes; near ones are another matter.

import SluiceCore

/// Remembers the paragraphs of the last bytes of a document, by their hashes.
struct RepeatWindow: ~Copyable {
  private struct Key: Hashable {
    var high: UInt64
    var low: UInt64
  }

  let bytes: Int
  private var places: [Key: Int] = [:]
  /// In the order of the document; those before `oldest` are gone.
  private var order: [(key: Key, place: Int)] = []
  private var oldest = 0
  /// Shorter paragraphs repeat because there is not much to say: characters.
  static let shortest = 40

  init(bytes: Int) { self.bytes = bytes }

  /// Whether this paragraph stood within the window before `place`; from now on it does.
  mutating func holds(_ paragraph: Span<UInt8>, at place: Int) -> Bool {
    guard let key = RepeatWindow.key(paragraph) else { return false }
    while oldest < order.count, order[oldest].place < place - bytes {
      if places[order[oldest].key] == order[oldest].place { places[order[oldest].key] = nil }
      oldest += 1
    }
    if oldest > 1024, oldest > order.count / 2 {
      order.removeFirst(oldest)
      oldest = 0
    }
    let isKnown = places[key] != nil
    places[key] = place
    order.append((key, place))
    return isKnown
  }

  /// The hash of the paragraph, white space of any length counting the same; nil when it is too short.
  private static func key(_ paragraph: Span<UInt8>) -> Key? {
    var high = ByteHash()
    var low: UInt64 = 0x9E37_79B9_7F4A_7C15
    var characters = 0
    var isSpaced = false
    for place in paragraph.indices {
      let byte = paragraph[place]
      if byte <= 0x20 {
        isSpaced = true
        continue
      }
      if isSpaced, characters > 0 {
        high.add(0x20)
        low = (low &+ 0x20) &* 0xD6E8_FEB8_6659_FD93
        characters += 1
      }
      isSpaced = false
      high.add(byte)
      low = (low &+ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
      low ^= low >> 29
      if byte & 0xC0 != 0x80 { characters += 1 }
    }
    return characters < shortest ? nil : Key(high: high.value, low: low)
  }
}
