// How notes are spread over the bytes of an input whose length nobody knows yet. Draws nothing.

import SluiceCore

/// Counts by place in at most 128 bins: when the last is passed, each two become one.
struct NotePlaces {
  static let bins = 128
  /// Bytes of one bin.
  private(set) var width = 1024
  private var counts = [[Int]](repeating: [0, 0, 0, 0], count: NotePlaces.bins)

  mutating func count(_ family: NoteFamily, at byte: Int) {
    while byte / width >= NotePlaces.bins {
      for place in 0..<NotePlaces.bins {
        counts[place] =
          2 * place < NotePlaces.bins ? zip(counts[2 * place], counts[2 * place + 1]).map(+) : [0, 0, 0, 0]
      }
      width *= 2
    }
    counts[byte / width][NoteFamily.allCases.firstIndex(of: family) ?? 0] += 1
  }

  /// The bins that an input of so many bytes fills, joined until there are at most 64; with the bytes of one.
  func columns(of bytes: Int) -> (width: Int, counts: [[Int]]) {
    var width = self.width
    var columns = Array(counts.prefix(min(NotePlaces.bins, max(1, (bytes + width - 1) / width))))
    while columns.count > 64 {
      columns = stride(from: 0, to: columns.count, by: 2).map { place in
        place + 1 < columns.count ? zip(columns[place], columns[place + 1]).map(+) : columns[place]
      }
      width *= 2
    }
    return (width, columns)
  }
}
