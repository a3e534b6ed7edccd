// Bytes to events, and the places of what was read: the lower half of the way. Not what becomes of the drafts.

import SluiceCore
import SluiceFeeds
import SluiceMarkup

extension FeedParser {
  /// Decodes and parses one more piece; false when there is none.
  mutating func readOn() -> Bool {
    var refusal: (kind: SluiceError.Kind, reason: String)?
    var hasEnded = false
    if window.hasWaited(input.decodedBytes) { release() }
    collectNotes()
    if reader.door != .undecided { deliverAhead() }
    locateNodes()
    if isSplit { return readOnInPieces() }
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

  /// Reads all that can be read of the bytes so far and keeps it, so that ``next()`` only has to say what repeats.
  ///
  /// For inputs that are small; false when they are not, and enough is kept.
  package mutating func readAhead() -> Bool {
    while !isDone {
      if due.entries >= FeedParser.mostAhead { return false }
      if let step = drafts.next(reader.batch) {
        deliver(step)
      } else if isAtEnd {
        end()
      } else if !readOn() {
        return true
      }
    }
    due.makePrints(by: &deduplication.fingerprinter)
    return true
  }

  /// Entries of one input that are kept before its turn.
  private static let mostAhead = 1000

  /// Whether nothing more can be read.
  var isAtEnd: Bool { isRead || reader.failedAt != nil || drafts.strangeRoot != nil || failure != nil }

  /// Notes of the rooms below, with their places while these are still known.
  mutating func collectNotes() {
    let new = input.takeNotes() + reader.takeNotes() + drafts.takeNotes() + maker.builder.reader.takeNotes()
    for var note in new {
      note.position = place(note.decodedByte)
      due.add(note)
    }
  }

  /// Fields are read when their record is whole; where they stood may be forgotten by then.
  private mutating func locateNodes() {
    for byte in drafts.openBytes {
      if drafts.isInEntry {
        if entryPlaces[byte] == nil { entryPlaces[byte] = input.locate(byte) }
      } else if feedPlaces[byte] == nil {
        feedPlaces[byte] = input.locate(byte)
      }
    }
    locatedNodes = locate(drafts.isInEntry ? drafts.resting.nodes : drafts.draft.nodes)
    guard drafts.isInEntry else { return }
    let entry = drafts.draft.decodedByte
    let located = locatedInEntry.entry == entry ? locatedInEntry.nodes : 0
    for node in drafts.draft.nodes[min(located, drafts.draft.nodes.count)...]
    where node.kind == .value && entryPlaces[node.decodedByte] == nil {
      entryPlaces[node.decodedByte] = input.locate(node.decodedByte)
    }
    locatedInEntry = (entry, drafts.draft.nodes.count)
  }

  private mutating func locate(_ nodes: [DraftNode]) -> Int {
    for node in nodes[min(locatedNodes, nodes.count)...]
    where node.kind == .value && feedPlaces[node.decodedByte] == nil {
      feedPlaces[node.decodedByte] = input.locate(node.decodedByte)
    }
    return nodes.count
  }

  func place(_ decoded: Int) -> Position {
    entryPlaces[decoded] ?? feedPlaces[decoded] ?? input.locate(decoded)
  }
}
