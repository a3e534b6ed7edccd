// Where lines begin, for the part of the decoded text that may still be asked about. Keeps no text.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Line starts of a sliding part of the decoded text. `\n`, `\r\n` and a lone `\r` end a line (XML 1.0 §2.11).
struct LineTable {
  /// Starts of lines, as offsets in the decoded text; the first belongs to `firstLine`.
  private var starts = [0]
  private var firstLine = 1
  private var seen = 0
  private var endsWithReturn = false

  mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
    guard let base = run.baseAddress, run.count > 0 else { return }
    if unsafe endsWithReturn && run[0] != 0x0A { starts.append(seen) }
    if unsafe endsWithReturn || memchr(base, 0x0D, run.count) != nil {
      unsafe appendWithReturns(run)
    } else {
      var place = 0
      while place < run.count, let found = unsafe memchr(base + place, 0x0A, run.count - place) {
        place = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        starts.append(seen + place)
      }
    }
    unsafe endsWithReturn = run[run.count - 1] == 0x0D
    seen += run.count
  }

  private mutating func appendWithReturns(_ run: UnsafeBufferPointer<UInt8>) {
    for place in 0..<run.count {
      let byte = unsafe run[place]
      let endsLine =
        unsafe byte == 0x0A || (byte == 0x0D && place + 1 < run.count && run[place + 1] != 0x0A)
      if endsLine { starts.append(seen + place + 1) }
    }
  }

  /// Line and column, both from 1, of an offset not yet forgotten.
  func place(_ decoded: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= decoded { low = middle } else { high = middle }
    }
    return (firstLine + low, max(0, decoded - starts[low]) + 1)
  }

  /// Forgets lines that end before `decoded`.
  mutating func forget(before decoded: Int) {
    guard starts.count > 256 else { return }
    let gone = place(decoded).line - firstLine
    starts.removeFirst(gone)
    firstLine += gone
  }
}
