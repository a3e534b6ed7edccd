// What every encoding that can be read a character at a time offers, and the loop over it. Not the tables.

import SluiceCore

/// What stands at a place of the input.
struct CharacterStep {
  enum Kind: Equatable {
    case character
    /// Bytes that say how to read on, as an escape sequence: nothing comes of them.
    case silent
    /// Bytes that mean nothing.
    case invalid
    /// A byte that is no UTF-8 but a character of windows-1252.
    case windows1252
    /// Two surrogates written as UTF-8, which are one character.
    case surrogatePair
    /// The input ends within a character.
    case incomplete
  }

  var kind: Kind
  /// Bytes of the input.
  var length: Int
  /// What they become.
  var output: PackedUTF8

  static func character(_ output: PackedUTF8, length: Int) -> Self {
    CharacterStep(kind: .character, length: length, output: output)
  }
  static func silent(_ length: Int) -> Self {
    CharacterStep(kind: .silent, length: length, output: PackedUTF8(word: 0))
  }
  /// Each becomes one U+FFFD.
  static func invalid(_ length: Int) -> Self {
    CharacterStep(kind: .invalid, length: length, output: .replacement)
  }
  static let incomplete = CharacterStep(kind: .incomplete, length: 0, output: PackedUTF8(word: 0))
}

/// An encoding whose whole state between two characters is one byte, which the caller keeps (0 at the beginning).
/// That is what makes every place of the output traceable: reading can start again at any check-point.
protocol CharacterTable: ~Copyable {
  /// The character at `index`. What it says may not depend on where the input is cut: with too few bytes it is
  /// `incomplete`, and only `isFinal` makes that invalid.
  borrowing func step(
    _ input: UnsafeBufferPointer<UInt8>, _ index: Int, isFinal: Bool, state: inout UInt8
  ) -> CharacterStep

  /// The fast way through clean text: decodes from `index`, stops before `end` or before anything `step` should see.
  /// `output` holds three bytes for each of the input, and eight more.
  borrowing func run(
    _ input: UnsafeBufferPointer<UInt8>, from index: Int, to end: Int, into output: UnsafeMutableRawPointer,
    state: inout UInt8
  ) -> (end: Int, written: Int)
}

extension CharacterTable where Self: ~Copyable {
  /// Decodes all it can from `progress.position` on.
  func decode(
    _ input: UnsafeBufferPointer<UInt8>, isFinal: Bool, progress: inout DecodingProgress, staging: borrowing Staging,
    into output: inout ByteBuffer
  ) {
    var index = 0
    while index < input.count {
      let stop = min(index + Staging.inputBlock, input.count)
      let run = unsafe run(
        input, from: index, to: stop, into: UnsafeMutableRawPointer(staging.bytes), state: &progress.state)
      if run.end > index {
        unsafe output.append(UnsafeBufferPointer(start: staging.bytes, count: run.written))
        progress.advance(run.end - index, written: run.written)
        index = run.end
      }
      guard index < stop else { continue }
      let step = unsafe step(input, index, isFinal: isFinal, state: &progress.state)
      switch step.kind {
      case .incomplete: return
      case .character:
        output.append(step.output)
        progress.advance(step.length, written: step.output.count)
      case .silent: progress.advance(step.length, written: 0)
      case .invalid, .windows1252, .surrogatePair:
        output.append(step.output)
        unsafe progress.mend(UnsafeBufferPointer(rebasing: input[index..<index + step.length]), step)
      }
      index += step.length
    }
  }

  /// Character by character, for statistics; ASCII that stands alone is left out, and so is what the end cuts.
  func read(_ input: UnsafeBufferPointer<UInt8>, _ body: (Int, CharacterStep) -> Void) {
    var index = 0
    var state: UInt8 = 0
    while true {
      unsafe index = UTF8Sequence.asciiEnd(input, from: index, to: input.count)
      guard index < input.count else { return }
      let step = unsafe step(input, index, isFinal: false, state: &state)
      if step.kind == .incomplete { return }
      body(index, step)
      index += step.length
    }
  }

  /// How far into `input` the character begins that gives the byte `distance` of its output; nil when none does.
  func trace(_ input: UnsafeBufferPointer<UInt8>, isFinal: Bool, distance: Int, state: UInt8) -> Int? {
    var state = state
    var index = 0
    var written = 0
    while index < input.count {
      let step = unsafe step(input, index, isFinal: isFinal, state: &state)
      if step.kind == .incomplete { return nil }
      written += step.output.count
      if written > distance { return index }
      index += step.length
    }
    return nil
  }
}

/// Room for the output of one block, so that the inner loops write without asking for more.
@safe
struct Staging: ~Copyable {
  static let inputBlock = 1024
  let bytes: UnsafeMutablePointer<UInt8>

  init() { unsafe bytes = .allocate(capacity: Self.inputBlock * 3 + 8) }
  deinit { unsafe bytes.deallocate() }
}

extension ByteBuffer {
  mutating func append(_ character: PackedUTF8) {
    var rest = character.bytes
    for _ in 0..<character.count {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
