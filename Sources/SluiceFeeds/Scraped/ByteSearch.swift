// Looking for one of four bytes. Not for more: what stands there is looked at by who asked.

import SluiceCore

enum ByteSearch {
  /// The first line feed from a place on, or the end of the text.
  static func lineFeed(_ text: Span<UInt8>, from: Int) -> Int { first(text, from, text.count, 0x0A, 0x0A, 0x0A, 0x0A) }

  /// The first of four bytes between two places, or the second place.
  @inline(__always)
  static func first(
    _ text: Span<UInt8>, _ from: Int, _ to: Int, _ one: UInt8, _ two: UInt8, _ three: UInt8, _ four: UInt8
  ) -> Int {
    unsafe text.withUnsafeBufferPointer {
      unsafe ByteScan.first($0, from: from, to: to) {
        $0.marks(one) .| $0.marks(two) .| $0.marks(three) .| $0.marks(four)
      }
    }
  }
}
