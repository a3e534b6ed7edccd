// Where deduplication stands in the flow: records pass here in document order, the last before they are delivered.

import SluiceCore
import SluiceDedup
import SluiceFeeds

/// Says of each record what stood before, and does what the options ask for.
struct Deduplication: ~Copyable {
  private let choice: Options.Dedupe
  var fingerprinter: EntryFingerprinter
  private var seen: SeenEntries
  private var isNamed = false
  private var hasBegun = false
  private let input: String?
  /// What was forgotten before this input began.
  private var evictedBefore = 0

  init(_ options: Options, input: String?) {
    choice = options.dedupe
    fingerprinter = EntryFingerprinter(options)
    seen = SeenEntries(
      memory: options.dedupeMemory, score: options.near, leavesOut: options.dedupe == .entries)
    self.input = input
  }

  /// Goes on with what was seen in earlier inputs.
  mutating func resume(_ earlier: consuming SeenEntries) {
    seen = earlier
    evictedBefore = seen.evictions
  }

  /// Hands over what was seen; nothing is remembered here any more.
  mutating func take() -> SeenEntries {
    let taken = seen
    seen = SeenEntries(memory: 0, score: nil, leavesOut: false)
    return taken
  }

  var evictions: Int { seen.evictions - evictedBefore }

  private mutating func begin() {
    if !hasBegun { seen.begin(input: input) }
    hasBegun = true
  }

  mutating func pass(_ feed: inout Feed) {
    if choice == .off { return }
    begin()
    // What a feed says of itself behind its first entry comes too late to name them all.
    if !isNamed, let id = EntryIdentity.of(feed) { seen.begin(feed: id) }
    isNamed = true
    fingerprinter.leaveOut(of: &feed)
  }

  /// What is to be said of an entry before it. `number` is its place among the entries of the input, from 0.
  struct Verdict {
    var notes: [Note] = []
    var isDuplicate = false
    var isLeftOut = false
  }

  /// `next` is the entry behind the first: when both have one guid, it is neither's.
  mutating func pass(_ entry: inout Entry, _ print: Fingerprint?, number: Int, next: Entry?) -> Verdict {
    var verdict = Verdict()
    guard let print else { return verdict }
    begin()
    var id = entry.id
    let behind = next.flatMap { next in
      next.link.map { (TextHash(EntryIdentity.compared(next.id)), TextHash(StableLink.of($0))) }
    }
    let sighting = seen.see(print, index: number, id: &id, next: behind) {
      entry.idFrom == .guid ? EntryIdentity.derive(for: entry).id : nil
    }
    if let guid = sighting.sharedID {
      (entry.id, entry.idFrom) = EntryIdentity.derive(for: entry)
      entry.stableID = nil
      verdict.notes.append(note(.sharedGUID, entry, number, before: guid, after: entry.id))
    }
    entry.duplicateOf = sighting.duplicate
    verdict.isDuplicate = sighting.duplicate != nil || sighting.isLeftOut
    verdict.isLeftOut = sighting.isLeftOut
    if let earlier = sighting.key {
      verdict.notes.append(note(.repeatedKey, entry, number, before: entry.id, after: Deduplication.words(earlier)))
    } else if let earlier = sighting.story {
      verdict.notes.append(note(.repeatedStory, entry, number, before: entry.id, after: Deduplication.words(earlier)))
    }
    guard choice == .text else { return verdict }
    for (field, earlier) in sighting.exact {
      let text = field == "summary" ? entry.summary : entry.content
      verdict.notes.append(
        note(.repeatedDescription, entry, number, before: text, after: Deduplication.words(earlier)))
      if field == "summary" { entry.summary = nil } else { entry.content = nil }
    }
    return verdict
  }

  private func note(_ rule: Rule, _ entry: Entry, _ number: Int, before: String?, after: String? = nil) -> Note {
    let before = before.map { String($0.prefix(80)) }
    var note = Note(rule, decodedByte: entry.decodedByte, entry: number, before: before, after: after)
    note.position = entry.position
    return note
  }

  private static func words(_ earlier: (index: Int, input: String?)) -> String {
    "entry \(earlier.index)" + (earlier.input.map { " of " + $0 } ?? "")
  }
}
