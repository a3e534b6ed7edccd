// A SAX parser for any XML, usable alone. Not a feed reader, and never a DOM.

import SluiceCore

/// A push parser for any XML, in any encoding the system knows: bytes in, events out, in flat memory.
///
/// ```swift
/// var parser = MarkupParser()
/// parser.consume(Array("<a>one<b/></a>".utf8))
/// parser.finish()
/// while let event = try parser.next() { print(event.kind) }
/// ```
///
/// Source of the events: XML 1.0 (<https://www.w3.org/TR/xml/>) through libexpat, Namespaces in XML 1.0.
public struct MarkupParser: ~Copyable {
  /// How to read a document.
  public struct Options: Sendable, Hashable {
    /// The encoding the transport gave, any label; a byte order mark still wins.
    public var charset: String?
    /// Nothing mended and no encoding guessed: expat's own verdict.
    public var strict = false
    /// What the document may cost.
    public var limits = Limits()

    /// The defaults given with each property.
    public init() {}
  }

  private var input: DecodedInput
  private var markup: MarkupStream
  private var place = 0
  private var isRead = false

  /// Notes since the start that ``takeNotes()`` has not taken.
  private var notes = NoteQueue()

  /// The version of the expat library that runs, as `2.5.0`.
  public static var expatVersion: String { EventParser.expatVersion }

  /// Whether there is an encoding of this name that can be read here.
  package static func knows(charset label: String) -> Bool {
    guard let charset = CharsetLabel(label.utf8)?.charset else { return false }
    return CharsetEngine(charset.coding) != nil
  }

  /// A parser for one document.
  public init(options: Options = Options()) {
    input = DecodedInput(charset: options.charset, limits: options.limits, isRaw: options.strict)
    markup = MarkupStream(limits: options.limits, strict: options.strict, details: true)
  }

  /// Takes the next bytes of the document; they may end anywhere.
  public mutating func consume(_ bytes: [UInt8]) { input.consume(bytes) }

  /// No more bytes will come.
  public mutating func finish() { input.finish() }

  /// The next event; nil when more bytes are needed, and after ``finish()`` when all is read.
  ///
  /// - Throws: ``SluiceError`` of kind `malformed` with the place; the events before it were delivered.
  public mutating func next() throws(SluiceError) -> MarkupEvent? {
    while true {
      if place < markup.events.batch.eventCount {
        let event = markup.events.batch.event(place)
        place += 1
        return markup.events.batch.publicEvent(event, at: input.locate(event.decodedByte))
      }
      if let failure = markup.failure(in: input) { throw failure }
      if isRead { return nil }
      place = 0
      input.forget(before: markup.resumesAt)
      var ends = false
      let stepped = unsafe input.step { run, decoded, isFinal in
        unsafe markup.consume(run, decoded: decoded, isFinal: isFinal)
        ends = isFinal
      }
      isRead = ends
      guard stepped else {
        markup.events.beginBatch()
        return nil
      }
      collectNotes()
    }
  }

  /// The notes of what was read so far, in the order of the document; each is given once.
  public mutating func takeNotes() -> [Note] {
    notes.take(before: isRead || markup.failure != nil ? .max : min(markup.resumesAt, input.notesAt))
  }

  private mutating func collectNotes() {
    for var note in input.takeNotes() + markup.takeNotes() {
      note.position = input.locate(note.decodedByte)
      notes.add(note)
    }
  }
}
