// Scans of a text to what most repairs need not look at. They decide nothing.

import SluiceCore

extension UInt64 {
  /// The top bit of each of its bytes that is this one, and no other bit: no borrow leaves a byte.
  @inline(__always)
  func tops(of byte: UInt8) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let same = self ^ ones &* UInt64(byte)
    return ~((same & (ones &* 0x7F)) &+ ones &* 0x7F | same) & (ones << 7)
  }
}

extension Span<UInt8> {
  /// The first byte from `start` on that is not ASCII, or the end.
  package func endOfASCII(from start: Int = 0) -> Int {
    scan(from: start) { $0.marks(above: 0x7F) }
  }

  /// The first byte from `start` on that is not ASCII, or is `&`, `]` or a control but tab, line feed and return.
  func endOfPlain(from start: Int) -> Int {
    scan(from: start) { bytes in
      // Tab, line feed and return are what a text has; 0B and 0C are not.
      let spaces = bytes.marks(0x09) .| bytes.marks(0x0A) .| bytes.marks(0x0D)
      let controls = bytes.marks(below: 0x20) .& .!spaces
      return controls .| bytes.marks(0x26) .| bytes.marks(0x5D) .| bytes.marks(above: 0x7E)
    }
  }

  /// The first of two bytes or of NUL from `start` on, or the end.
  package func first(_ one: UInt8, _ other: UInt8, orZeroFrom start: Int) -> Int {
    scan(from: start) { $0.marks(one) .| $0.marks(other) .| $0.marks(0) }
  }

  /// The first of a byte from `start` on, or the end.
  package func first(_ byte: UInt8, from start: Int) -> Int { scan(from: start) { $0.marks(byte) } }

  @inline(__always)
  private func scan(from start: Int, _ marks: (ByteScan.Block) -> ByteScan.Marks) -> Int {
    unsafe withUnsafeBufferPointer { unsafe ByteScan.first($0, from: start, to: $0.count, marks) }
  }
}
