// From bytes expat was given back to bytes Charsets made. Not the way back to the file: that is the charset's map.

/// Where runs of mended text came from. Both offsets count from 0 over the whole document.
struct OffsetSegments {
  private struct Segment {
    var mended: Int
    var decoded: Int
    /// A copy goes on byte by byte; a repair stands at one place.
    var isCopy: Bool
  }
  private var segments: [Segment] = []
  private var first = 0
  private var fed = 0
  /// Bytes that went to the parser.
  private(set) var taken = 0

  /// `count` bytes go to expat that stand at `decoded`; a repair's own bytes all stand where they were put.
  mutating func feed(_ count: Int, decoded: Int, isCopy: Bool) {
    defer { fed += count }
    if isCopy, let last = segments.last, last.isCopy, decoded - last.decoded == fed - last.mended { return }
    segments.append(Segment(mended: fed, decoded: decoded, isCopy: isCopy))
  }

  mutating func take(_ count: Int) { taken += count }

  /// Behind the byte before `mended`: where a token ends, whatever comes behind it and whether that is known yet.
  func decodedEnd(_ mended: Int) -> Int {
    guard let segment = segment(of: mended - 1) else { return max(0, mended) }
    return segment.isCopy ? segment.decoded + (mended - segment.mended) : segment.decoded
  }

  func decoded(_ mended: Int) -> Int {
    guard let segment = segment(of: mended) else { return max(0, mended) }
    return segment.isCopy ? segment.decoded + (mended - segment.mended) : segment.decoded
  }

  private func segment(of mended: Int) -> Segment? {
    var low = first
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].mended <= mended { low = middle + 1 } else { high = middle }
    }
    return low > first ? segments[low - 1] : nil
  }

  /// Forgets segments that end before `mended`.
  mutating func forget(before mended: Int) {
    while first + 1 < segments.count, segments[first + 1].mended <= mended { first += 1 }
    if first > 64, first * 2 > segments.count {
      segments.removeFirst(first)
      first = 0
    }
  }
}
