// How far decoding came, and what it wrote notes about. Not the bytes, and not how they are decoded.

import SluiceCore

/// Where the decoder stands in both streams, with the check-points and notes it left behind.
struct DecodingProgress {
  /// Bytes of the original input that are decoded.
  private(set) var original: Int
  /// Bytes of UTF-8 that came out.
  private(set) var decoded = 0
  /// What the table must know about earlier bytes (``CharacterTable``).
  var state: UInt8 = 0
  var map: OffsetMap
  private(set) var notes: [Note] = []

  /// A feed that is binary or mislabelled would write as many notes as it has bytes.
  static let mostNotes = 100
  static let longestExample = 16
  private var noteCount = 0
  private var lost: (start: Int, bytes: [UInt8], count: Int)?

  /// Nothing is read yet; the mark's bytes are passed over.
  init(after markLength: Int = 0, spacing: Int = OffsetMap.ordinarySpacing) {
    original = markLength
    map = OffsetMap(from: markLength, spacing: spacing)
  }

  /// Text came out.
  mutating func advance(_ length: Int, written: Int) {
    if lost != nil { endLoss() }
    move(length, written)
  }

  /// UTF-8 went past; check-points are not needed where both streams are the same.
  mutating func pass(_ count: Int) {
    original += count
    decoded += count
  }

  /// Bytes gave one U+FFFD. Neighbours share a note, which is written when the run is over.
  mutating func lose(_ bytes: UnsafeBufferPointer<UInt8>) {
    if lost == nil { lost = (decoded, [], 0) }
    lost?.count += 1
    let room = Self.longestExample - (lost?.bytes.count ?? 0)
    unsafe lost?.bytes.append(contentsOf: bytes.prefix(room))
    move(bytes.count, PackedUTF8.replacement.count)
  }

  private mutating func move(_ length: Int, _ written: Int) {
    original += length
    decoded += written
    map.note(original: original, decoded: decoded, state: state)
  }

  /// Ends a run of bad bytes; so does the end of the input.
  mutating func endLoss() {
    guard let (start, bytes, count) = lost else { return }
    lost = nil
    guard noteCount < Self.mostNotes else { return }
    noteCount += 1
    let after = String(repeating: "\u{FFFD}", count: min(count, Self.longestExample))
    write(Note(.undecodableBytes, decodedByte: start, before: Self.hex(bytes), after: after))
  }

  mutating func write(_ note: Note) { notes.append(note) }

  mutating func takeNotes() -> [Note] {
    defer { notes.removeAll() }
    return notes
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
      if !text.isEmpty { text += " " }
      text += byte < 0x10 ? "0" : ""
      text += String(byte, radix: 16, uppercase: true)
    }
    return text
  }
}
