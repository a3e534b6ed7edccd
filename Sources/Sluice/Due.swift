// What is ready to be delivered, in order. Not a queue without end: it holds what one step made.

import SluiceCore

/// Records that are due, and notes that wait for the record they stand before.
struct Due {
  private var records: [Record] = []
  private var given = 0
  private var notes: [Note] = []
  /// Of `notes`, those that were taken.
  private var taken = 0
  /// Of the notes that belong to the next record, those that went ahead of it.
  private var ahead = 0
  /// So many repairs wait for the record they stand in; of more, a flood, all go ahead of it.
  private static let patience = 4096
  /// Entries among the records that are due.
  private(set) var entries = 0
  /// How far the document had been read when the feed was last built.
  var feedByte = 0

  /// Whether records are held back until the evidence of the feed is in.
  var isHeld = false

  /// Replaces what is held; the entries stay as many as they are.
  mutating func replaceHeld(_ replace: ([Record]) -> [Record]) {
    records = replace(Array(records[given...]))
    given = 0
  }

  /// The feed among what is held.
  var heldFeed: Feed? {
    for case .feed(let feed) in records[given...] { return feed }
    return nil
  }

  mutating func next() -> Record? {
    if isHeld { return nil }
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

  /// Kept in the order of the document and there in the order of the rooms: how far the rooms below had read ahead
  /// must not show.
  ///
  /// Most come in that order already, so the place is looked for from the end.
  mutating func add(_ note: Note) {
    let key = (note.decodedByte, note.rule.stage.order)
    if let last = notes.last, key < (last.decodedByte, last.rule.stage.order) {
      var low = taken
      var high = notes.count
      while low < high {
        let middle = (low + high) / 2
        if key < (notes[middle].decodedByte, notes[middle].rule.stage.order) { high = middle } else { low = middle + 1 }
      }
      notes.insert(note, at: low)
    } else {
      notes.append(note)
    }
  }

  /// Notes of what stands in this range of the decoded text belong to this entry.
  mutating func mark(entry: Int, _ range: Range<Int>) {
    for place in first(at: range.lowerBound)..<max(first(at: range.lowerBound), first(at: range.upperBound)) {
      notes[place].entry = entry
    }
  }

  /// Notes of what stands before `decoded`.
  ///
  /// A chunk may hold thousands of entries with notes, so what waits for later ones is not moved for each.
  mutating func takeNotes(before decoded: Int) -> [Note] {
    let end = first(at: decoded)
    var found = Array(notes[taken..<end])
    let repairs = found.count(where: \.isRepair)
    // In a flood they come first, whether or not they could go ahead: chunks must not show.
    if ahead + repairs > Due.patience { found = found.filter(\.isRepair) + found.filter { !$0.isRepair } }
    ahead = 0
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

  /// Repairs of what stands before `decoded`, if there are too many to wait for their record.
  mutating func takeAhead(before decoded: Int) -> [Note] {
    let end = first(at: decoded)
    let repairs = notes[taken..<end].filter(\.isRepair)
    guard ahead + repairs.count > Due.patience else { return [] }
    ahead += repairs.count
    notes = notes[taken..<end].filter { !$0.isRepair } + notes[end...]
    taken = 0
    return repairs
  }

  /// The first waiting note of what stands at `decoded` or behind it.
  private func first(at decoded: Int) -> Int {
    var low = taken
    var high = notes.count
    while low < high {
      let middle = (low + high) / 2
      if notes[middle].decodedByte < decoded { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Note {
  /// Whether it comes of the rooms that repair while they read, and not of those that look back at a whole record.
  fileprivate var isRepair: Bool { rule.stage == .charsets || rule.stage == .mending }
}

extension Stage {
  fileprivate var order: Int { Stage.allCases.firstIndex(of: self) ?? 0 }
}
