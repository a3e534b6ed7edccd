// Text in an East Asian encoding or UTF-8 that was read as another East Asian encoding, turned back. Whole lines only.

import SluiceCore

/// Turns back what was read through the wrong table of thousands of characters: `浣犲ソ` is `你好`, UTF-8 read as GBK.
///
/// A line is written in the encoding it may have been read in, and its bytes are read in each other one. It is changed
/// where that costs far less to write: the everyday characters of a language instead of those nobody uses.
struct EastAsianMojibake: ~Copyable {
  /// More than anybody mangles, and a bound for what a line costs.
  private static let mostLayers = 2
  private static let longestLine = 64 << 10

  private var codecs: EastAsianCodecs?
  private var read = ByteBuffer(capacity: 256)
  private var best = ByteBuffer(capacity: 256)
  private var bytes = ByteBuffer(capacity: 256)
  private var line = ByteBuffer(capacity: 256)

  /// Writes the repaired text; false when there is nothing to repair.
  mutating func repair(_ text: Span<UInt8>, into output: inout ByteBuffer, _ log: inout EditLog) -> Bool {
    var clean = 0
    var start = text.endOfASCII()
    while start < text.count {
      // The line that the character stands in.
      while start > clean, text[start - 1] != 0x0A { start -= 1 }
      let end = text.first(0x0A, from: start)
      let given = text.extracting(start..<end)
      if given.count <= EastAsianMojibake.longestLine, EastAsianScan.isSuspect(given), repairLine(given) {
        output.append(text.extracting(clean..<start))
        let length = output.count
        output.append(line, 0..<line.count)
        log.replace(start..<end, of: text, by: output, from: length, .mojibake)
        clean = end
      }
      start = text.endOfASCII(from: end)
    }
    if clean == 0 { return false }
    output.append(text.extracting(clean..<text.count))
    return true
  }

  /// The repaired line stands in `line` then.
  private mutating func repairLine(_ given: Span<UInt8>) -> Bool {
    if codecs == nil { codecs = EastAsianCodecs() }
    line.removeAll()
    line.append(given)
    var layers = 0
    while layers < EastAsianMojibake.mostLayers, undoLayer() { layers += 1 }
    return layers > 0
  }

  private mutating func undoLayer() -> Bool {
    let given = EastAsianCost.of(line)
    // Chance finds a reading that costs a little less for nearly every line.
    var least = given * 0.84 - 12
    var isFound = false
    for wrong in EastAsianEncoding.allCases where codecs?.encode(line, wrong, into: &bytes) == true {
      // What was read in an encoding comes back when it is read again: iconv writes ¥ as a backslash.
      guard codecs?.decode(bytes, wrong, into: &read) == true, isLine(read) else { continue }
      for right in EastAsianEncoding.allCases where right != wrong && right != .windows1252 {
        guard codecs?.decode(bytes, right, into: &read) == true else { continue }
        let cost = EastAsianCost.of(read)
        guard cost < least, EastAsianScan.isLikely(read) else { continue }
        least = cost
        swap(&read, &best)
        isFound = true
      }
    }
    if isFound { swap(&line, &best) }
    return isFound
  }

  private func isLine(_ other: borrowing ByteBuffer) -> Bool {
    other.count == line.count && (0..<line.count).allSatisfy { line[$0] == other[$0] }
  }
}
