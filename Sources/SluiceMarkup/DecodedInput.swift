// The front of every reader: chunks in, runs of UTF-8 out, and the way back to the original bytes. Parses nothing.

import SluiceCore

/// Pending chunks of one input, decoded a piece at a time.
package struct DecodedInput: ~Copyable {
  private var decoder: CharsetDecoder
  private var lines = LineTable()
  private var chunk: [UInt8] = []
  private var taken = 0
  private var isFinished = false
  private var isDrained = false
  private var output = ByteBuffer(capacity: 4096)
  /// Bytes of the decoded text handed on so far.
  package private(set) var decodedBytes = 0
  private let isRaw: Bool
  private let limit: Int

  /// Bytes of the original input taken so far.
  package private(set) var bytes = 0
  /// Whether the byte limit ended the input.
  package private(set) var isCut = false

  /// Bytes decoded at a time; a larger chunk is taken in pieces, so that memory does not follow the chunk and
  /// the piece, its events and its drafts stay in the cache (16 and 64 KiB are both slower).
  private static let piece = 32 << 10

  /// `isRaw` hands the bytes on as they are: expat's own idea of the encoding, for strict reading.
  package init(charset: String?, limits: Limits, isRaw: Bool = false) {
    decoder = CharsetDecoder(transport: charset, judges: !isRaw)
    self.isRaw = isRaw
    limit = limits.bytes
  }

  /// The encoding's WHATWG name, presumed until a byte that is not ASCII decides it.
  package var charset: String? { decoder.name }
  /// The name of the encoding the text before an offset was in, however far was read.
  package func charset(before decoded: Int) -> String? { decoder.name(before: decoded) }

  /// Takes the next bytes of the input; earlier ones must have been read to the end.
  package mutating func consume(_ bytes: [UInt8]) {
    if taken == chunk.count {
      chunk = bytes
      taken = 0
    } else {
      chunk.removeFirst(taken)
      chunk.append(contentsOf: bytes)
      taken = 0
    }
  }

  /// No more bytes will come.
  package mutating func finish() { isFinished = true }

  /// Hands on the next run with its offset in the decoded text; false when more bytes are needed or all is read.
  ///
  /// Unless the input is read raw, a run is well-formed UTF-8 and ends where a character does. It may be empty. The pointer must not outlive `body`.
  package mutating func step(_ body: (UnsafeBufferPointer<UInt8>, Int, Bool) -> Void) -> Bool {
    if isDrained { return false }
    var count = min(chunk.count - taken, DecodedInput.piece, limit - bytes)
    if limit == bytes, chunk.count > taken { isCut = true }
    let isEnd = isCut || (isFinished && taken + count == chunk.count)
    guard count > 0 || isEnd else { return false }
    var passed = count
    if !isRaw {
      // Well-formed UTF-8 goes on without a copy; a character cut in two only as long as it takes to complete it.
      passed = unsafe chunk.withUnsafeBufferPointer { unsafe decoder.pass(.init(rebasing: $0[taken..<taken + count])) }
      if passed > 0 { count = passed } else if decoder.missing > 0 { count = min(count, decoder.missing) }
    }
    let isFinal = isEnd && (isCut || taken + count == chunk.count)
    let range = taken..<taken + count
    if isRaw || passed > 0 {
      unsafe chunk.withUnsafeBufferPointer { all in
        let run = unsafe UnsafeBufferPointer(rebasing: all[range])
        unsafe lines.append(run)
        // Under strict the decoder only says what the encoding is.
        if isRaw && decoder.name == nil { unsafe decoder.decode(run, isFinal: isFinal, into: &output) }
        unsafe body(run, decodedBytes, isFinal)
      }
      decodedBytes += count
    } else {
      output.removeAll()
      unsafe chunk.withUnsafeBufferPointer { all in
        unsafe decoder.decode(UnsafeBufferPointer(rebasing: all[range]), isFinal: isFinal, into: &output)
      }
      unsafe output.withBytes { run in
        unsafe lines.append(run)
        unsafe body(run, decodedBytes, isFinal)
      }
      decodedBytes += output.count
    }
    bytes += count
    taken += count
    isDrained = isFinal
    if taken == chunk.count {
      chunk = []
      taken = 0
    }
    return true
  }

  /// The place in the original input of an offset in the decoded text.
  package func locate(_ decoded: Int) -> Position {
    let place = lines.place(decoded)
    return Position(
      byte: isRaw ? decoded : decoder.originalOffset(ofDecoded: decoded), line: place.line, column: place.column)
  }

  /// Nothing before this offset will be asked for again.
  package mutating func forget(before decoded: Int) {
    lines.forget(before: decoded)
    if !isRaw { decoder.forget(before: decoded) }
  }

  /// No later note of the decoder stands before this offset of the decoded text.
  package var notesAt: Int { isRaw ? .max : decoder.notesAt }

  package mutating func takeNotes() -> [Note] { isRaw ? [] : decoder.takeNotes() }
}
