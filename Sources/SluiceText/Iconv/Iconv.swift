// A descriptor of the C library's iconv, closed when it goes out of scope. Not a decoder: it knows no errors' mending.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open conversion.
@safe
package struct Iconv: ~Copyable {
  private let descriptor: iconv_t

  /// From the first of these names the C library has a table for to UTF-8.
  package init?(_ names: [String]) { self.init(from: names, to: ["UTF-8"]) }

  /// From the first of these names to the first of those for which the C library can convert.
  package init?(from sources: [String], to targets: [String]) {
    for (source, target) in sources.flatMap({ source in targets.map { (source, $0) } }) {
      let opened = unsafe iconv_open(target, source)
      // (iconv_t)-1 says that there is none.
      if UInt(bitPattern: opened) != UInt.max, let opened = unsafe opened as iconv_t? {
        unsafe descriptor = opened
        return
      }
    }
    return nil
  }

  deinit { unsafe _ = iconv_close(descriptor) }

  package enum Outcome: Equatable {
    /// All of the input was read.
    case complete
    /// The input ends within a character.
    case incomplete
    /// The next bytes mean nothing.
    case invalid
  }

  package struct Result {
    package var outcome: Outcome
    package var consumed: Int
    package var written: Int
  }

  /// Converts on from where the last call stood. `output` must hold what one character can give.
  package func convert(_ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Result {
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
  package func finish(into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var target = unsafe UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
    var room = output.count
    unsafe _ = iconv(descriptor, nil, nil, &target, &room)
    return output.count - room
  }
}
