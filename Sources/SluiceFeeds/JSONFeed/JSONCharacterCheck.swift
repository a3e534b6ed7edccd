// Whether bytes are UTF-8, for strict reading. Everywhere else Charsets have made them so.

/// Finds the first byte that is no UTF-8, over any cuts. Source: Unicode 16, table 3-7.
struct JSONCharacterCheck {
  /// Continuation bytes to come, and between what the next must lie.
  private var missing = 0
  private var low: UInt8 = 0x80
  private var high: UInt8 = 0xBF
  private var start = 0

  /// Where the first character begins that is none, in the decoded text.
  mutating func firstBad(_ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool) -> Int? {
    for place in 0..<run.count {
      let byte = unsafe run[place]
      if missing > 0 {
        guard byte >= low, byte <= high else { return start }
        missing -= 1
        (low, high) = (0x80, 0xBF)
        continue
      }
      if byte < 0x80 { continue }
      start = decoded + place
      switch byte {
      case 0xC2...0xDF: missing = 1
      case 0xE0: (missing, low) = (2, 0xA0)
      case 0xED: (missing, high) = (2, 0x9F)
      case 0xE1...0xEF: missing = 2
      case 0xF0: (missing, low) = (3, 0x90)
      case 0xF4: (missing, high) = (3, 0x8F)
      case 0xF1...0xF3: missing = 3
      default: return start
      }
    }
    return isFinal && missing > 0 ? start : nil
  }
}
