// The whole way for one input: bytes in, records out. Wires the rooms; each does its own work.

import SluiceCore
import SluiceFeeds
import SluiceMarkup
import SluiceText

/// A push parser for one feed: bytes in as they come, typed records out, in flat memory.
///
/// ```swift
/// var parser = FeedParser()
/// parser.consume(Array("<rss version='2.0'><channel><item><title>One</title></item></channel></rss>".utf8))
/// parser.finish()
/// while let record = try parser.next() {
///   if case .entry(let entry) = record { print(entry.title ?? "untitled") }
/// }
/// ```
///
/// Take records with ``next()`` after each ``consume(_:)``: parsing happens there, a piece at a time, so what is
/// not taken is not yet made. The same records come for any chunks.
public struct FeedParser: ~Copyable {
  private let options: Options
  private var input: DecodedInput
  private var reader: EventReader
  private var drafts: DraftReader
  private var builder: RecordBuilder
  private var head = ByteBuffer(capacity: 1024)
  private var sniffed = 0
  private var due = Due()
  private var failure: SluiceError?
  private var isRead = false
  private var isDone = false
  private var firstFeed: Feed?
  private var isRepaired = false
  private var feedPlaces: [Int: Position] = [:]
  private var entryPlaces: [Int: Position] = [:]
  private var locatedNodes = 0
  private var window: EvidenceWindow
  private var deduplication: Deduplication
  /// Entries that passed deduplication, left out or not: the number of the next in the input.
  private var passed = 0
  /// What deduplication noted of a record, and the record, the first last.
  private var passing: [Record] = []
  private var mirror = SlideShareMirror()

  /// What was delivered so far.
  public private(set) var summary = Summary()

  /// A parser for one input.
  ///
  /// `name` is what entries of other inputs call this one in ``DuplicateOf/input``.
  public init(options: Options = Options(), name: String? = nil) {
    self.options = options
    input = DecodedInput(charset: options.charset, limits: options.limits, isRaw: options.strict)
    reader = EventReader(options)
    drafts = DraftReader(
      modules: options.modules, base: options.base, limits: options.limits, dialect: options.dialect?.rawValue)
    builder = RecordBuilder(markup: options.markup, TextRepair(options.repair))
    window = EvidenceWindow(isOpen: options.repair != .off)
    deduplication = Deduplication(options, input: name)
    summary.inputs = 1
  }

  /// Takes the next bytes of the input; they may end anywhere.
  public mutating func consume(_ bytes: [UInt8]) { input.consume(bytes) }

  /// No more bytes will come.
  public mutating func finish() { input.finish() }

  /// The next record; nil when more bytes are needed, and after ``finish()`` when all is read.
  ///
  /// - Throws: ``SluiceError`` when nothing more can be read; every record before the trouble was delivered.
  public mutating func next() throws(SluiceError) -> Record? {
    while true {
      if let record = passing.popLast() {
        count(record)
        return record
      }
      if let record = due.next() {
        if let record = pass(record) {
          count(record)
          return record
        }
        continue
      }
      if isDone {
        defer { failure = nil }
        if let failure { throw failure }
        return nil
      }
      if let step = drafts.next(reader.batch) {
        deliver(step)
      } else if isRead || reader.failedAt != nil || drafts.strangeRoot != nil || failure != nil {
        end()
      } else if !readOn() {
        return nil
      }
    }
  }

  /// The encoding in use, by its WHATWG name in lower case; nil before it is decided.
  public var charset: String? { input.charset }

  /// Before the first record is read: entries of inputs read before, which these are compared with. What is handed over
  /// must have been made with the same options.
  public mutating func resume(_ seen: consuming SeenEntries) { deduplication.resume(seen) }

  /// Hands over which entries were seen, for the next input. To be called when all is read.
  public mutating func takeSeen() -> SeenEntries { deduplication.take() }

  /// A record on its last step; nil when it is left out.
  private mutating func pass(_ record: consuming Record) -> Record? {
    switch consume record {
    case .note(let note): return .note(note)
    case .feed(var feed):
      deduplication.pass(&feed)
      return .feed(feed)
    case .entry(var entry):
      entry.number = passed
      let stable = EntryIdentity.compared(entry.id)
      if stable != entry.id { entry.stableID = stable }
      let verdict = deduplication.pass(&entry, number: passed, next: passed == 0 ? due.nextEntry : nil)
      passed += 1
      summary.evictions = deduplication.evictions
      if verdict.isDuplicate { summary.duplicates += 1 }
      if verdict.notes.isEmpty { return verdict.isLeftOut ? nil : .entry(entry) }
      if !verdict.isLeftOut { passing.append(.entry(entry)) }
      passing += verdict.notes.reversed().map(Record.note)
      return passing.popLast()
    }
  }

  private mutating func count(_ record: Record) {
    summary.bytes = input.bytes
    switch record {
    case .entry: summary.entries += 1
    case .note(let note): summary.count(note)
    case .feed: break
    }
  }
}

// MARK: - Input

extension FeedParser {
  /// Decodes and parses one more piece; false when there is none.
  private mutating func readOn() -> Bool {
    var refusal: (kind: SluiceError.Kind, reason: String)?
    var hasEnded = false
    if window.hasWaited(input.decodedBytes) { release() }
    collectNotes()
    if reader.door != .undecided { deliverAhead() }
    locateNodes()
    if reader.door != .undecided { input.forget(before: reader.resumesAt) }
    let stepped = unsafe input.step { run, decoded, isFinal in
      hasEnded = isFinal
      if reader.door != .undecided {
        unsafe reader.consume(run, decoded: decoded, isFinal: isFinal)
        return
      }
      unsafe head.append(run)
      let isWhole = isFinal || head.count >= Sniffer.window
      // Small chunks must not look at a long head again and again.
      guard isWhole || head.count < 4096 || head.count >= 2 * sniffed else { return }
      sniffed = head.count
      let isStrict = options.strict
      switch head.withSpan(
        0..<min(head.count, Sniffer.window), { Sniffer.sniff($0, isWhole: isWhole, isStrict: isStrict) })
      {
      case .needsMore: break
      case .open(let door):
        reader.open(door)
        unsafe head.withBytes { unsafe reader.consume($0, decoded: 0, isFinal: isFinal) }
        head = ByteBuffer(capacity: 16)
      case .refused(let kind, let reason): refusal = (kind, reason)
      }
    }
    drafts.beginBatch()
    if !stepped {
      reader.beginBatch()
      return false
    }
    isRead = hasEnded
    summary.bytes = input.bytes
    if let refusal { failure = SluiceError(refusal.kind, refusal.reason, at: .start) }
    return true
  }

  /// Notes of the rooms below, with their places while these are still known.
  private mutating func collectNotes() {
    let new = input.takeNotes() + reader.takeNotes() + drafts.takeNotes() + builder.reader.takeNotes()
    for var note in new {
      note.position = place(note.decodedByte)
      due.add(note)
    }
  }

  /// Fields are read when their record is whole; where they stood may be forgotten by then.
  private mutating func locateNodes() {
    locatedNodes = locate(drafts.isInEntry ? drafts.resting.nodes : drafts.draft.nodes)
    if drafts.isInEntry {
      // One that had its place before ends the search, because all in front of it have theirs. Not one that got it just
      // now: attributes stand at the byte of their element, all of them.
      var located = -1
      for node in drafts.draft.nodes.reversed() where node.kind == .value && node.decodedByte != located {
        if entryPlaces[node.decodedByte] != nil { break }
        entryPlaces[node.decodedByte] = input.locate(node.decodedByte)
        located = node.decodedByte
      }
    }
    for byte in drafts.openBytes {
      if drafts.isInEntry {
        if entryPlaces[byte] == nil { entryPlaces[byte] = input.locate(byte) }
      } else if feedPlaces[byte] == nil {
        feedPlaces[byte] = input.locate(byte)
      }
    }
  }

  private mutating func locate(_ nodes: [DraftNode]) -> Int {
    for node in nodes[min(locatedNodes, nodes.count)...]
    where node.kind == .value && feedPlaces[node.decodedByte] == nil {
      feedPlaces[node.decodedByte] = input.locate(node.decodedByte)
    }
    return nodes.count
  }

  private func place(_ decoded: Int) -> Position {
    entryPlaces[decoded] ?? feedPlaces[decoded] ?? input.locate(decoded)
  }
}

// MARK: - Records

extension FeedParser {
  private mutating func deliver(_ step: DraftReader.Step) {
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
    builder.read(drafts.resting, of: drafts, base: firstFeed?.link)
    let position = place(drafts.resting.decodedByte)
    let language = drafts.language(of: drafts.resting) ?? firstFeed?.language
    var entry = builder.takeEntry(at: position, language: language)
    if options.repair != .off {
      mirror.look(at: entry)
      noteMirror(mirror.repair(&entry, at: drafts.resting.decodedByte))
    }
    collectNotes()
    // What was put in front of the end tag belongs to the entry too.
    let end = drafts.stepByte + 1
    due.mark(entry: passed + due.entries, drafts.resting.decodedByte..<end)
    deliverNotes(upTo: end)
    entryPlaces.removeAll(keepingCapacity: true)
    if window.isOpen { holdIfUndecided() }
    entry.decodedByte = drafts.resting.decodedByte
    // The first waits for the second: a guid that both have is no guid.
    due.waits = passed + due.entries == 0 && options.dedupe != .off && entry.idFrom == .guid && entry.link != nil
    due.add(.entry(entry))
    guard window.isOpen else { return }
    window.count(drafts.resting.decodedByte)
    if window.isFull { release() }
  }

  private mutating func holdIfUndecided() {
    if window.isOpen, builder.reader.signs?.isUndecided == true { due.isHeld = true }
  }

  /// The first records are read: what they say about the feed's texts is decided, for them and for all that follow.
  private mutating func release() {
    guard window.isOpen else { return }
    window.close()
    due.isHeld = false
    builder.reader.evidence = builder.reader.signs?.evidence ?? TextEvidence()
    builder.reader.signs = nil
    if builder.reader.evidence.isEmpty { return }
    due.replaceHeld { window.repaired($0, from: passed, by: &builder.reader) }
    // What comes at the end is compared with the feed as it was delivered.
    firstFeed = due.heldFeed ?? firstFeed
  }

  /// The feed as far as it is known; the second time only when something was added or repaired since.
  private mutating func deliverFeed(before decoded: Int) {
    builder.read(drafts.draft, of: drafts, base: nil)
    var feed = builder.takeFeed()
    if let link = feed.link, options.base == nil {
      // Only now is it known what the feed's other links are relative to.
      _ = builder.reader.takeNotes()
      builder.read(drafts.draft, of: drafts, base: link)
      feed = builder.takeFeed()
    }
    builder.reader.keepNotes(from: firstFeed == nil ? 0 : due.feedByte)
    due.feedByte = decoded
    if options.repair != .off {
      mirror.look(at: feed)
      let mirrored = mirror.repair(&feed)
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

  private mutating func deliverNotes(upTo decoded: Int) {
    for note in due.takeNotes(before: decoded) {
      if note.rule.stage.repairsMarkup { isRepaired = true }
      due.add(.note(note))
    }
  }

  /// What a flood of notes would pile up while its record is open.
  private mutating func deliverAhead() {
    let start = drafts.isInEntry ? drafts.draft.decodedByte : .max
    for var note in due.takeAhead(before: reader.mendsAt ?? .max) {
      if note.decodedByte >= start { note.entry = passed + due.entries }
      if note.rule.stage.repairsMarkup { isRepaired = true }
      due.add(.note(note))
    }
  }

  /// After the last piece, or where nothing more can be read.
  private mutating func end() {
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
