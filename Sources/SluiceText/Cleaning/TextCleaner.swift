// A document of text, cleaned as it streams: its HTML is read, its lines are repaired. Not the decoding of bytes.

import SluiceCore

/// Cleans text of any length in flat memory.
///
/// With ``RepairSteps/html``, HTML in it is read as a reader sees it: a text that begins as HTML documents do as one, in
/// any other what is sure to be a tag goes and its lines stay. Each line is then repaired by itself, so that what a
/// document says in one place changes nothing in another; blank lines and repeated paragraphs are seen across lines.
/// A line longer than 64 KiB is cleaned in pieces. The same text comes out for any chunks.
///
/// ```swift
/// var cleaner = TextCleaner()
/// cleaner.consume("Fish &amp; chips  \u{7}\n\n\n\nItâ€™s")
/// print(cleaner.finish())
/// ```
///
/// prints `Fish & chips`, a blank line and `It’s`.
public struct TextCleaner: ~Copyable {
  private let steps: RepairSteps
  private let explains: Bool
  private var lines: LineCleaner
  private var filter: HTMLFilter
  private var made = ByteBuffer(capacity: 1024)
  /// By their places in the document.
  private var changes: [TextChange] = []

  /// A cleaner of one document.
  ///
  /// `repeatWindow` says, in bytes, how far back a paragraph counts as repeated. With `showsLinks` the target of a link
  /// stands in brackets behind its words. With `explains` the changes can be taken; without it they are not made.
  public init(
    _ steps: RepairSteps = .standard, repeatWindow: Int = 1 << 20, showsLinks: Bool = false, explains: Bool = false
  ) {
    self.steps = steps
    self.explains = explains
    lines = LineCleaner(steps, repeatWindow: repeatWindow, isLogged: explains)
    filter = HTMLFilter(isLogged: explains, showsLinks: showsLinks)
  }

  /// Takes more of the document.
  public mutating func consume(_ text: String) {
    var text = text
    text.withUTF8 { unsafe consume($0.span) }
  }

  /// The document is at its end: what is left of the cleaned text.
  public mutating func finish() -> String {
    end()
    return takeText()
  }

  /// The text that is clean so far.
  public mutating func takeText() -> String {
    defer { clearOutput() }
    return lines.output.string(0..<lines.output.count)
  }

  /// What was changed since this was asked last, each with its place in the document; empty unless it explains.
  public mutating func takeChanges() -> [TextChange] {
    collect()
    defer { changes = [] }
    return changes.sorted { $0.byte < $1.byte }
  }

  /// What is clean and was not taken; the pointer must not outlive `body`.
  package func withOutput<R, E: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    unsafe try lines.output.withBytes(body)
  }

  /// Forgets what was taken.
  package mutating func clearOutput() { lines.clearOutput() }

  /// No change that was not taken yet, or is still to come, stands before this place.
  package var changesPlace: Int {
    guard explains else { return .max }
    let place = lines.changesPlace
    guard steps.contains(.html) else { return place }
    // Where the lines have nothing left, their next change is in what the filter has not given yet.
    return place == filter.given ? filter.changesPlace : min(filter.source(of: place), filter.changesPlace)
  }

  /// Takes more of the document, UTF-8 that may end within a line but not within a character.
  package mutating func consume(_ bytes: Span<UInt8>) {
    guard steps.contains(.html) else { return lines.consume(bytes) }
    filter.consume(bytes)
    pass()
  }

  /// The document is at its end.
  package mutating func end() {
    if steps.contains(.html) {
      filter.finish()
      pass()
    }
    lines.end()
    collect()
    filter.begin()
    lines.change(steps)
  }

  private mutating func collect() {
    changes += filter.takeChanges()
    for var change in lines.takeChanges() {
      if steps.contains(.html) { change.byte = filter.source(of: change.byte) }
      changes.append(change)
    }
  }

  /// What the filter has read goes on to the lines.
  private mutating func pass() {
    var read = ByteBuffer(capacity: 16)
    swap(&read, &made)
    let plain = filter.takeOutput(&read) ?? 0
    if filter.isDocument { lines.change(documentSteps) }
    read.withSpan(0..<plain) { lines.consume($0) }
    // Where there is HTML, references are part of it.
    if !filter.isDocument, filter.hasMarkup { lines.change(steps.union(.entities)) }
    read.withSpan(plain..<read.count) { lines.consume($0) }
    swap(&read, &made)
    guard explains else { return }
    collect()
    filter.forget(before: lines.changesPlace)
  }

  /// Its white space is folded already, but where it counts; no tag is left to be cut.
  private var documentSteps: RepairSteps { steps.union(.entities).subtracting([.html, .whitespace]) }
}
