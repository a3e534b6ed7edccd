// Notes that wait, in the order of the document. Not a queue without end: whoever holds it takes what is due.

/// Notes in the order of the decoded text, and at one place in the order of the rooms: how far the rooms below had read
/// ahead must not show.
package struct NoteQueue {
  private var notes: [Note] = []
  /// Of `notes`, those that were taken.
  private var taken = 0

  package init() {}

  /// How many wait.
  package var count: Int { notes.count - taken }

  /// Most come in order already, so the place is looked for from the end.
  package mutating func add(_ note: Note) {
    let key = NoteQueue.key(note)
    guard let last = notes.last, key < NoteQueue.key(last) else { return notes.append(note) }
    notes.insert(note, at: place { key < NoteQueue.key($0) })
  }

  /// Those of what stands before `decoded`.
  ///
  /// A chunk may hold thousands of entries with notes, so what waits for later ones is not moved for each.
  package mutating func take(before decoded: Int) -> [Note] {
    let end = first(at: decoded)
    let found = Array(notes[taken..<end])
    taken = end
    if taken == notes.count {
      notes = []
      taken = 0
    } else if taken > 64, taken > notes.count / 2 {
      notes.removeSubrange(0..<taken)
      taken = 0
    }
    return found
  }

  /// Those of what stands before `decoded` that `isTaken` says, if they are more than `least`.
  package mutating func take(before decoded: Int, moreThan least: Int, where isTaken: (Note) -> Bool) -> [Note] {
    let end = first(at: decoded)
    guard end - taken > least else { return [] }
    let found = notes[taken..<end].filter(isTaken)
    guard found.count > least else { return [] }
    notes = notes[taken..<end].filter { !isTaken($0) } + notes[end...]
    taken = 0
    return found
  }

  /// Changes those of what stands in a range of the decoded text.
  package mutating func change(in range: Range<Int>, _ change: (inout Note) -> Void) {
    for place in first(at: range.lowerBound)..<first(at: range.upperBound) { change(&notes[place]) }
  }

  /// The first waiting note of what stands at `decoded` or behind it.
  private func first(at decoded: Int) -> Int { place { $0.decodedByte >= decoded } }

  /// The first waiting note that is said to be behind.
  private func place(where isBehind: (Note) -> Bool) -> Int {
    var low = taken
    var high = notes.count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(notes[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func key(_ note: Note) -> (Int, Int) { (note.decodedByte, note.rule.stage.order) }
}

extension Stage {
  fileprivate var order: Int { Stage.allCases.firstIndex(of: self) ?? 0 }
}
