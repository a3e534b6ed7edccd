// A text as the set of its short runs, for how alike two texts are. The sets only; where they are kept is EntryWindow.

/// The shingles of a text: every 5 words in a row, or every 9 characters where its script has no spaces.
///
/// The similarity of two texts is that of Jaccard: the shingles both have, divided by those either has. Each shingle stands
/// for itself by a hash of 64 bits; a set is these in ascending order, each once.
enum Shingles {
  static let words = 5
  static let characters = 9
  /// A text with more shingles is compared whole and not by its parts; 16,384 words are a small book.
  static let most = 16384

  /// The set of a text in its plain form; empty when it has too many. Which kind it is depends on the text alone.
  static func set(of text: Span<UInt8>, into shingles: inout [UInt64]) {
    shingles.removeAll(keepingCapacity: true)
    if isSpaceless(text) {
      runs(of: text, length: characters, into: &shingles, next: character)
    } else {
      runs(of: text, length: words, into: &shingles, next: word)
    }
    if shingles.count > most { shingles.removeAll() }
    shingles.sort()
    var last = 0
    for place in shingles.indices.dropFirst() where shingles[place] != shingles[last] {
      last += 1
      shingles[last] = shingles[place]
    }
    if !shingles.isEmpty { shingles.removeLast(shingles.count - last - 1) }
  }

  /// The hashes of every `length` units in a row; a text that has fewer units is one run.
  @inline(__always)
  private static func runs(
    of text: Span<UInt8>, length: Int, into shingles: inout [UInt64],
    next: (Span<UInt8>, inout Int) -> UInt64
  ) {
    // Odd, so that every unit counts with all its bits; the last unit counts as it is.
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var leaving: UInt64 = 1
    for _ in 1..<length { leaving = leaving &* factor }
    var ring = [UInt64](repeating: 0, count: length)
    var sum: UInt64 = 0
    var count = 0
    var place = 0
    while place < text.count, shingles.count <= most {
      let slot = count % length
      sum = sum &- ring[slot] &* leaving
      ring[slot] = next(text, &place)
      sum = sum &* factor &+ ring[slot]
      count += 1
      if count >= length { shingles.append(mixed(sum, UInt64(length))) }
    }
    if 1..<length ~= count { shingles.append(mixed(sum, UInt64(length))) }
  }

  /// The hash of the word that begins here; `place` is put behind it and its space.
  private static func word(_ text: Span<UInt8>, _ place: inout Int) -> UInt64 {
    var hash: UInt64 = 0x2D35_8DCC_AA6C_78A5
    var chunk: UInt64 = 0
    var filled: UInt64 = 0
    while place < text.count, text[place] != 0x20 {
      chunk |= UInt64(text[place]) << filled
      filled += 8
      if filled == 64 {
        hash = mixed(hash, chunk)
        chunk = 0
        filled = 0
      }
      place += 1
    }
    place += 1
    return mixed(hash, chunk ^ filled << 58)
  }

  /// The hash of the character here; white space is passed over.
  private static func character(_ text: Span<UInt8>, _ place: inout Int) -> UInt64 {
    var code = UInt64(text[place])
    place += 1
    while place < text.count, text[place] & 0xC0 == 0x80 {
      code = code << 8 | UInt64(text[place])
      place += 1
    }
    if place < text.count, text[place] == 0x20 { place += 1 }
    return mixed(0x8BB8_4B93_962E_ACC9, code)
  }

  /// The two halves of a product, folded.
  @inline(__always)
  private static func mixed(_ one: UInt64, _ two: UInt64) -> UInt64 {
    let product = (one ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: two ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// Whether most characters of a text, white space aside, belong to scripts that put no spaces between words: Han, Kana,
  /// Thai, Lao, Tibetan, Myanmar, Khmer. Hangul has spaces.
  static func isSpaceless(_ text: Span<UInt8>) -> Bool {
    var spaceless = 0
    var others = 0
    var place = 0
    while place < text.count {
      let byte = text[place]
      place += 1
      if byte & 0xC0 == 0x80 || byte == 0x20 { continue }
      guard byte >= 0xE0, place + 1 < text.count else {
        others += 1
        continue
      }
      let second = text[place]
      let code = UInt32(byte & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(text[place + 1] & 0x3F)
      let isOne: Bool
      if byte >= 0xF0 {
        // Planes 2 and 3 are Han alone.
        isOne = byte == 0xF0 && second >= 0xA0
      } else {
        switch code {
        case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF,
          0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF9F:
          isOne = true
        default: isOne = false
        }
      }
      if isOne { spaceless += 1 } else { others += 1 }
    }
    return spaceless > others
  }

  /// How many shingles at the front of a set of `count` must meet those at the front of any set that is at least so alike.
  ///
  /// Two sets that are alike by `score` share at least `score * count` shingles; so, with both in one order, the first
  /// `count - score * count + 1` of each share one. Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007.
  static func front(of count: Int, score: Double) -> Int {
    // What is a hair above a whole number by rounding is that number.
    let shared = Int((score * Double(count) - 1e-9).rounded(.up))
    return min(count, count - max(shared, 1) + 1)
  }
}
