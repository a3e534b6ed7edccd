// How many lines of a document need no look at all. The fastest way through, and the only thing it decides.

import SluiceCore

extension Span<UInt8> {
  /// The first byte from `start` on that a step of `steps` could have something to say about, or the end.
  ///
  /// Eight bytes at a time. What it stops at may turn out to be right; what it passes is.
  func endOfClean(from start: Int, _ steps: RepairSteps) -> Int {
    unsafe withUnsafeBufferPointer { bytes in
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return start }
      let ones: UInt64 = 0x0101_0101_0101_0101
      let tops = ones << 7
      let seesSpace: UInt64 = steps.contains(.whitespace) ? .max : 0
      let seesTags: UInt64 = steps.contains(.html) ? .max : 0
      // Two bytes before the word, as if a line stood before the start.
      var lastSpaces: UInt64 = 0
      var lastBreaks: UInt64 = 0x80 << 56
      var place = start
      while place + 8 <= bytes.count {
        let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        @inline(__always) func equal(_ byte: UInt64) -> UInt64 {
          let same = word ^ ones &* byte
          return (same &- ones) & ~same & tops
        }
        // These hide others, so they must be exact: a vertical tab behind a line feed is none.
        let breaks = word.tops(of: 0x0A)
        let spaces = word.tops(of: 0x20)
        let controls = (word &- ones &* 0x20) & ~word & tops & ~breaks
        var found = word & tops | controls | equal(0x26) | equal(0x5D) | equal(0x7F)
        found |= (equal(0x3C) | equal(0x3E)) & seesTags
        let white = spaces | breaks
        let before = white << 8 | (lastSpaces | lastBreaks) >> 56
        let breaksBefore = breaks << 8 | lastBreaks >> 56
        let breaksTwoBefore = breaks << 16 | lastBreaks >> 48
        let twoBreaks = breaks & breaksBefore
        found |= (white & before & ~twoBreaks | twoBreaks & breaksTwoBefore) & seesSpace
        if found != 0 { return place + found.trailingZeroBitCount / 8 }
        lastSpaces = spaces
        lastBreaks = breaks
        place += 8
      }
      // The few that are left are looked at with the line they stand in.
      return place
    }
  }

  /// Behind the last line feed of a range, or its start.
  func startOfLine(before end: Int, from start: Int) -> Int {
    var place = end
    while place > start, self[place - 1] != 0x0A { place -= 1 }
    return place
  }
}
