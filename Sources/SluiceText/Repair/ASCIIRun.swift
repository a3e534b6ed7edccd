// How far a text is ASCII, which is what most repairs need not look at. No other scan.

extension Span<UInt8> {
  /// The first byte from `start` on that is not ASCII; eight bytes at a time, because nearly all are.
  package func endOfASCII(from start: Int = 0) -> Int {
    unsafe withUnsafeBufferPointer { bytes in
      var place = start
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return place }
      while place + 8 <= bytes.count {
        if unsafe base.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
        place += 8
      }
      while place < bytes.count, unsafe bytes[place] < 0x80 { place += 1 }
      return place
    }
  }
}
