// Scans of a text, eight bytes at a time: to what most repairs need not look at. They decide nothing.

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
    unsafe withUnsafeBufferPointer { bytes in
      var place = start
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return place }
      let ones: UInt64 = 0x0101_0101_0101_0101
      while place + 8 <= bytes.count {
        let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let first = word ^ ones &* UInt64(one)
        let second = word ^ ones &* UInt64(other)
        let found = ((first &- ones) & ~first | (second &- ones) & ~second | (word &- ones) & ~word) & (ones << 7)
        // A borrow may mark a byte behind the first that is found, never one before it.
        if found != 0 { return place + found.trailingZeroBitCount / 8 }
        place += 8
      }
      while place < bytes.count {
        let byte = unsafe bytes[place]
        if byte == one || byte == other || byte == 0 { break }
        place += 1
      }
      return place
    }
  }

  /// The first of a byte from `start` on, or the end.
  package func first(_ byte: UInt8, from start: Int) -> Int {
    unsafe withUnsafeBufferPointer { bytes in
      var place = start
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return place }
      let ones: UInt64 = 0x0101_0101_0101_0101
      while place + 8 <= bytes.count {
        let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let same = word ^ ones &* UInt64(byte)
        if (same &- ones) & ~same & (ones << 7) != 0 { break }
        place += 8
      }
      while place < bytes.count, unsafe bytes[place] != byte { place += 1 }
      return place
    }
  }
}
