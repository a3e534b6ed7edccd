// Drafts to records that are due, with their notes in order: the upper half of the way. Not their last step.

import SluiceCore
import SluiceFeeds
import SluiceMarkup
import SluiceText

extension FeedParser {
  mutating func deliver(_ step: DraftReader.Step) {
    switch step {
    case .feed: deliverFeed(before: drafts.stepByte)
    case .entry:
      if window.isPast(drafts.stepByte) { release() }
      if passed + due.entries >= options.limits.entries {
        var note = Note(.entryLimit, decodedByte: drafts.resting.decodedByte)
        note.position = place(note.decodedByte)
        due.add(note)
        isDone = true
        release()
        deliverFeed(before: note.decodedByte + 1)
      } else {
        deliverEntry()
      }
    }
  }

  private mutating func deliverEntry() {
    let (entry, mirrored) = maker.make(
      drafts, at: place(drafts.resting.decodedByte), base: firstFeed?.link, language: firstFeed?.language)
    noteMirror(mirrored)
    collectNotes()
    // What was put in front of the end tag belongs to the entry too.
    let end = drafts.stepByte + 1
    due.mark(entry: passed + due.entries, drafts.resting.decodedByte..<end)
    deliverNotes(upTo: end)
    entryPlaces.removeAll(keepingCapacity: true)
    if window.isOpen { holdIfUndecided() }
    // The first waits for the second: a guid that both have is no guid.
    due.waits = passed + due.entries == 0 && options.dedupe != .off && entry.idFrom == .guid && entry.link != nil
    due.add(.entry(entry))
    guard window.isOpen else { return splitIfPossible() }
    window.count(drafts.resting.decodedByte)
    if window.isFull { release() }
  }

  private mutating func holdIfUndecided() {
    if window.isOpen, maker.builder.reader.signs?.isUndecided == true { due.isHeld = true }
  }

  /// The first records are read: what they say about the feed's texts is decided, for them and for all that follow.
  mutating func release() {
    guard window.isOpen else { return }
    window.close()
    due.isHeld = false
    maker.builder.reader.evidence = maker.builder.reader.signs?.evidence ?? TextEvidence()
    maker.builder.reader.signs = nil
    if maker.builder.reader.evidence.isEmpty { return }
    due.replaceHeld { window.repaired($0, from: passed, by: &maker.builder.reader) }
    // What comes at the end is compared with the feed as it was delivered.
    firstFeed = due.heldFeed ?? firstFeed
  }

  /// The feed as far as it is known; the second time only when something was added or repaired since.
  private mutating func deliverFeed(before decoded: Int) {
    maker.builder.read(drafts.draft, of: drafts, base: nil)
    var feed = maker.builder.takeFeed()
    if let link = feed.link, options.base == nil {
      // Only now is it known what the feed's other links are relative to.
      _ = maker.builder.reader.takeNotes()
      maker.builder.read(drafts.draft, of: drafts, base: link)
      feed = maker.builder.takeFeed()
    }
    maker.builder.reader.keepNotes(from: firstFeed == nil ? 0 : due.feedByte)
    due.feedByte = decoded
    if options.repair != .off {
      maker.mirror.look(at: feed)
      let mirrored = maker.mirror.repair(&feed)
      if firstFeed?.title != feed.title || firstFeed?.subtitle != feed.subtitle { noteMirror(mirrored) }
    }
    feed.format = drafts.format ?? ""
    feed.charset = input.charset(before: decoded) ?? "utf-8"
    if feed.language == nil { feed.language = drafts.language(of: drafts.draft) }
    collectNotes()
    deliverNotes(upTo: decoded)
    feed.repaired = isRepaired
    if let first = firstFeed {
      if first == feed { return }
      feed.isFinal = true
    }
    firstFeed = firstFeed ?? feed
    holdIfUndecided()
    due.add(.feed(feed))
  }

  private mutating func noteMirror(_ notes: [Note]) {
    for var note in notes {
      note.position = place(note.decodedByte)
      due.add(note)
    }
  }

  mutating func deliverNotes(upTo decoded: Int) {
    for note in due.takeNotes(before: decoded) {
      if note.rule.stage.repairsMarkup { isRepaired = true }
      due.add(.note(note))
    }
  }

  /// What a flood of notes would pile up while its record is open.
  mutating func deliverAhead() {
    let start = drafts.isInEntry ? drafts.draft.decodedByte : .max
    // Of what is read ahead in pieces no record is open yet.
    let ahead = isSplit ? flight.start ?? reader.piecesFrom : nil
    for var note in due.takeAhead(before: min(ahead ?? .max, reader.mendsAt ?? .max)) {
      if note.decodedByte >= start { note.entry = passed + due.entries }
      if note.rule.stage.repairsMarkup { isRepaired = true }
      due.add(.note(note))
    }
  }

  /// After the last piece, or where nothing more can be read.
  mutating func end() {
    isDone = true
    due.waits = false
    release()
    collectNotes()
    drafts.abandonEntry()
    if failure == nil, let root = drafts.strangeRoot {
      failure = SluiceError(
        .notAFeed, "the root element is <\(root)>, which is no feed's", at: input.locate(drafts.stepByte))
    }
    if failure == nil, input.isCut {
      var note = Note(.byteLimit, decodedByte: input.decodedBytes)
      note.position = input.locate(note.decodedByte)
      due.add(note)
    } else if failure == nil {
      failure = reader.failure(in: input)
    }
    // Behind an error nothing counts, however far the rooms below had read.
    let refused = input.isCut ? nil : reader.failedAt.map { $0 + 1 }
    let end = drafts.strangeRoot != nil ? drafts.stepByte : refused ?? .max
    if drafts.format != nil {
      deliverFeed(before: end)
    } else {
      deliverNotes(upTo: end)
    }
  }
}
