// Writes down what expat calls back with. Not a handler for users: it copies bytes and counts, nothing else.

import CExpat
import SluiceCore

/// The memory behind one expat parser's callbacks; it lives on the heap at a fixed address.
@safe
struct EventRecorder: ~Copyable {
  var batch = EventBatch()
  var notes: [Note] = []
  var offsets = OffsetSegments()

  /// What comes now opens again what is open already, and is no event.
  var isPriming = false

  private var scopes = NamespaceScopes()
  private var open: [NameID] = []
  private var textStart = -1
  private var textByte = 0
  private var isCut = false
  private var skipped = 0
  private var primed = 0
  private var notedPrefixes: Set<String> = []
  private var notedDepth = false
  private let limits: Limits
  private let depth: Int
  private let parser: XML_Parser

  init(parser: XML_Parser, limits: Limits) {
    unsafe self.parser = unsafe parser
    self.limits = limits
    // Records nest as elements do, and are written by recursion: beyond this a thread's stack would decide.
    depth = min(limits.depth, 1024)
    batch.events.reserveCapacity(4096)
    batch.attributes.reserveCapacity(1024)
  }

  /// The memory of a parser that stands where another one stands, and reads the ancestors' start tags first.
  init(parser: XML_Parser, limits: Limits, forking other: borrowing EventRecorder, prefix: Int) {
    unsafe self.init(parser: parser, limits: limits)
    batch.names = NameTable(copying: other.batch.names)
    scopes = other.scopes
    open = other.open
    notedPrefixes = other.notedPrefixes
    notedDepth = other.notedDepth
    offsets.feed(prefix, decoded: 0, isCopy: false)
    offsets.take(prefix)
    isPriming = true
  }

  var byte: Int {
    // Mutating, because a getter of a large value that is not copyable copies it to read one field.
    mutating get { unsafe offsets.decoded(XML_GetCurrentByteIndex(parser)) }
  }

  var resumesAt: Int {
    mutating get { textStart >= 0 ? min(textByte, byte) : byte }
  }

  /// Forgets the last batch; a text run still open moves to the front.
  mutating func beginBatch() {
    batch.events.removeAll(keepingCapacity: true)
    batch.attributes.removeAll(keepingCapacity: true)
    if textStart >= 0 {
      batch.bytes.removeFirst(textStart)
      textStart = 0
    } else {
      batch.bytes.removeAll()
    }
    guard !batch.names.overflow.isEmpty else { return }
    let kept = open.map { $0.isStable ? nil : batch.names[$0] }
    batch.names.clearOverflow()
    for (place, name) in kept.enumerated() { if let name { open[place] = batch.names.addOverflow(name) } }
  }

  var openCount: Int { open.count }

  /// Ends what was open in what is lost, and waits for the start tags of the rest.
  mutating func resume(depth: Int, prefix: Int, lost: Range<Int>) {
    endText()
    notes.append(Note(.unreadableMarkup, decodedByte: lost.lowerBound, length: lost.count))
    skipped = 0
    while open.count > depth {
      scopes.leave(depth: open.count)
      if let name = open.popLast() {
        batch.events.append(Event(kind: .endElement, name: name, start: 0, end: 0, decodedByte: lost.upperBound))
      }
    }
    offsets = OffsetSegments()
    offsets.feed(prefix, decoded: lost.upperBound, isCopy: false)
    offsets.take(prefix)
    primed = 0
    isPriming = depth > 0
  }

  mutating func endText() {
    writeText()
    isCut = false
  }

  private mutating func writeText() {
    guard textStart >= 0 else { return }
    if skipped == 0 {
      batch.events.append(
        Event(kind: .text, name: .none, start: textStart, end: batch.bytes.count, decodedByte: textByte))
    }
    textStart = -1
  }

  /// Text as expat hands it on; what it need not see stands at `decoded`.
  mutating func text(_ run: UnsafeBufferPointer<UInt8>, at decoded: Int? = nil) {
    if skipped > 0 || isCut { return }
    if textStart < 0 {
      textStart = batch.bytes.count
      textByte = decoded ?? byte
    }
    if batch.bytes.count - textStart + run.count > limits.bytesPerField {
      unsafe cutText(run)
    } else {
      unsafe batch.bytes.append(run)
    }
  }

  /// A reference that expat need not see, within a text.
  mutating func reference(_ written: UnsafeBufferPointer<UInt8>) {
    let character = unsafe Unicode.Scalar(TextWindow.soundCharacter(written)) ?? "\u{FFFD}"
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { room in
      var count = 0
      for byte in UTF8.encode(character) ?? UTF8.encodedReplacementCharacter {
        unsafe room[count] = byte
        count += 1
      }
      unsafe text(UnsafeBufferPointer(rebasing: room[..<count]))
    }
  }

  private mutating func cutText(_ run: UnsafeBufferPointer<UInt8>) {
    isCut = true
    let room = limits.bytesPerField - (batch.bytes.count - textStart)
    unsafe batch.bytes.append(UnsafeBufferPointer(rebasing: run[..<characterBoundary(run, room)]))
    notes.append(Note(.fieldLimit, decodedByte: textByte))
    // It is whole now: what comes of it still is not waited for, however long that is.
    writeText()
  }

  mutating func start(_ name: UnsafePointer<CChar>, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
    if isPriming, primed < open.count {
      primed += 1
      return
    }
    endText()
    if skipped > 0 || open.count >= depth {
      skipped += 1
      if !notedDepth { notes.append(Note(.depthLimit, decodedByte: byte)) }
      notedDepth = true
      return
    }
    let here = byte
    unsafe declareNamespaces(list)
    let id = unsafe batch.names.intern(name, isAttribute: false, in: scopes)
    if batch.names.isUndeclared(id) { notePrefix(id, here) }
    open.append(id)
    let first = batch.attributes.count
    var place = 0
    while let attribute = unsafe list[place], let value = unsafe list[place + 1] {
      place += 2
      if unsafe isDeclaration(attribute) { continue }
      if batch.attributes.count - first >= limits.attributesPerElement {
        notes.append(Note(.attributeLimit, decodedByte: here))
        break
      }
      unsafe add(attribute, value, here)
    }
    batch.events.append(
      Event(kind: .startElement, name: id, start: first, end: batch.attributes.count, decodedByte: here))
  }

  private mutating func add(_ attribute: UnsafePointer<CChar>, _ value: UnsafePointer<CChar>, _ here: Int) {
    let start = batch.bytes.count
    let run = unsafe cBytes(value)
    if run.count > limits.bytesPerField {
      unsafe batch.bytes.append(UnsafeBufferPointer(rebasing: run[..<characterBoundary(run, limits.bytesPerField)]))
      notes.append(Note(.fieldLimit, decodedByte: here))
    } else {
      unsafe batch.bytes.append(run)
    }
    let id = unsafe batch.names.intern(attribute, isAttribute: true, in: scopes)
    if batch.names.isUndeclared(id) { notePrefix(id, here) }
    batch.attributes.append(EventAttribute(name: id, start: start, end: batch.bytes.count))
  }

  mutating func end() {
    endText()
    if skipped > 0 {
      skipped -= 1
      return
    }
    scopes.leave(depth: open.count)
    guard let name = open.popLast() else { return }
    // expat has no bytes for the end of `<a/>`: it stands behind the tag.
    let isEmpty = unsafe XML_GetCurrentByteCount(parser) == 0
    let place = isEmpty ? unsafe offsets.decodedEnd(XML_GetCurrentByteIndex(parser)) : byte
    batch.events.append(Event(kind: .endElement, name: name, start: 0, end: 0, decodedByte: place))
  }

  /// Comments, instructions and document types: asked for only by readers of any XML.
  mutating func other(_ kind: Event.Kind, _ target: UnsafePointer<CChar>?, _ data: UnsafePointer<CChar>?) {
    if isPriming { return }
    endText()
    if skipped > 0 { return }
    let name = unsafe target.map { unsafe batch.names.intern($0, isAttribute: true, in: NamespaceScopes()) } ?? .none
    let start = batch.bytes.count
    if let data = unsafe data { unsafe batch.bytes.append(cBytes(data)) }
    batch.events.append(Event(kind: kind, name: name, start: start, end: batch.bytes.count, decodedByte: byte))
  }

  /// An entity that only an external subset could define stays in the text as written.
  mutating func undefinedEntity(_ name: UnsafePointer<CChar>) {
    let written = unsafe "&\(String(cString: name));"
    notes.append(Note(.undefinedEntity, decodedByte: byte, before: written, after: written))
    var copy = written
    copy.withUTF8 { unsafe text($0) }
  }

  private mutating func declareNamespaces(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>) {
    var place = 0
    while let attribute = unsafe list[place], let value = unsafe list[place + 1] {
      place += 2
      guard unsafe isDeclaration(attribute) else { continue }
      let prefix = unsafe attribute[5] == 0 ? "" : String(cString: attribute + 6)
      unsafe scopes.declare(prefix, String(cString: value), depth: open.count + 1)
    }
  }

  /// Whether a note says what was not said before, where that is said once in a document.
  mutating func isNew(_ note: Note) -> Bool {
    switch note.rule {
    case .depthLimit:
      defer { notedDepth = true }
      return !notedDepth
    case .undeclaredPrefix:
      guard let prefix = note.before?.split(separator: ":").first, notedPrefixes.count < 64 else { return false }
      return notedPrefixes.insert(String(prefix)).inserted
    default: return true
    }
  }

  /// One note for each prefix: the name alone says nothing new the second time.
  private mutating func notePrefix(_ id: NameID, _ here: Int) {
    let name = batch.names[id]
    guard let prefix = name.prefix, notedPrefixes.count < 64 else { return }
    if notedPrefixes.insert(prefix).inserted {
      notes.append(Note(.undeclaredPrefix, decodedByte: here, before: name.written))
    }
  }
}

/// `xmlns` or `xmlns:prefix`.
private func isDeclaration(_ name: UnsafePointer<CChar>) -> Bool {
  guard unsafe name[0] == 0x78, unsafe name[1] == 0x6D, unsafe name[2] == 0x6C, unsafe name[3] == 0x6E,
    unsafe name[4] == 0x73
  else { return false }
  return unsafe name[5] == 0 || name[5] == 0x3A
}

private func cBytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
  var length = 0
  while unsafe text[length] != 0 { length += 1 }
  return unsafe UnsafeBufferPointer(
    start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: length)
}

/// The largest end at most `limit` that cuts no UTF-8 character.
private func characterBoundary(_ run: UnsafeBufferPointer<UInt8>, _ limit: Int) -> Int {
  var end = max(0, min(limit, run.count))
  while end > 0, end < run.count, unsafe run[end] & 0xC0 == 0x80 { end -= 1 }
  return end
}
