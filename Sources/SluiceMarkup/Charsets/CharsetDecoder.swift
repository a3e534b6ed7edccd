// The face of the room: bytes of any encoding in, UTF-8 out, as a stream. Not the decisions, and not the tables.

import SluiceCore

/// Bytes of any encoding in, UTF-8 out, as a stream. Neither output nor notes depend on where the input is cut.
///
/// What comes out is always well-formed. Bytes that mean nothing become U+FFFD, and bytes that are not UTF-8 within
/// UTF-8 are read as windows-1252; a run of such bytes writes one note, and after 100 notes of a rule no more are
/// written. UTF-8 without a fault is neither copied nor kept. Of any other text the original bytes are kept until
/// ``forget(before:)``, because offsets are found by decoding again from the nearest check-point.
///
/// Nearly all encodings agree on ASCII, so that goes through at once, and the encoding is decided by the bytes from
/// the first on that is not ASCII, 8 KiB of them at most.
package struct CharsetDecoder: ~Copyable {
  /// What is being done.
  enum Phase {
    /// Bytes are collected until mark and declaration are known.
    case head
    /// All is ASCII so far, and the encoding is only presumed.
    case ascii
    /// Bytes are collected to decide by.
    case window(UTF8Evidence)
    /// The encoding is UTF-8.
    case utf8
    /// Within UTF-8 there was a bad byte, and bytes are collected to see whether all that follows is of another kind.
    case trial(UTF8Evidence)
    /// The encoding is another one, watched for text that is UTF-8.
    case legacy(UTF8Watch)
    /// The encoding is one that shares nothing with UTF-8.
    case fixed
  }

  /// The WHATWG name in lower case, or the label iconv knows, of the encoding in use; nil until one is presumed.
  package var name: String? { head?.charset.name }
  /// The names with the offsets in the output from which on they were used, the latest ones.
  var names: [(from: Int, name: String)] = []

  let transport: CharsetLabel?
  /// Whether the bytes may overrule what was said.
  let judges: Bool
  var phase = Phase.head
  /// The encoding in use, and what spoke for it at first.
  var head: CharsetDecision?
  var engines = CharsetEngines()
  /// The decoder in use; nil where UTF-8 goes past it.
  var engine: Int?
  var progress = DecodingProgress()
  let staging = Staging()
  /// Original bytes: what waits for a decision, then those that are not decoded or may be asked for.
  var source = ByteBuffer()
  /// Offset of `source` in the original input.
  var sourceStart = 0
  /// Before this offset bad bytes in UTF-8 are no question any more.
  var judgedUntil = 0
  private var isFinished = false

  /// `transport` is the label the transport gave (`charset` of HTTP), which may be nil or nonsense. Unless `judges`,
  /// the encoding is what mark, transport and declaration say.
  package init(transport: String?, judges: Bool = true) {
    self.transport = transport.flatMap { CharsetLabel($0.utf8) }
    self.judges = judges
  }

  /// Appends the UTF-8 of `input` to `output`. `isFinal` goes with the last call, whose input may be empty.
  package mutating func decode(
    _ input: UnsafeBufferPointer<UInt8>, isFinal: Bool, into output: inout ByteBuffer
  ) {
    var rest = unsafe input[...]
    if head == nil {
      let beginning = unsafe rest.prefix(CharsetDecision.longestHead - source.count)
      unsafe source.append(UnsafeBufferPointer(rebasing: beginning))
      unsafe rest = rest[beginning.endIndex...]
      let isWhole = unsafe isFinal && rest.isEmpty || source.count == CharsetDecision.longestHead
      let bytes = unsafe source.withBytes { unsafe Array($0) }
      guard let decision = CharsetDecision(head: bytes, isWhole: isWhole, transport: transport) else { return }
      adopt(decision)
    }
    unsafe source.append(UnsafeBufferPointer(rebasing: rest))
    isFinished = isFinal
    while proceed(isFinal: isFinal, into: &output) {}
    if isFinal { progress.endRun() }
  }

  /// How many bytes at the beginning of `input` are well-formed UTF-8 that may go past the decoder as they are; then
  /// it was told of them. What follows must be given to ``decode(_:isFinal:into:)``.
  package mutating func pass(_ input: UnsafeBufferPointer<UInt8>) -> Int {
    guard engine == nil, source.isEmpty else { return 0 }
    var count = 0
    switch phase {
    case .ascii: unsafe count = UTF8Sequence.asciiEnd(input, from: 0, to: input.count)
    case .utf8: unsafe count = UTF8Sequence.cleanEnd(input, from: 0, to: input.count)
    default: return 0
    }
    progress.pass(count)
    sourceStart = progress.original
    return count
  }

  /// How many more bytes complete a character that is held back; 0 when it is not only that.
  package var missing: Int {
    guard case .utf8 = phase, engine == nil, !source.isEmpty else { return 0 }
    let lead = source[0]
    return max((lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4) - source.count, 1)
  }

  /// The name of the encoding that gave the output's byte before `decoded`. The decoder may be ahead of who asks.
  package func name(before decoded: Int) -> String? { names.last { $0.from < decoded }?.name ?? names.first?.name }

  /// Notes since the last call, in order. A run of bad bytes has its note when a character follows or the input ends.
  package mutating func takeNotes() -> [Note] { progress.takeNotes() }

  /// No later note stands before this offset of the output.
  package var notesAt: Int { progress.notesAt }

  /// Offset in the original input of the byte that produced the output's byte `decoded`, both from 0; for a character
  /// of several bytes that is its first. Only for offsets that were not forgotten.
  package func originalOffset(ofDecoded decoded: Int) -> Int {
    if decoded >= progress.decoded { return progress.original }
    let mark = progress.map.mark(before: decoded)
    let distance = decoded - mark.decoded
    guard let engine = mark.engine else { return mark.original + distance }
    let start = mark.original - sourceStart
    guard distance >= 0, start >= 0, start <= source.count else { return mark.original }
    let box = engines[engine]
    let traced = unsafe source.withBytes(start..<source.count) {
      unsafe box.engine.trace($0, isFinal: isFinished, distance: distance, state: mark.state)
    }
    return mark.original + (traced ?? 0)
  }

  /// Releases the memory that only offsets below `decoded` need.
  package mutating func forget(before decoded: Int) {
    guard engine != nil else { return }
    if case .utf8 = phase, decoded >= progress.lastMend, !progress.isInRun {
      // All that may still be asked for is clean: from here on UTF-8 goes past the decoder again.
      engine = nil
      progress.begin(engine: nil, forgetting: true)
      dropDecoded()
      return
    }
    let needed = progress.map.forget(before: decoded) - sourceStart
    // Moving the rest to the front costs as much as it is long; done rarely enough, a byte is moved once.
    guard needed > source.count / 2, needed <= source.count else { return }
    source.removeFirst(needed)
    sourceStart += needed
  }

  /// Lets go of what was decoded; only where nothing needs it to find an offset.
  mutating func dropDecoded() {
    source.removeFirst(progress.original - sourceStart)
    sourceStart = progress.original
  }
}
