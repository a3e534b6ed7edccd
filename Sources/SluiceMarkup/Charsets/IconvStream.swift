// Encodings only iconv understands: shifts, escapes, odd lengths. Not the ones feeds use every day.

import SluiceCore
import SluiceText

/// Hands iconv no more bytes than the next character needs, so that it is known which bytes gave which output.
///
/// iconv's state cannot be looked at or put back, therefore every character is a check-point of the offset map.
/// A few of glibc's decoders hold a letter back until they know that no mark follows (EUC-JISX0213, TSCII) or
/// write with the last byte of a group (UTF-7); there an offset may point at the byte that released the letter.
struct IconvStream: ~Copyable {
  private let iconv: Iconv
  /// More than any encoding takes for one character with its escapes.
  private static let longestCharacter = 16
  private static let room = 64

  init?(_ names: [String]) {
    guard let iconv = Iconv(names) else { return nil }
    self.iconv = iconv
  }

  func decode(
    _ input: UnsafeBufferPointer<UInt8>, isFinal: Bool, progress: inout DecodingProgress,
    into output: inout ByteBuffer
  ) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.room) { room in
      var index = 0
      var length = 1
      while index < input.count {
        let result = unsafe iconv.convert(.init(rebasing: input[index..<index + length]), into: room)
        if result.consumed > 0 || result.written > 0 {
          unsafe output.append(UnsafeBufferPointer(rebasing: room[..<result.written]))
          progress.advance(result.consumed, written: result.written)
          index += result.consumed
          length = 1
          continue
        }
        var lost = 1
        if result.outcome == .incomplete, length < Self.longestCharacter {
          if index + length < input.count {
            length += 1
            continue
          }
          guard isFinal else { return }
          lost = length
        }
        output.append(.replacement)
        unsafe progress.mend(UnsafeBufferPointer(rebasing: input[index..<index + lost]), .invalid(lost))
        index += lost
        length = 1
      }
      guard isFinal else { return }
      let written = unsafe iconv.finish(into: room)
      unsafe output.append(UnsafeBufferPointer(rebasing: room[..<written]))
      if written > 0 { progress.advance(0, written: written) }
    }
  }
}
