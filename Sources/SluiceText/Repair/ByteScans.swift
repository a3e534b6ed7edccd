// Scans of a text, eight bytes at a time: to what most repairs need not look at. They decide nothing.

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

  /// The first byte from `start` on that is not ASCII, or is `&`, `]` or a control but tab, line feed and return.
  ///
  /// Eight at a time: a subtraction borrows into the top bit of a byte that is too small, and may mark a byte behind
  /// the first of them, never one before it.
  func endOfPlain(from start: Int) -> Int {
    unsafe withUnsafeBufferPointer { bytes in
      var place = start
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return place }
      let ones: UInt64 = 0x0101_0101_0101_0101
      while place < bytes.count {
        while place + 8 <= bytes.count {
          let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
          let controls = word &- ones &* 0x20
          let ampersands = (word ^ ones &* 0x26) &- ones
          let brackets = (word ^ ones &* 0x5D) &- ones
          let deletes = (word ^ ones &* 0x7F) &- ones
          let found = ((controls | ampersands | brackets | deletes) & ~word | word) & (ones << 7)
          if found != 0 {
            place += found.trailingZeroBitCount / 8
            break
          }
          place += 8
        }
        guard place < bytes.count else { break }
        let byte = unsafe bytes[place]
        if byte >= 0x7F || byte == 0x26 || byte == 0x5D { return place }
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return place }
        place += 1
      }
      return place
    }
  }

  /// The first of two bytes or of NUL from `start` on, or the end.
  func first(_ one: UInt8, _ other: UInt8, orZeroFrom start: Int) -> Int {
    first(from: start) {
      // In the order of the bytes: what the borrow of a byte marks too stands behind it.
      let ones: UInt64 = 0x0101_0101_0101_0101
      let first = $0 ^ ones &* UInt64(one)
      let second = $0 ^ ones &* UInt64(other)
      return (first &- ones) & ~first | (second &- ones) & ~second | ($0 &- ones) & ~$0
    } where: {
      $0 == one || $0 == other || $0 == 0
    }
  }

  /// The first of a byte from `start` on, or the end.
  package func first(_ byte: UInt8, from start: Int) -> Int {
    first(from: start) {
      let ones: UInt64 = 0x0101_0101_0101_0101
      let same = $0 ^ ones &* UInt64(byte)
      return (same &- ones) & ~same
    } where: {
      $0 == byte
    }
  }

  /// The first byte that is marked, by eight of them or, at the end, one by one. A mark is a top bit; behind the first
  /// there may be false ones.
  @inline(__always)
  private func first(from start: Int, marks: (UInt64) -> UInt64, where isFound: (UInt8) -> Bool) -> Int {
    unsafe withUnsafeBufferPointer { bytes in
      var place = start
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return place }
      while place + 8 <= bytes.count {
        let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let found = marks(word) & 0x8080_8080_8080_8080
        if found != 0 { return place + found.trailingZeroBitCount / 8 }
        place += 8
      }
      while place < bytes.count, unsafe !isFound(bytes[place]) { place += 1 }
      return place
    }
  }
}
