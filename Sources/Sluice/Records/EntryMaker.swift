// A draft to an entry, by what is known of the feed: the same on whichever thread. Not its place among other entries.

import SluiceCore
import SluiceFeeds
import SluiceText

/// Makes entries of drafts.
struct EntryMaker: ~Copyable {
  var builder: RecordBuilder
  var mirror = SlideShareMirror()
  private let options: Options

  init(_ options: Options) {
    self.options = options
    builder = RecordBuilder(markup: options.markup, TextRepair(options.repair))
  }

  /// The same for another thread, once it is decided what the feed says about its texts.
  init(forking other: borrowing EntryMaker) {
    self.init(other.options)
    builder.reader.evidence = other.builder.reader.evidence
    builder.reader.signs = nil
    mirror = other.mirror
  }

  /// The entry that rests in `drafts`, and the notes of a site's quirks; what it was read with stays in the reader.
  mutating func make(
    _ drafts: borrowing DraftReader, at position: Position, base: String?, language: String?
  ) -> (entry: Entry, notes: [Note]) {
    builder.read(drafts.resting, of: drafts, base: base)
    var entry = builder.takeEntry(at: position, language: drafts.language(of: drafts.resting) ?? language)
    entry.decodedByte = drafts.resting.decodedByte
    if options.repair == .off { return (entry, []) }
    mirror.look(at: entry)
    let notes = mirror.repair(&entry, at: drafts.resting.decodedByte)
    return (entry, notes)
  }
}
