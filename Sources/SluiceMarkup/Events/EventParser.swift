// libexpat behind a small face: bytes in, batches of events out. The only file that calls it; it mends nothing.

import CExpat
import SluiceCore

/// A push parser for one document. Source: <https://libexpat.github.io/doc/api/latest/>.
@safe
package struct EventParser: ~Copyable, MendedSink {
  /// Why expat refused, and where in the decoded text.
  package struct Failure: Sendable {
    package var reason: String
    package var decodedByte: Int
    /// expat's own line (from 1) and column (in bytes, from 1).
    package var line: Int
    package var column: Int
  }

  private let parser: XML_Parser
  private let recorder: UnsafeMutablePointer<EventRecorder>
  private let hasDetails: Bool
  /// Whether it goes on behind what it refuses.
  private let goesOn: Bool
  package private(set) var failure: Failure?
  /// Where in the decoded text what was refused begins, as long as no boundary has come.
  private var lostFrom: Int?

  /// A parser of UTF-8, or under `strict` of whatever expat itself makes of the bytes.
  ///
  /// `details` asks for comments, instructions and document types too. What is refused ends the reading, unless it
  /// `goesOn` at the next record.
  package init(limits: Limits, strict: Bool = false, details: Bool = false, goesOn: Bool = false) {
    guard let parser = unsafe XML_ParserCreate(strict ? nil : "UTF-8") else { fatalError("out of memory") }
    unsafe self.parser = unsafe parser
    unsafe recorder = .allocate(capacity: 1)
    unsafe recorder.initialize(to: EventRecorder(parser: parser, limits: limits))
    hasDetails = details
    self.goesOn = goesOn
    prepare()
  }

  /// A parser that stands where another one stands, between records: the same elements are open in it, `ancestors` being
  /// their start tags. It may be used on another thread.
  package init(forking other: borrowing EventParser, ancestors: [UInt8], limits: Limits) {
    guard let parser = unsafe XML_ParserCreate("UTF-8") else { fatalError("out of memory") }
    unsafe self.parser = unsafe parser
    unsafe recorder = .allocate(capacity: 1)
    unsafe recorder.initialize(
      to: EventRecorder(
        parser: parser, limits: limits, forking: other.recorder.pointee, prefix: ancestors.count))
    hasDetails = other.hasDetails
    goesOn = false
    prepare()
    prime(ancestors)
  }

  private func prime(_ prefix: [UInt8]) {
    unsafe prefix.withUnsafeBytes { bytes in
      _ = unsafe XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), 0)
    }
    unsafe recorder.pointee.isPriming = false
  }

  /// Gives the parser its handlers, which resetting it takes away.
  private func prepare() {
    unsafe sluice_expat_defer_nothing(parser)
    unsafe XML_SetUserData(parser, recorder)
    unsafe XML_SetElementHandler(
      parser,
      { user, name, list in
        if let name = unsafe name, let list = unsafe list { unsafe recorderOf(user).pointee.start(name, list) }
      }, { user, _ in unsafe recorderOf(user).pointee.end() })
    unsafe XML_SetCharacterDataHandler(parser) { user, run, count in
      guard let run = unsafe run else { return }
      unsafe recorderOf(user).pointee.text(
        UnsafeBufferPointer(start: UnsafeRawPointer(run).assumingMemoryBound(to: UInt8.self), count: Int(count)))
    }
    unsafe XML_SetSkippedEntityHandler(parser) { user, name, isParameter in
      if isParameter == 0, let name = unsafe name { unsafe recorderOf(user).pointee.undefinedEntity(name) }
    }
    guard hasDetails else { return }
    unsafe XML_SetCommentHandler(parser) { unsafe recorderOf($0).pointee.other(.comment, nil, $1) }
    unsafe XML_SetProcessingInstructionHandler(parser) { unsafe recorderOf($0).pointee.other(.instruction, $1, $2) }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { user, name, _, _, _ in
      unsafe recorderOf(user).pointee.other(.doctype, nil, name)
    }
  }

  deinit {
    unsafe XML_ParserFree(parser)
    unsafe recorder.deinitialize(count: 1)
    unsafe recorder.deallocate()
  }

  /// Forgets the events of the last batch; a text that goes on is kept.
  package mutating func beginBatch() { unsafe recorder.pointee.beginBatch() }

  /// Parses the next run of the document into the batch; where expat refuses, goes on at the next boundary of a record.
  ///
  /// Events before an error are kept.
  package mutating func take(_ run: UnsafeBufferPointer<UInt8>, _ layout: borrowing RunLayout) {
    if failure != nil && lostFrom == nil { return }
    var start = 0
    var refused = lostFrom == nil ? nil : -1
    while true {
      if let place = refused {
        if !goesOn { return }
        let lost = lostFrom ?? layout.decoded(place)
        guard let boundary = layout.boundary(after: lostFrom == nil ? place : -1) else {
          lostFrom = lost
          // Nothing comes any more that could be gone on with.
          if layout.isFinal { resume([], depth: 0, lost: lost..<layout.end) }
          return
        }
        lostFrom = nil
        resume(
          layout.doctype + boundary.ancestors, depth: boundary.depth, lost: lost..<max(lost, boundary.decoded))
        start = boundary.place
      }
      refused = unsafe parse(run, from: start, layout)
      if refused == nil { return }
    }
  }

  /// Parses what is behind a place, and hands on in order the texts that expat need not see: where it refused.
  private mutating func parse(
    _ run: UnsafeBufferPointer<UInt8>, from start: Int, _ layout: borrowing RunLayout
  ) -> Int? {
    var feeder = RunFeeder()
    var place = start
    for text in layout.texts where text.range.lowerBound >= start {
      if let refused = unsafe parse(run, place..<text.range.lowerBound, &feeder, layout, isFinal: false) {
        return refused
      }
      let bytes = unsafe UnsafeBufferPointer(rebasing: run[text.range])
      if text.isReference {
        unsafe recorder.pointee.reference(bytes)
      } else {
        unsafe recorder.pointee.text(bytes, at: feeder.decoded(text.range.lowerBound, layout))
      }
      place = text.range.upperBound
    }
    return unsafe parse(run, place..<run.count, &feeder, layout, isFinal: layout.isFinal)
  }

  private mutating func parse(
    _ run: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ feeder: inout RunFeeder, _ layout: borrowing RunLayout,
    isFinal: Bool
  ) -> Int? {
    if range.isEmpty && !isFinal { return nil }
    let before = unsafe recorder.pointee.offsets.taken
    unsafe feeder.feed(range, layout, to: &recorder.pointee.offsets)
    let status = unsafe UnsafeBufferPointer(rebasing: run[range]).withMemoryRebound(to: CChar.self) { bytes in
      unsafe XML_Parse(parser, bytes.baseAddress, Int32(bytes.count), isFinal ? 1 : 0)
    }
    unsafe recorder.pointee.offsets.take(range.count)
    var refused: Int?
    if status == XML_STATUS_ERROR {
      unsafe failure = Failure(
        reason: XML_ErrorString(XML_GetErrorCode(parser)).map { unsafe String(cString: $0) } ?? "not well-formed",
        decodedByte: recorder.pointee.byte, line: Int(XML_GetCurrentLineNumber(parser)),
        column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
      refused = unsafe range.lowerBound + max(0, XML_GetCurrentByteIndex(parser) - before)
    }
    unsafe recorder.pointee.offsets.forget(before: XML_GetCurrentByteIndex(parser))
    // At an invalid token (`]]>` in text) how much of the text before it expat hands on depends on the chunks.
    let isSure = unsafe failure == nil || XML_GetErrorCode(parser) != XML_ERROR_INVALID_TOKEN
    if (isFinal || failure != nil) && isSure { unsafe recorder.pointee.endText() }
    return refused
  }

  /// Leaves out what was refused, and goes on where `depth` elements are open.
  private mutating func resume(_ prefix: [UInt8], depth: Int, lost: Range<Int>) {
    guard unsafe recorder.pointee.openCount > 0 || depth > 0 else { return }
    unsafe XML_ParserReset(parser, "UTF-8")
    prepare()
    failure = nil
    unsafe recorder.pointee.resume(depth: depth, prefix: prefix.count, lost: lost)
    if depth > 0 { prime(prefix) }
  }

  /// Ends the text that is open, as a start tag would.
  package mutating func endText() { unsafe recorder.pointee.endText() }

  /// How many elements are open.
  package var depth: Int { unsafe recorder.pointee.openCount }

  /// Whether a note of a forked parser says what none has said yet; those that are said once in a document.
  package mutating func isNew(_ note: Note) -> Bool { unsafe recorder.pointee.isNew(note) }

  /// The version of the expat that runs, as `2.5.0`.
  package static var expatVersion: String {
    let version = XML_ExpatVersionInfo()
    return "\(version.major).\(version.minor).\(version.micro)"
  }
}

// MARK: - The batch

extension EventParser {
  /// The events of the last runs.
  package var batch: EventBatch {
    _read { yield unsafe recorder.pointee.batch }
  }

  package mutating func takeNotes() -> [Note] {
    if unsafe recorder.pointee.notes.isEmpty { return [] }
    defer { unsafe recorder.pointee.notes.removeAll() }
    return unsafe recorder.pointee.notes
  }

  /// No later event begins before this offset of the decoded text.
  package var resumesAt: Int { unsafe recorder.pointee.resumesAt }
}

private func recorderOf(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<EventRecorder> {
  guard let user = unsafe user else { fatalError("expat calls back without the data it was given") }
  return unsafe user.assumingMemoryBound(to: EventRecorder.self)
}
