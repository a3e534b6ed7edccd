// What of a text mojibake repair looks at: the characters beyond ASCII and their neighbours. Judges nothing.

import SluiceCore

/// A character, and where it comes from.
struct MojibakeCharacter: BitwiseCopyable, Sendable {
  var value: UInt32
  /// Where it begins in the text as it was given, in bytes.
  var origin: Int32
  var isRepaired = false
}

/// The islands of a text: characters beyond ASCII with two of ASCII on both sides, gaps between them.
///
/// The tables are at hand here, because a global is asked for each time whether it is there yet.
struct MojibakeText: ~Copyable {
  /// Stands for what is left out between two islands, and for the ends of the text.
  static let gap = UInt32.max
  /// Neighbours that evidence looks at.
  private static let neighbours = 2

  var characters = Reused<MojibakeCharacter>(capacity: 256)
  let pages = CodePages.standard
  /// Taken with the first text, because it is large and most small feeds have none to look at.
  private var kinds = Lookup<CharacterKind>([])

  var count: Int { characters.count }

  @inline(__always)
  subscript(_ place: Int) -> UInt32 { characters[place].value }

  /// The character at a place, or a gap outside of the text.
  @inline(__always)
  func at(_ place: Int) -> UInt32 {
    place >= 0 && place < characters.count ? characters[place].value : MojibakeText.gap
  }

  @inline(__always)
  func kind(_ character: UInt32) -> CharacterKind { CharacterKind.of(character, in: kinds) }

  mutating func read(_ text: Span<UInt8>) {
    if kinds.count == 0 { kinds = CharacterKind.table }
    characters.removeAll()
    var place = 0
    while true {
      let next = text.endOfASCII(from: place)
      let behind = place == 0 ? 0 : min(place + MojibakeText.neighbours, next)
      let ahead = next == text.count ? next : max(next - MojibakeText.neighbours, behind)
      append(text, place..<behind)
      if ahead > behind && place > 0 || next == text.count {
        characters.append(MojibakeCharacter(value: MojibakeText.gap, origin: Int32(behind)))
      }
      if next == text.count { return }
      append(text, ahead..<next)
      place = next
      while place < text.count, text[place] >= 0x80 {
        let (character, length) = MojibakeScan.scalar(text, at: place)
        characters.append(MojibakeCharacter(value: character, origin: Int32(place)))
        place += length
      }
    }
  }

  private mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    for place in range { characters.append(MojibakeCharacter(value: UInt32(text[place]), origin: Int32(place))) }
  }
}
