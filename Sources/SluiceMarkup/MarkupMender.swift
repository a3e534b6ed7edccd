// A mender for any markup, usable alone: bytes of any encoding in, well-formed UTF-8 out. Not a parser.

import SluiceCore

/// Makes any markup well-formed, as a stream and in flat memory: what comes out is XML that strict parsers accept,
/// in UTF-8, and each change has a note.
///
/// ```swift
/// var mender = MarkupMender()
/// mender.consume(Array("<p>fish & chips<br>".utf8))
/// mender.finish()
/// var text: [UInt8] = []
/// while let piece = mender.next() { text += piece }
/// print(String(decoding: text, as: UTF8.self))
/// ```
///
/// prints `<p>fish &amp; chips<br></br></p>`: outside of a feed and of a page nothing says that `<br>` is HTML's. What is well-formed comes out as it is, and mending twice changes nothing. An
/// input without any element has nothing that could be mended, and gives what little may stand outside of one.
/// Which repairs there are, see ``Rule/all``.
public struct MarkupMender: ~Copyable {
  private var input: DecodedInput
  private var mender: Mender
  private var isRead = false
  private var isBegun = false
  private var notes = NoteQueue()

  /// A mender for one document; of the options `strict` means nothing here.
  public init(options: MarkupParser.Options = MarkupParser.Options()) {
    input = DecodedInput(charset: options.charset, limits: options.limits)
    mender = Mender(limits: options.limits)
  }

  /// Takes the next bytes of the document; they may end anywhere.
  public mutating func consume(_ bytes: [UInt8]) { input.consume(bytes) }

  /// No more bytes will come.
  public mutating func finish() { input.finish() }

  /// The encoding in use, by its WHATWG name in lower case; nil before it is decided.
  public var charset: String? { input.charset }

  /// The next piece of the mended text, which ends at a character; nil when more bytes are needed, and after
  /// ``finish()`` when all is read.
  public mutating func next() -> [UInt8]? {
    while !isRead {
      input.forget(before: mender.resumesAt ?? input.decodedBytes)
      var output = MendedText()
      var ends = false
      let stepped = unsafe input.step { run, decoded, isFinal in
        unsafe mender.mend(run, decoded: decoded, isFinal: isFinal, into: &output)
        ends = isFinal
      }
      guard stepped else { return nil }
      isRead = ends
      collectNotes()
      if !output.bytes.isEmpty { return unsafe piece(output.bytes.withBytes { unsafe Array($0) }) }
    }
    return nil
  }

  /// The notes of what was read so far, in the order of the document; each is given once.
  public mutating func takeNotes() -> [Note] {
    notes.take(before: isRead ? .max : min(mender.resumesAt ?? input.decodedBytes, input.notesAt))
  }

  private mutating func collectNotes() {
    for var note in input.takeNotes() + mender.takeNotes() {
      note.position = input.locate(note.decodedByte)
      notes.add(note)
    }
  }

  /// The declaration comes whole, and says now what the text is in.
  private mutating func piece(_ bytes: [UInt8]) -> [UInt8] {
    if isBegun { return bytes }
    isBegun = true
    guard let label = MarkupMender.label(bytes) else { return bytes }
    return bytes[..<label.lowerBound] + Array("UTF-8".utf8) + bytes[label.upperBound...]
  }

  /// The encoding named by a sound declaration at the very beginning, when it is another one than UTF-8.
  private static func label(_ bytes: [UInt8]) -> Range<Int>? {
    guard bytes.starts(with: "<?xml".utf8), bytes.count > 5, bytes[5].isSpace,
      let end = bytes.firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let text = bytes[..<end]
    guard let word = text.indices.first(where: { text[$0...].starts(with: "encoding".utf8) }),
      let open = text[word...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let close = text[(open + 1)...].firstIndex(of: text[open])
    else { return nil }
    let isUTF8 = text[open + 1..<close].elementsEqual("utf-8".utf8, by: { $0.lowered == $1 })
    return isUTF8 ? nil : open + 1..<close
  }
}
