// Scraped text in any encoding in, clean UTF-8 out, with the place of every repair. Wires charsets and text repair.

import SluiceCore
import SluiceMarkup
import SluiceText

/// A push cleaner for one document of plain text: bytes in as they come, clean UTF-8 out, in flat memory.
///
/// ```swift
/// var reader = CleanReader()
/// reader.consume(Array("caf\u{E9} &amp; th\u{E9}.".unicodeScalars.map { UInt8($0.value) }))
/// reader.finish()
/// print(String(decoding: reader.takeOutput(), as: UTF8.self))
/// ```
///
/// prints `café & thé.`: the bytes were ISO-8859-1.
public struct CleanReader: ~Copyable {
  private var input: DecodedInput
  private var cleaner: TextCleaner
  private let explains: Bool
  /// Those of lines that are not done wait.
  private var notes = NoteQueue()
  private var isFinished = false
  /// Bytes of the decoded text that were read.
  private var readBytes = 0

  /// A reader of one document. `charset` is what the transport said; with `showsLinks` the target of a link stands in
  /// brackets behind its words; with `explains` the notes are made.
  public init(
    _ steps: RepairSteps = .standard, charset: String? = nil, repeatWindow: Int = 1 << 20, showsLinks: Bool = false,
    explains: Bool = false
  ) {
    input = DecodedInput(charset: charset, limits: Limits())
    cleaner = TextCleaner(steps, repeatWindow: repeatWindow, showsLinks: showsLinks, explains: explains)
    self.explains = explains
  }

  /// Takes the next bytes of the document; they may end anywhere.
  public mutating func consume(_ bytes: [UInt8]) {
    input.consume(bytes)
    read()
  }

  /// No more bytes will come.
  public mutating func finish() {
    input.finish()
    read()
    cleaner.end()
    isFinished = true
    collectNotes()
  }

  /// The text that is clean so far, and was not taken before.
  public mutating func takeOutput() -> [UInt8] {
    var bytes: [UInt8] = []
    unsafe drain { unsafe bytes += $0 }
    return bytes
  }

  /// The same without a copy; the pointer must not outlive `body`.
  package mutating func drain<E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Void) throws(E) {
    unsafe try cleaner.withOutput(body)
    cleaner.clearOutput()
  }

  /// What was repaired, decoded or left out since this was asked last; empty unless it explains.
  public mutating func takeNotes() -> [Note] {
    notes.take(before: isFinished ? .max : min(cleaner.changesPlace, input.notesAt))
  }

  private mutating func read() {
    while unsafe input.step({ run, start, _ in
      unsafe cleaner.consume(run.span)
      readBytes = start + run.count
    }) {
      collectNotes()
      input.forget(before: min(cleaner.changesPlace, readBytes))
    }
  }

  private mutating func collectNotes() {
    let decoded = input.takeNotes()
    guard explains else { return }
    for note in decoded { add(note) }
    for change in cleaner.takeChanges() {
      var note = Note(change.rule, decodedByte: change.byte, before: change.before, after: change.after)
      note.confidence = change.confidence
      add(note)
    }
  }

  private mutating func add(_ note: Note) {
    var note = note
    note.position = input.locate(note.decodedByte)
    notes.add(note)
  }
}
