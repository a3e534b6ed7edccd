// The one place that knows all ways of decoding. Not who decides which.

import SluiceCore
import SluiceText

/// What decodes an encoding.
enum CharsetEngine: ~Copyable {
  case utf8(UTF8Table)
  case single(SingleByteTable)
  case multi(MultiByteTable)
  case shifted(ShiftedTable)
  case wide(WideTable)
  case stream(IconvStream)

  /// Nil when the C library lacks the table.
  init?(_ coding: Charset.Coding) {
    switch coding {
    case .utf8: self = .utf8(UTF8Table())
    case .utf16(let bigEndian): self = .wide(WideTable(unitLength: 2, bigEndian: bigEndian))
    case .utf32(let bigEndian): self = .wide(WideTable(unitLength: 4, bigEndian: bigEndian))
    case .userDefined: self = .single(.userDefined())
    case .singleByte(let names):
      guard let table = SingleByteTable(names) else { return nil }
      self = .single(table)
    case .multiByte(let shape):
      guard let table = MultiByteTable(shape) else { return nil }
      self = .multi(table)
    case .shifted(let shape):
      guard let table = ShiftedTable(shape) else { return nil }
      self = .shifted(table)
    case .iconv(let label):
      // Case does not matter to most libraries; those to which it does list their names in capitals.
      let names = [label.uppercased(), label]
      if let table = SingleByteTable(names) {
        self = .single(table)
      } else if let stream = IconvStream(names) {
        self = .stream(stream)
      } else {
        return nil
      }
    }
  }

  /// Bytes between two check-points of the offset map.
  var spacing: Int {
    switch self {
    case .stream: 0
    default: OffsetMap.ordinarySpacing
    }
  }

  func decode(
    _ input: UnsafeBufferPointer<UInt8>, isFinal: Bool, progress: inout DecodingProgress, staging: borrowing Staging,
    into output: inout ByteBuffer
  ) {
    switch self {
    case .utf8(let table):
      unsafe table.decode(input, isFinal: isFinal, progress: &progress, staging: staging, into: &output)
    case .single(let table):
      unsafe table.decode(input, isFinal: isFinal, progress: &progress, staging: staging, into: &output)
    case .multi(let table):
      unsafe table.decode(input, isFinal: isFinal, progress: &progress, staging: staging, into: &output)
    case .shifted(let table):
      unsafe table.decode(input, isFinal: isFinal, progress: &progress, staging: staging, into: &output)
    case .wide(let table):
      unsafe table.decode(input, isFinal: isFinal, progress: &progress, staging: staging, into: &output)
    case .stream(let stream): unsafe stream.decode(input, isFinal: isFinal, progress: &progress, into: &output)
    }
  }

  /// How far after a check-point the character begins that gives a byte of its output (``CharacterTable/trace``).
  func trace(_ input: UnsafeBufferPointer<UInt8>, isFinal: Bool, distance: Int, state: UInt8) -> Int? {
    switch self {
    case .utf8(let table): unsafe table.trace(input, isFinal: isFinal, distance: distance, state: state)
    case .single(let table): unsafe table.trace(input, isFinal: isFinal, distance: distance, state: state)
    case .multi(let table): unsafe table.trace(input, isFinal: isFinal, distance: distance, state: state)
    case .shifted(let table): unsafe table.trace(input, isFinal: isFinal, distance: distance, state: state)
    case .wide(let table): unsafe table.trace(input, isFinal: isFinal, distance: distance, state: state)
    case .stream: 0
    }
  }

  /// Reads all as a trial: a character's bytes, and how they decode. What the end cuts is not read.
  func read(_ input: UnsafeBufferPointer<UInt8>, _ body: (Int, CharacterStep) -> Void) {
    switch self {
    case .single(let table): unsafe table.read(input, body)
    case .multi(let table): unsafe table.read(input, body)
    default: return
    }
  }

  /// Bytes that mean nothing.
  func errors(in input: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    unsafe read(input) { if $1.kind == .invalid { count += $1.length } }
    return count
  }

  /// Whether ASCII means ASCII in it, so that it need not be known before another byte comes.
  var extendsASCII: Bool {
    switch self {
    case .utf8: true
    case .multi: true
    case .single(let table): table.extendsASCII
    default: false
    }
  }

  /// Whether 0x4C is `<`, as in every EBCDIC. Asked of a fresh engine only.
  var readsEBCDIC: Bool {
    var output = ByteBuffer(capacity: 16)
    var progress = DecodingProgress()
    let staging = Staging()
    let byte: [UInt8] = [0x4C]
    unsafe byte.withUnsafeBufferPointer {
      unsafe decode($0, isFinal: true, progress: &progress, staging: staging, into: &output)
    }
    return output.count == 1 && output[0] == UInt8(ascii: "<")
  }
}
