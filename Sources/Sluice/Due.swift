// What is ready to be delivered, in order. Not a queue without end: it holds what one step made.

import SluiceCore

/// Records that are due, and notes that wait for the record they stand before.
struct Due {
  private var records: [Record] = []
  private var given = 0
  private var notes: [Note] = []
  /// Entries among the records that are due.
  private(set) var entries = 0
  /// How far the document had been read when the feed was last built.
  var feedByte = 0

  mutating func next() -> Record? {
    guard given < records.count else {
      if given > 0 {
        records.removeAll(keepingCapacity: true)
        given = 0
        entries = 0
      }
      return nil
    }
    if case .entry = records[given] { entries -= 1 }
    // Most often there is one, and it moves out instead of being copied.
    if given == 0, records.count == 1 { return records.removeLast() }
    given += 1
    return records[given - 1]
  }

  mutating func add(_ record: Record) {
    if case .entry = record { entries += 1 }
    records.append(record)
  }

  mutating func add(_ note: Note) { notes.append(note) }

  /// Notes of what stands in this range of the decoded text belong to this entry.
  mutating func mark(entry: Int, _ range: Range<Int>) {
    for place in notes.indices where range.contains(notes[place].decodedByte) { notes[place].entry = entry }
  }

  /// Notes of what stands before `decoded`, in the order of the document and there in the order of the rooms:
  /// how far the rooms below had read ahead must not show.
  mutating func takeNotes(before decoded: Int) -> [Note] {
    if notes.isEmpty { return [] }
    let taken = notes.enumerated().filter { $0.element.decodedByte < decoded }.sorted {
      ($0.element.decodedByte, $0.element.rule.stage.order, $0.offset)
        < ($1.element.decodedByte, $1.element.rule.stage.order, $1.offset)
    }
    notes.removeAll { $0.decodedByte < decoded }
    return taken.map(\.element)
  }
}

extension Stage {
  fileprivate var order: Int { Stage.allCases.firstIndex(of: self) ?? 0 }
}
