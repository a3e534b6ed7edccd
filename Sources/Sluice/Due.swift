// What is ready to be delivered, in order. Not a queue without end: it holds what one step made.

import SluiceCore
import SluiceDedup

/// Records that are due, and notes that wait for the record they stand before.
struct Due {
  private var records: [(record: Record, print: Fingerprint?)] = []
  private var given = 0
  private var notes = NoteQueue()
  /// Of the notes that belong to the next record, those that went ahead of it.
  private var ahead = 0
  /// So many notes that could go ahead wait for the record they stand in; of more, a flood, all go ahead of it.
  private static let patience = 4096
  /// Entries among the records that are due.
  private(set) var entries = 0
  /// How far the document had been read when the feed was last built.
  var feedByte = 0

  /// Whether records are held back until the evidence of the feed is in.
  var isHeld = false
  /// Whether they are held back until the next entry is there, or the end.
  var waits = false

  /// The first entry that is due.
  var nextEntry: Entry? {
    for case (.entry(let entry), _) in records[given...] { return entry }
    return nil
  }

  /// Replaces what is held; the entries stay as many as they are.
  mutating func replaceHeld(_ replace: ([Record]) -> [Record]) {
    records = replace(records[given...].map(\.record)).map { ($0, nil) }
    given = 0
  }

  /// The feed among what is held.
  var heldFeed: Feed? {
    for case (.feed(let feed), _) in records[given...] { return feed }
    return nil
  }

  mutating func next() -> (record: Record, print: Fingerprint?)? {
    if isHeld || waits { return nil }
    guard given < records.count else {
      if given > 0 {
        records.removeAll(keepingCapacity: true)
        given = 0
        entries = 0
      }
      return nil
    }
    if case .entry = records[given].record { entries -= 1 }
    // Most often there is one, and it moves out instead of being copied.
    if given == 0, records.count == 1 { return records.removeLast() }
    given += 1
    return records[given - 1]
  }

  /// `print` is the fingerprint of an entry, where that was made already.
  mutating func add(_ record: Record, _ print: Fingerprint? = nil) {
    if case .entry = record { entries += 1 }
    records.append((record, print))
  }

  /// Makes the fingerprints of all entries that are due.
  mutating func makePrints(by fingerprinter: inout EntryFingerprinter) {
    for place in records.indices[given...] {
      guard case .entry(var entry) = records[place].record, records[place].print == nil else { continue }
      records[place].print = fingerprinter.read(&entry)
      records[place].record = .entry(entry)
    }
  }

  mutating func add(_ note: Note) { notes.add(note) }

  /// Notes that wait for their records.
  var notesWaiting: Int { notes.count }

  /// Notes of what stands in this range of the decoded text belong to this entry.
  mutating func mark(entry: Int, _ range: Range<Int>) { notes.change(in: range) { $0.entry = entry } }

  /// Notes of what stands before `decoded`.
  mutating func takeNotes(before decoded: Int) -> [Note] {
    let found = notes.take(before: decoded)
    let isFlood = ahead + found.count(where: \.comesWithReading) > Due.patience
    ahead = 0
    // In a flood they come first, whether or not they could go ahead: chunks must not show.
    return isFlood ? found.filter(\.comesWithReading) + found.filter { !$0.comesWithReading } : found
  }

  /// Notes of what stands before `decoded` that come with reading, if there are too many to wait for their record.
  mutating func takeAhead(before decoded: Int) -> [Note] {
    let found = notes.take(before: decoded, moreThan: Due.patience - ahead, where: \.comesWithReading)
    ahead += found.count
    return found
  }
}

extension Note {
  /// Whether it comes of the rooms that write it while they read, and not of those that look back at a whole record.
  /// The reader of stripped texts is one of them, though its rules belong to the dialects.
  fileprivate var comesWithReading: Bool {
    rule.stage == .charsets || rule.stage == .mending || rule == .inferredField || rule == .unplacedText
  }
}
