// The face of the room: bytes of any encoding in, UTF-8 out, as a stream. Not the decision, and not the tables.

import SluiceCore

/// Bytes of any encoding in, UTF-8 out, as a stream. Neither output nor notes depend on where the input is cut.
///
/// UTF-8 goes through unchanged, even what is invalid in it: mending that is a later room's work. In any other
/// encoding, bytes that mean nothing become U+FFFD; a run of them writes one note, and after 100 such notes no more
/// are written. The original bytes are kept until ``forget(before:)``, because offsets are found by decoding again
/// from the nearest check-point.
package struct CharsetDecoder: ~Copyable {
  /// The WHATWG name in lower case, or the label iconv knows; nil until decided.
  package private(set) var name: String?
  private let transport: CharsetLabel?
  /// Nil for UTF-8, and before the decision.
  private var engine: CharsetEngine?
  private var progress = DecodingProgress()
  private let staging = Staging()
  /// Original bytes: the head before the decision, then those that are not decoded or may be asked for.
  private var source = ByteBuffer()
  /// Offset of `source` in the original input.
  private var sourceStart = 0
  private var isFinished = false

  /// `transport` is the label the transport gave (`charset` of HTTP), which may be nil or nonsense.
  package init(transport: String?) {
    self.transport = transport.flatMap { CharsetLabel($0.utf8) }
  }

  /// Appends the UTF-8 of `input` to `output`. `isFinal` goes with the last call, whose input may be empty.
  package mutating func decode(
    _ input: UnsafeBufferPointer<UInt8>, isFinal: Bool, into output: inout ByteBuffer
  ) {
    var rest = unsafe input[...]
    if name == nil {
      let head = unsafe rest.prefix(CharsetDecision.longestHead - source.count)
      unsafe source.append(UnsafeBufferPointer(rebasing: head))
      unsafe rest = rest[head.endIndex...]
      let isWhole = unsafe isFinal && rest.isEmpty || source.count == CharsetDecision.longestHead
      let bytes = unsafe source.withBytes { unsafe Array($0) }
      guard let decision = CharsetDecision(head: bytes, isWhole: isWhole, transport: transport) else { return }
      adopt(decision)
      if passesThrough {
        output.append(source, decision.markLength..<source.count)
        passThrough(source.count - decision.markLength)
        source = ByteBuffer(capacity: 0)
      }
    }
    if passesThrough {
      unsafe output.append(UnsafeBufferPointer(rebasing: rest))
      unsafe passThrough(rest.count)
    } else {
      unsafe source.append(UnsafeBufferPointer(rebasing: rest))
      decodeSource(isFinal: isFinal, into: &output)
    }
  }

  private mutating func adopt(_ decision: CharsetDecision) {
    var charset = decision.charset
    var notes = decision.notes
    engine = CharsetEngine(charset.coding)
    if engine == nil, charset.coding != .utf8 {
      // A C library without this table, as in a container stripped of its locales.
      notes = [Note(.charsetUnknown, decodedByte: 0, before: charset.name, after: Charset.utf8.name)]
      charset = .utf8
    }
    name = charset.name
    progress = DecodingProgress(after: decision.markLength, spacing: engine?.spacing ?? OffsetMap.ordinarySpacing)
    for note in notes { progress.write(note) }
  }

  private mutating func decodeSource(isFinal: Bool, into output: inout ByteBuffer) {
    isFinished = isFinal
    Self.decode(
      source, from: progress.original - sourceStart, isFinal: isFinal, engine, &progress, staging, into: &output)
    if isFinal { progress.endLoss() }
  }

  /// Apart, so that each part of the decoder is borrowed by itself.
  private static func decode(
    _ source: borrowing ByteBuffer, from start: Int, isFinal: Bool, _ engine: borrowing CharsetEngine?,
    _ progress: inout DecodingProgress, _ staging: borrowing Staging, into output: inout ByteBuffer
  ) {
    switch engine {
    case .some(let engine):
      unsafe source.withBytes(start..<source.count) {
        unsafe engine.decode($0, isFinal: isFinal, progress: &progress, staging: staging, into: &output)
      }
    case .none: return
    }
  }

  /// True once the encoding is decided to be UTF-8, nothing is held back, and the mark is gone: then the caller may
  /// pass the next chunk on without calling ``decode(_:isFinal:into:)``, telling ``passThrough(_:)`` instead.
  package var passesThrough: Bool {
    switch engine {
    case .some: false
    case .none: name != nil
    }
  }

  /// Counts bytes that went past the decoder.
  package mutating func passThrough(_ count: Int) { progress.pass(count) }

  /// Notes since the last call, in order. A run of bad bytes has its note when a character follows or the input ends.
  package mutating func takeNotes() -> [Note] { progress.takeNotes() }

  /// Offset in the original input of the byte that produced the output's byte `decoded`, both from 0; for a character
  /// of several bytes that is its first. Only for offsets that were not forgotten.
  package func originalOffset(ofDecoded decoded: Int) -> Int {
    if passesThrough { return decoded + (progress.original - progress.decoded) }
    if decoded >= progress.decoded { return progress.original }
    let mark = progress.map.mark(before: decoded)
    let start = mark.original - sourceStart
    guard start >= 0, start <= source.count else { return mark.original }
    let distance = decoded - mark.decoded
    let traced: Int?
    switch engine {
    case .some(let engine):
      traced = unsafe source.withBytes(start..<source.count) {
        unsafe engine.trace($0, isFinal: isFinished, distance: distance, state: mark.state)
      }
    case .none: traced = nil
    }
    return mark.original + (traced ?? 0)
  }

  /// Releases the memory that only offsets below `decoded` need.
  package mutating func forget(before decoded: Int) {
    guard !passesThrough, name != nil else { return }
    let needed = progress.map.forget(before: decoded) - sourceStart
    // Moving the rest to the front costs as much as it is long; done rarely enough, a byte is moved once.
    guard needed > source.count / 2, needed <= source.count else { return }
    source.removeFirst(needed)
    sourceStart += needed
  }
}
