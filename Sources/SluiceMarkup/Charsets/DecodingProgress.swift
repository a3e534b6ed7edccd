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
  /// Where the last text that is not as it was ends, or a decoder begins, in the output.
  private(set) var lastMend = 0

  /// A feed that is binary or mislabelled would write as many notes as it has bytes: so many of each rule, no more.
  static let mostNotes = 100
  static let longestExample = 16
  private var mends: [CharacterStep.Kind: Int] = [:]
  private var decisions = 0
  private var run: Run?

  /// Neighbouring bytes that one note is about.
  private struct Run {
    var kind: CharacterStep.Kind
    var start: Int
    var before: [UInt8] = []
    var after = ""
    var count = 0
  }

  /// Nothing is read yet; the mark's bytes are passed over.
  init(after markLength: Int = 0) {
    original = markLength
    map = OffsetMap(from: markLength)
  }

  /// Whether a note waits for the end of its run.
  var isInRun: Bool { run != nil }

  /// Where the next note can stand at the earliest.
  var notesAt: Int { run?.start ?? decoded }

  /// Text came out.
  mutating func advance(_ length: Int, written: Int) {
    if run != nil { endRun() }
    move(length, written)
  }

  /// UTF-8 went past; check-points are not needed where both streams are the same.
  mutating func pass(_ count: Int) {
    if run != nil { endRun() }
    original += count
    decoded += count
  }

  /// Bytes came out otherwise than the encoding has it. Neighbours share a note, which is written when the run is over.
  mutating func mend(_ bytes: UnsafeBufferPointer<UInt8>, _ step: CharacterStep) {
    if run?.kind != step.kind {
      endRun()
      run = Run(kind: step.kind, start: decoded)
    }
    // A text full of such bytes pays for its first notes only.
    if let count = run?.count, count < Self.longestExample, mends[step.kind, default: 0] < Self.mostNotes {
      let room = Self.longestExample - (run?.before.count ?? 0)
      unsafe run?.before.append(contentsOf: bytes.prefix(room))
      run?.after += step.output.string
      run?.count += 1
    }
    move(bytes.count, step.output.count)
    lastMend = decoded
  }

  private mutating func move(_ length: Int, _ written: Int) {
    original += length
    decoded += written
    map.note(original: original, decoded: decoded, state: state)
  }

  /// Ends a run of such bytes; so does the end of the input.
  mutating func endRun() {
    guard let ended = run else { return }
    run = nil
    guard mends[ended.kind, default: 0] < Self.mostNotes else { return }
    mends[ended.kind, default: 0] += 1
    let rule: Rule =
      switch ended.kind {
      case .windows1252: .windows1252Bytes
      case .surrogatePair: .surrogatePairs
      default: .undecodableBytes
      }
    notes.append(Note(rule, decodedByte: ended.start, before: Self.hex(ended.before), after: ended.after))
  }

  /// A note about the encoding as such. Each costs a window of text, but a text may be long.
  mutating func write(_ note: Note) {
    decisions += 1
    if decisions <= Self.mostNotes { notes.append(note) }
  }

  mutating func takeNotes() -> [Note] {
    defer { notes.removeAll() }
    return notes
  }

  /// From here on another decoder reads; `engine` is nil when the bytes go past it.
  mutating func begin(engine: Int?, spacing: Int = OffsetMap.ordinarySpacing, forgetting: Bool = false) {
    if forgetting { map = OffsetMap(from: original, decoded: decoded) }
    lastMend = decoded
    map.begin(engine: engine, original: original, decoded: decoded, state: state, spacing: spacing)
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
