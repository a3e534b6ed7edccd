// The first records of a feed, during which it becomes clear what they say about its texts. Decides nothing itself.

import SluiceCore
import SluiceFeeds
import SluiceText

/// How long the evidence of a feed is gathered, and where its first entries stand.
///
/// Records are held back from the first on that the evidence could change, so that most feeds wait for nothing.
/// The window ends by the document alone, so that chunks change nothing.
struct EvidenceWindow {
  /// Entries that count at most.
  private static let entries = 32
  /// Bytes of the decoded text within which they end.
  private static let bytes = 256 << 10
  /// By then every entry that ends within ``bytes`` is read, however far the mender looks ahead.
  private static let patience = 512 << 10

  private(set) var isOpen: Bool
  /// Where each entry begins in the decoded text.
  private var places: [Int] = []

  init(isOpen: Bool) { self.isOpen = isOpen }

  mutating func count(_ decoded: Int) { places.append(decoded) }

  mutating func close() { isOpen = false }

  var isFull: Bool { places.count == EvidenceWindow.entries }

  /// Whether what ends here is too late to count.
  func isPast(_ decoded: Int) -> Bool { isOpen && decoded > EvidenceWindow.bytes }

  /// Whether nothing that counts can come any more.
  func hasWaited(_ read: Int) -> Bool { isOpen && read > EvidenceWindow.patience }

  /// The held records again, repaired by the evidence that `reader` has now, with the notes of that. `first` is the
  /// number of the first entry among them.
  func repaired(_ records: [Record], from first: Int, by reader: inout ValueReader) -> [Record] {
    var made: [Record] = []
    var entry = first
    for record in records {
      switch record {
      case .note: made.append(record)
      case .feed(var feed):
        let notes = EvidenceWindow.isUnescaped(made, from: 0) ? [] : EvidenceWindow.repair(&feed, by: &reader)
        made += notes.map(Record.note)
        made.append(.feed(feed))
      case .entry(var found):
        let start = places[entry]
        let isUnescaped = EvidenceWindow.isUnescaped(made, from: start)
        let notes = isUnescaped ? [] : EvidenceWindow.repair(&found, at: start, by: &reader)
        // In front of the notes of what stands inside the entry.
        var place = made.count
        while place > 0, case .note(let note) = made[place - 1], note.decodedByte > start { place -= 1 }
        made.insert(
          contentsOf: notes.map { note in
            var note = note
            note.entry = entry
            return .note(note)
          }, at: place)
        made.append(.entry(found))
        entry += 1
      }
    }
    return made
  }

  /// Whether a level of escaping was undone in the record that these notes stand before; it has but one too many.
  private static func isUnescaped(_ made: [Record], from start: Int) -> Bool {
    for record in made.reversed() {
      guard case .note(let note) = record, note.decodedByte >= start else { return false }
      if note.rule == .escapeDepth { return true }
    }
    return false
  }

  /// Repairs the feed's texts; their notes stand at the start of the input.
  private static func repair(_ feed: inout Feed, by reader: inout ValueReader) -> [Note] {
    repair(&feed.title, .plain, 0, .start, &reader)
    repair(&feed.subtitle, .plain, 0, .start, &reader)
    repair(&feed.rights, .plain, 0, .start, &reader)
    return reader.takeNotes()
  }

  private static func repair(_ entry: inout Entry, at start: Int, by reader: inout ValueReader) -> [Note] {
    let position = entry.position
    repair(&entry.title, .plain, start, position, &reader)
    repair(&entry.summary, .plain, start, position, &reader)
    repair(&entry.content, .plain, start, position, &reader)
    repair(&entry.rights, .plain, start, position, &reader)
    if entry.idFrom == .contentHash || entry.idFrom == .titleDate {
      (entry.id, entry.idFrom) = EntryIdentity.derive(for: entry)
    }
    return reader.takeNotes()
  }

  private static func repair(
    _ text: inout String?, _ kind: TextKind, _ decoded: Int, _ position: Position, _ reader: inout ValueReader
  ) {
    guard let given = text, let repaired = reader.repaired(given, kind, at: decoded, position) else { return }
    text = repaired
  }
}
