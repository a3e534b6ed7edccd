// What was seen so far, and what an entry repeats of it. Changes no entry: who calls it does.

import SluiceCore

/// The entries of one or more inputs that were seen last, within a bounded memory.
///
/// Entries are to be given in document order, one input after the other; the same entries in the same order give the same
/// answers, whoever made their fingerprints.
public struct SeenEntries: Sendable {
  /// What an entry repeats.
  package struct Sighting {
    /// The number of the earlier entry that has its key, and its input.
    package var key: (index: Int, input: String?)?
    /// The same, of the one that has its link, title, texts and files.
    package var story: (index: Int, input: String?)?
    /// The id that the entry has no more, because an earlier one with another link has it.
    package var sharedID: String?
    /// The earlier entry whose description it repeats, the surest.
    package var duplicate: DuplicateOf?
    /// The fields whose text stands in an earlier entry exactly, and in which.
    package var exact: [(field: String, earlier: (index: Int, input: String?))] = []
    /// Whether the entry was left out and is not to be remembered.
    package var isLeftOut = false
  }

  private var window: EntryWindow
  /// The entry that is looked at.
  private var item = EntryWindow.Item()
  private var inputs: [String?] = []
  private let isNear: Bool
  private let leavesOut: Bool
  private var feed = TextHash(high: 0, low: 0)
  /// Ids that are none, because entries with different links have them, each with its feed. They outlast the entries and
  /// inputs they were found in.
  private var shared: Set<TextHash> = []
  /// So many are remembered.
  private static let mostShared = 4096

  /// Nothing was seen yet. `memory` is in bytes, `score` the similarity from which near repeats count, nil when they do
  /// not; `leavesOut` says whether repeated entries are.
  package init(memory: Int, score: Double?, leavesOut: Bool) {
    window = EntryWindow(bytes: memory, score: score)
    isNear = score != nil
    self.leavesOut = leavesOut
  }

  /// Entries that were forgotten because the memory was full.
  public var evictions: Int { window.evictions }
  /// Bytes that are in use.
  public var bytes: Int { window.bytes }

  /// The entries that follow are of another input. `name` is how its entries are named where they are repeated.
  package mutating func begin(input name: String?) {
    inputs.append(name)
    // Until the feed says who it is, its input tells its entries from those of others.
    feed = TextHash(name ?? "input \(inputs.count)")
  }

  /// The feed the entries belong to: its id, else its own address.
  package mutating func begin(feed id: String) { feed = TextHash(id) }

  /// What an entry repeats; from now on it was seen too, unless it is left out. `index` is its number in its input, `id`
  /// what others that repeat it call it.
  ///
  /// When an earlier entry of this input, or the `next` one, has the same id and another link, that id is none of this
  /// entry's: `derived` gives another.
  package mutating func see(
    _ print: Fingerprint, index: Int, id: inout String, next: (id: TextHash, link: TextHash)? = nil,
    derived: () -> String?
  ) -> Sighting {
    var sighting = Sighting()
    item.begin(input: inputs.count - 1, index: index, link: print.link.map { $0.low | 1 } ?? 0)
    var key = TextHash(feed, print.id)
    var earlier = window.find(.id, key)
    if let next, let link = print.link, next.id == print.id, next.link != link { share(key) }
    if let earlier, isOther(earlier) { share(key) }
    if shared.contains(key), let other = derived() {
      sighting.sharedID = id
      id = other
      key = TextHash(feed, TextHash(other))
      earlier = window.find(.id, key)
    }
    if let earlier, leavesOut { sighting.key = place(of: earlier) }
    remember(.id, key, earlier)
    if leavesOut, let story = print.story {
      let earlier = window.find(.story, story)
      if let earlier { sighting.story = place(of: earlier) }
      remember(.story, story, earlier)
    }
    if let summary = print.summary { look(for: summary, &sighting) }
    if let content = print.content { look(for: content, &sighting) }
    sighting.isLeftOut = sighting.key != nil || sighting.story != nil
    if !sighting.isLeftOut, !item.keys.isEmpty { window.add(&item, id: id) }
    return sighting
  }

  private mutating func share(_ key: TextHash) {
    if shared.count < SeenEntries.mostShared { shared.insert(key) }
  }

  /// A key that is new, or whose entry may soon be forgotten, is this entry's.
  private mutating func remember(_ kind: EntryWindow.Kind, _ hash: TextHash, _ earlier: Int?) {
    if earlier.map(window.isOld) ?? true { item.keys.append((kind, hash)) }
  }

  /// Whether an entry of this input has another link than the one that is looked at.
  private func isOther(_ entry: Int) -> Bool {
    let link = window.link(of: entry)
    return window.input(of: entry) == inputs.count - 1 && link != 0 && item.link != 0 && link != item.link
  }

  private mutating func look(for description: Fingerprint.Description, _ sighting: inout Sighting) {
    if let entry = window.find(.text, description.hash) {
      sighting.exact.append((description.field, place(of: entry)))
      if sighting.duplicate?.kind != .exact {
        sighting.duplicate = duplicate(of: entry, .exact, 1, description.field)
      }
      if window.isOld(entry) {
        item.keys.append((.text, description.hash))
        if !description.shingles.isEmpty { item.sets.append(description.shingles) }
      }
      return
    }
    item.keys.append((.text, description.hash))
    guard isNear else { return }
    if sighting.duplicate?.kind != .exact, let found = window.nearest(to: description.shingles),
      found.score > sighting.duplicate?.score ?? 0
    {
      sighting.duplicate = duplicate(of: found.entry, .near, found.score, description.field)
    }
    if !description.shingles.isEmpty { item.sets.append(description.shingles) }
  }

  private func duplicate(of entry: Int, _ kind: DuplicateOf.Kind, _ score: Double, _ field: String) -> DuplicateOf {
    let (index, input) = place(of: entry)
    return DuplicateOf(id: window.id(of: entry), input: input, index: index, kind: kind, score: score, field: field)
  }

  private func place(of entry: Int) -> (index: Int, input: String?) {
    (window.index(of: entry), inputs[window.input(of: entry)])
  }
}
