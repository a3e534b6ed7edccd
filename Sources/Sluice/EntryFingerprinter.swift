// What of deduplication is made of one entry alone: on whichever thread, in any order. The rest is Deduplication.

import SluiceCore
import SluiceDedup
import SluiceFeeds

/// Leaves out what a record has twice, and makes what entries are compared by.
struct EntryFingerprinter: ~Copyable {
  private var fingerprinter: Fingerprinter
  private let isOff: Bool

  init(_ options: Options) {
    isOff = options.dedupe == .off
    fingerprinter = Fingerprinter(
      options.compiled.textFields, hasShingles: options.near != nil,
      hasStories: options.dedupe == .entries)
  }

  mutating func leaveOut(of feed: inout Feed) { fingerprinter.leaveOut(of: &feed) }

  /// The fingerprint of an entry; nil when entries are not compared.
  mutating func read(_ entry: inout Entry) -> Fingerprint? {
    let stable = EntryIdentity.compared(entry.id)
    if stable != entry.id { entry.stableID = stable }
    return isOff ? nil : fingerprinter.read(&entry, id: entry.key, link: entry.link.map(StableLink.of))
  }
}
