// One text of each JSON object cleaned in place, line by line. The other members stay as they are, byte for byte.

import SluiceCore
import SluiceOutputs
import SluiceText

/// A push cleaner for JSON Lines (<https://jsonlines.org>): a line in, a line out, one field cleaned.
///
/// A line without the field, and one that is no JSON object, stays as it is.
public struct JSONLinesCleaner: ~Copyable {
  private let field: String
  private let steps: RepairSteps
  private let explains: Bool
  private var cleaner: TextCleaner
  private var pending = ByteBuffer(capacity: 4096)
  private var output = ByteBuffer(capacity: 64 << 10)
  private var text = ByteBuffer(capacity: 4096)
  private var writer = JSONWriter()
  private var troubles: [SluiceError] = []
  private var line = 0
  private var byte = 0
  /// Whether the line is too long and is only handed on.
  private var isHandedOn = false
  /// Lines whose field was a text.
  public private(set) var texts = 0
  /// The member that holds what was changed.
  package static let notes = "sluiceNotes"
  /// A longer line is handed on as it is.
  private static let longestLine = 64 << 20

  /// A cleaner of the member `field`. With `showsLinks` the target of a link stands in brackets behind its words; with
  /// `explains` a cleaned object gets a member `sluiceNotes`.
  public init(
    field: String, _ steps: RepairSteps = .standard, repeatWindow: Int = 1 << 20, showsLinks: Bool = false,
    explains: Bool = false
  ) {
    self.field = field
    self.steps = steps
    self.explains = explains
    cleaner = TextCleaner(steps, repeatWindow: repeatWindow, showsLinks: showsLinks, explains: explains)
  }

  /// Takes the next bytes; they may end anywhere.
  public mutating func consume(_ bytes: [UInt8]) { unsafe bytes.withUnsafeBufferPointer { unsafe consume($0.span) } }

  private mutating func consume(_ bytes: Span<UInt8>) {
    var start = 0
    while start < bytes.count {
      let end = bytes.first(0x0A, from: start)
      let isWhole = end < bytes.count
      let part = bytes.extracting(start..<(isWhole ? end + 1 : end))
      start = end + 1
      if isHandedOn {
        output.append(part)
        byte += part.count
        isHandedOn = !isWhole
      } else if isWhole, pending.isEmpty {
        read(part)
      } else {
        pending.append(part)
        if isWhole { readPending() } else if pending.count > JSONLinesCleaner.longestLine { handOn() }
      }
    }
  }

  /// No more bytes will come.
  public mutating func finish() { if !pending.isEmpty { readPending() } }

  /// The lines that are clean so far, and were not taken before.
  public mutating func takeOutput() -> [UInt8] {
    var bytes: [UInt8] = []
    unsafe drain { unsafe bytes += $0 }
    return bytes
  }

  /// The same without a copy; the pointer must not outlive `body`.
  package mutating func drain<E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Void) throws(E) {
    unsafe try output.withBytes(body)
    output.removeAll()
  }

  /// Lines that could not be read, with their places.
  public mutating func takeTroubles() -> [SluiceError] {
    defer { troubles = [] }
    return troubles
  }

  private mutating func readPending() {
    var held = ByteBuffer(capacity: 16)
    swap(&held, &pending)
    held.withSpan(0..<held.count) { read($0) }
    held.removeAll()
    swap(&held, &pending)
  }

  private mutating func handOn() {
    line += 1
    complain("the line is longer than \(JSONLinesCleaner.longestLine) bytes and stays as it is", at: 0)
    byte += pending.count
    output.append(pending, 0..<pending.count)
    pending = ByteBuffer(capacity: 4096)
    isHandedOn = true
  }

  private mutating func complain(_ reason: String, at place: Int) {
    troubles.append(SluiceError(.unreadable, reason, at: Position(byte: byte + place, line: line, column: place + 1)))
  }

  /// One line with its break.
  private mutating func read(_ whole: Span<UInt8>) {
    line += 1
    defer { byte += whole.count }
    // A byte order mark is no part of the first object (https://www.rfc-editor.org/rfc/rfc8259, section 8.1).
    let isMarked = byte == 0 && whole.count > 3 && whole[0] == 0xEF && whole[1] == 0xBB && whole[2] == 0xBF
    let start = isMarked ? 3 : 0
    output.append(whole.extracting(0..<start))
    read(whole.extracting(start..<whole.count), from: start)
  }

  private mutating func read(_ line: Span<UInt8>, from start: Int) {
    do throws(JSONMember.Trouble) {
      let isBlank = line.indices.allSatisfy { line[$0] <= 0x20 }
      guard !isBlank else { return output.append(line) }
      // What is not UTF-8 would be read as something else by whoever comes next.
      if let place = line.firstThatIsNotUTF8 { throw JSONMember.Trouble(reason: "is not UTF-8", byte: place) }
      let member = try JSONMember(line, named: field, and: JSONLinesCleaner.notes)
      guard let value = member.value else { return output.append(line) }
      texts += 1
      clean(line, member, value)
    } catch {
      complain("the line \(error.reason) and stays as it is", at: start + error.byte)
      output.append(line)
    }
  }

  private mutating func clean(_ line: Span<UInt8>, _ member: JSONMember, _ value: Range<Int>) {
    text.removeAll()
    var changes: [TextChange] = []
    if member.isEscaped {
      JSONMember.unescape(line.extracting(value), into: &text) { place, unit in
        let before = "\\u" + String(unit, radix: 16)
        changes.append(TextChange(.undecodableBytes, byte: place, before: before, after: "\u{FFFD}"))
      }
    } else {
      text.append(line.extracting(value))
    }
    text.withSpan(0..<text.count) { cleaner.consume($0) }
    cleaner.end()
    let isLossy = !changes.isEmpty
    changes += cleaner.takeChanges()
    defer { cleaner.clearOutput() }
    let isSame = unsafe cleaner.withOutput { cleaned in
      unsafe text.withBytes { given in unsafe given.elementsEqual(cleaned) }
    }
    // A line that needs nothing stays byte for byte, however it is escaped.
    guard !isSame || isLossy else { return output.append(line) }
    writer.removeAll()
    writeText()
    let quoted = value.lowerBound - 1..<value.upperBound + 1
    guard explains, !changes.isEmpty else { return replace(in: line, [(quoted, 0..<writer.bytes.count)]) }
    // Notes of an earlier run are about a text that is no more.
    let notes = member.other ?? member.end..<member.end
    let split = writer.bytes.count
    if member.other == nil { writer.key(JSONLinesCleaner.notes) }
    write(changes)
    // The writer puts a comma between the two, which a member that is there has already.
    let made = [(quoted, 0..<split), (notes, split + (member.other == nil ? 0 : 1)..<writer.bytes.count)]
    replace(in: line, made.sorted { $0.0.lowerBound < $1.0.lowerBound })
  }

  /// Writes a line with parts of it replaced by parts of what the writer holds.
  private mutating func replace(in line: Span<UInt8>, _ parts: [(range: Range<Int>, by: Range<Int>)]) {
    var written = 0
    for part in parts {
      output.append(line.extracting(written..<part.range.lowerBound))
      output.append(writer.bytes, part.by)
      written = part.range.upperBound
    }
    output.append(line.extracting(written..<line.count))
  }

  private mutating func writeText() {
    unsafe cleaner.withOutput { unsafe writer.string($0) }
  }

  private mutating func write(_ changes: [TextChange]) {
    writer.open(.array)
    for change in changes {
      writer.open(.object)
      writer.key("rule")
      writer.string(change.rule.name)
      writer.key("byte")
      writer.integer(change.byte)
      writer.key("before")
      writer.string(change.before)
      writer.key("after")
      writer.string(change.after)
      if let confidence = change.confidence {
        writer.key("confidence")
        writer.number(confidence)
      }
      writer.close(.object)
    }
    writer.close(.array)
  }
}

extension Span<UInt8> {
  /// Where the first byte stands that belongs to no character.
  fileprivate var firstThatIsNotUTF8: Int? {
    let place = endOfASCII()
    if place == count { return nil }
    let rest = extracting(place..<count)
    if #available(macOS 26, *) {
      do { _ = try UTF8Span(validating: rest) } catch { return place + error.byteOffsets.lowerBound }
      return nil
    }
    return unsafe rest.withUnsafeBufferPointer { bytes in
      unsafe String(validating: bytes, as: UTF8.self) == nil ? place : nil
    }
  }
}
