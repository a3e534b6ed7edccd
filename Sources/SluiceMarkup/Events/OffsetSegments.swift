// From bytes expat was given back to bytes Charsets made. Not the way back to the file: that is the charset's map.

/// Where runs of mended text came from. Both offsets count from 0 over the whole document.
struct OffsetSegments {
  private struct Segment {
    var mended: Int
    var decoded: Int
  }
  private var segments: [Segment] = []
  private var fed = 0

  /// `count` bytes go to expat that stand at `decoded`; a repair's own bytes stand where they were put.
  mutating func feed(_ count: Int, decoded: Int) {
    if let last = segments.last, decoded - last.decoded == fed - last.mended {
      fed += count
      return
    }
    segments.append(Segment(mended: fed, decoded: decoded))
    fed += count
  }

  func decoded(_ mended: Int) -> Int {
    if let last = segments.last, last.mended <= mended { return last.decoded + (mended - last.mended) }
    guard let segment = segments.last(where: { $0.mended <= mended }) else { return max(0, mended) }
    return segment.decoded + (mended - segment.mended)
  }

  /// Forgets segments that end before `mended`.
  mutating func forget(before mended: Int) {
    guard segments.count > 1, let keep = segments.lastIndex(where: { $0.mended <= mended }), keep > 0 else { return }
    segments.removeFirst(keep)
  }
}
