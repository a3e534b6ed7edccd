// Where the output came from: places known in both streams. Not what lies between them; that is decoded again.

/// Check-points, ascending in both streams.
struct OffsetMap {
  struct Mark: Equatable {
    var original: Int
    var decoded: Int
    /// The table's state there.
    var state: UInt8
    /// Which decoder reads from there on; nil where both streams are the same.
    var engine: Int?
  }

  /// Bytes of the original input between two check-points; 0 for an encoding that cannot be read again from its
  /// middle, so that every character has its own.
  private var spacing = ordinarySpacing
  static let ordinarySpacing = 1024
  private var marks: [Mark]
  /// Marks before it are forgotten; they are removed in bulk, since an array moves its rest each time.
  private var first = 0

  init(from original: Int, decoded: Int = 0) {
    marks = [Mark(original: original, decoded: decoded, state: 0, engine: nil)]
  }

  /// How many check-points are held.
  var count: Int { marks.count - first }

  /// Another decoder reads from here on.
  mutating func begin(engine: Int?, original: Int, decoded: Int, state: UInt8, spacing: Int) {
    self.spacing = spacing
    let mark = Mark(original: original, decoded: decoded, state: state, engine: engine)
    // The first stays: it may lie ahead of clean text that is still asked for.
    if count > 1, let last = marks.last, last.original == original, last.decoded == decoded { marks.removeLast() }
    marks.append(mark)
  }

  mutating func note(original: Int, decoded: Int, state: UInt8) {
    guard let last = marks.last, original - last.original >= spacing else { return }
    marks.append(Mark(original: original, decoded: decoded, state: state, engine: last.engine))
  }

  /// The last place that is not after `decoded`; the first that is not forgotten when there is none.
  func mark(before decoded: Int) -> Mark {
    var low = first
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].decoded <= decoded { low = middle + 1 } else { high = middle }
    }
    return marks[max(low - 1, first)]
  }

  /// Forgets what only offsets before `decoded` need, and tells from where on the original is still needed.
  mutating func forget(before decoded: Int) -> Int {
    while first + 1 < marks.count, marks[first + 1].decoded <= decoded { first += 1 }
    if first > 64, first * 2 > marks.count {
      marks.removeFirst(first)
      first = 0
    }
    return marks[first].original
  }
}
