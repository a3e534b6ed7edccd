// A descriptor of the C library's iconv, closed when it goes out of scope. Not a decoder: it knows no errors' mending.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open conversion to UTF-8.
@safe
struct Iconv: ~Copyable {
  private let descriptor: iconv_t

  /// The first of these names the C library has a table for.
  init?(_ names: [String]) {
    for name in names {
      let opened = unsafe iconv_open("UTF-8", name)
      // (iconv_t)-1 says that there is none.
      if UInt(bitPattern: opened) != UInt.max, let opened = unsafe opened as iconv_t? {
        unsafe descriptor = opened
        return
      }
    }
    return nil
  }

  deinit { unsafe _ = iconv_close(descriptor) }

  enum Outcome: Equatable {
    /// All of the input was read.
    case complete
    /// The input ends within a character.
    case incomplete
    /// The next bytes mean nothing.
    case invalid
  }

  struct Result {
    var outcome: Outcome
    var consumed: Int
    var written: Int
  }

  /// Converts on from where the last call stood. `output` must hold what one character can give.
  func convert(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Result {
    // iconv's signature lacks the const its documentation promises; it does not write to its input.
    var source = unsafe UnsafeMutableRawPointer(mutating: input.baseAddress)?
      .assumingMemoryBound(to: CChar.self)
    var target = unsafe UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
    var left = input.count
    var room = output.count
    let substituted = unsafe iconv(descriptor, &source, &left, &target, &room)
    let reason = errno
    var outcome = Outcome.complete
    if substituted == Int(bitPattern: .max) {
      outcome = reason == EINVAL ? .incomplete : .invalid
    } else if substituted > 0 {
      // musl and newer libiconv put a substitute where glibc says EILSEQ.
      return Result(outcome: .invalid, consumed: 0, written: 0)
    }
    return Result(outcome: outcome, consumed: input.count - left, written: output.count - room)
  }

  /// Writes what is held back (a base letter that waits for its mark) and returns to the initial state.
  func finish(into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var target = unsafe UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
    var room = output.count
    unsafe _ = iconv(descriptor, nil, nil, &target, &room)
    return output.count - room
  }

  /// What these bytes, at most four, are when nothing stands around them.
  func character(_ bytes: UInt8...) -> Answer {
    var packed: (UInt64, UInt64) = (0, 0)
    return unsafe bytes.withUnsafeBufferPointer { input in
      let (outcome, written) = unsafe withUnsafeMutableBytes(of: &packed) { output -> (Outcome, Int) in
        let room = unsafe output.bindMemory(to: UInt8.self)
        _ = unsafe finish(into: room)
        let result = unsafe convert(input, into: room)
        guard result.outcome == .complete else { return (result.outcome, 0) }
        return unsafe (.complete, result.written + finish(into: .init(rebasing: room[result.written...])))
      }
      switch outcome {
      case .invalid: return .invalid
      case .complete where written > 0 && written < 8:
        return .character(PackedUTF8(bytes: UInt64(littleEndian: packed.0), count: written))
      default: return .other
      }
    }
  }

  enum Answer {
    case character(PackedUTF8)
    case invalid
    /// The beginning of a longer character, or a byte that only changes the state.
    case other
  }
}
