// What the tests of mending ask: the mended text, strict expat's verdict on it, and what the notes say. Not a test.

import SluiceCore
import SluiceMarkup

/// A text as the mender leaves it.
struct Mended: Equatable {
  var text: [UInt8]
  var notes: [Note]

  /// Mends bytes of any encoding, whole or in chunks.
  init(_ bytes: [UInt8], chunkSize: Int? = nil, limits: Limits = Limits()) {
    self.init(decoded: Decoded(bytes).text, chunkSize: chunkSize, limits: limits)
  }

  /// Mends what Charsets made; a chunk is lengthened to the end of a character.
  init(decoded: [UInt8], chunkSize: Int? = nil, limits: Limits = Limits()) {
    var mender = Mender(limits: limits)
    var output = MendedText()
    notes = []
    var place = 0
    repeat {
      var end = min(decoded.count, place + (chunkSize ?? decoded.count))
      while end < decoded.count, decoded[end] & 0xC0 == 0x80 { end += 1 }
      unsafe decoded[place..<end].withUnsafeBufferPointer { run in
        unsafe mender.mend(run, decoded: place, isFinal: end == decoded.count, into: &output)
      }
      notes += mender.takeNotes()
      place = end
    } while place < decoded.count
    text = unsafe output.bytes.withBytes { unsafe Array($0) }
  }

  /// The decoded text with every note's `before` replaced by its `after`, in order; nil when one does not fit.
  static func replay(_ notes: [Note], on decoded: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    var place = 0
    for note in notes where note.rule.stage == .mending {
      let before = Array((note.before ?? "").utf8)
      guard note.decodedByte >= place, note.decodedByte + before.count <= decoded.count,
        decoded[note.decodedByte..<note.decodedByte + before.count].elementsEqual(before)
      else { return nil }
      text += decoded[place..<note.decodedByte] + Array((note.after ?? "").utf8)
      place = note.decodedByte + before.count
    }
    return text + decoded[place...]
  }

  /// Expat's word on a text that is UTF-8 whatever it declares; nil when it accepts it.
  static func refusal(_ text: [UInt8]) -> String? {
    var parser = EventParser(limits: Limits())
    parser.beginBatch()
    let layout = RunLayout(copyOf: text.count, at: 0, isFinal: true)
    unsafe text.withUnsafeBufferPointer { unsafe parser.take($0, layout) }
    return parser.failure.map { "\($0.line):\($0.column): \($0.reason)" }
  }
}

/// What Charsets make of bytes.
struct Decoded {
  var text: [UInt8] = []
  var notes: [Note] = []

  init(_ bytes: [UInt8]) {
    var input = DecodedInput(charset: nil, limits: Limits())
    input.consume(bytes)
    input.finish()
    var text: [UInt8] = []
    while unsafe input.step({ run, _, _ in unsafe text.append(contentsOf: run) }) {}
    self.text = text
    notes = input.takeNotes()
  }
}
