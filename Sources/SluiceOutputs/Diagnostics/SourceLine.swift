// A line of the source with a caret under a place. Does not know where the line comes from, nor what is wrong there.

/// A line fitted into a terminal, with the columns of the caret and of what is underlined.
struct SourceLine {
  /// Safe to show.
  private(set) var text = ""
  /// Columns before the caret.
  private(set) var caret = 0
  /// Columns of what is marked, from the caret on; at least 1.
  private(set) var length = 1

  /// `marked` is what the trouble is about; it is underlined where the line has it right at the place.
  init(_ excerpt: SourceExcerpt, marked: String?, width: Int) {
    let left = excerpt.before.unicodeScalars.map(TerminalCell.init)
    let right = excerpt.after.unicodeScalars.map(TerminalCell.init)
    var shownLeft = left[...]
    var shownRight = right[...]
    if left.width + right.width > width - (excerpt.isCutBefore ? 1 : 0) - (excerpt.isCutAfter ? 1 : 0) {
      // One column for each ellipsis. What comes after the place says more than what came before it.
      let room = max(width - 2, 8)
      let rightRoom = max(room - left.width, room * 2 / 3)
      shownRight = SourceLine.prefix(right[...], rightRoom)
      shownLeft = SourceLine.suffix(left[...], room - shownRight.width)
    }
    if excerpt.isCutBefore || shownLeft.count < left.count {
      text = "…"
      caret = 1
    }
    text += shownLeft.text + shownRight.text
    caret += shownLeft.width
    if excerpt.isCutAfter || shownRight.count < right.count { text += "…" }
    length = max(1, shownRight.prefix(SourceLine.scalars(of: marked, in: excerpt.after)).width)
  }

  private static func prefix(_ cells: ArraySlice<TerminalCell>, _ room: Int) -> ArraySlice<TerminalCell> {
    var taken = 0
    return cells.prefix { cell in
      taken += cell.width
      return taken <= room
    }
  }

  private static func suffix(_ cells: ArraySlice<TerminalCell>, _ room: Int) -> ArraySlice<TerminalCell> {
    var taken = 0
    for place in cells.indices.reversed() {
      taken += cells[place].width
      if taken > room { return cells[(place + 1)...] }
    }
    return cells
  }

  /// How many scalars of the line the marked text covers; it may go on in the next line.
  private static func scalars(of marked: String?, in line: String) -> Int {
    guard let marked, !marked.isEmpty else { return 1 }
    var count = 0
    var rest = line.unicodeScalars.makeIterator()
    for scalar in marked.unicodeScalars {
      guard let there = rest.next() else { return max(count, 1) }
      if there != scalar { return scalar == "\n" || scalar == "\r" ? max(count, 1) : 1 }
      count += 1
    }
    return count
  }
}
