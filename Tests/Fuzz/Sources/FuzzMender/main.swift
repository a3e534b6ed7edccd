// Any text as any markup: what the mender makes of it is well-formed, and everything it promises of its notes holds.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import FuzzDriver
import SluiceMarkup

/// A text as the mender leaves it.
struct Mended: Equatable {
  var text: [UInt8] = []
  var notes: [Note] = []
  var charset: String?

  init(_ bytes: [UInt8], chunk: Int, token: Int? = nil) {
    var options = MarkupParser.Options()
    if let token { options.limits.bytesPerToken = token }
    var mender = MarkupMender(options: options)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      mender.consume(Array(bytes[start..<min(start + chunk, bytes.count)]))
      if chunk < bytes.count { while let piece = mender.next() { text += piece } }
    }
    mender.finish()
    while let piece = mender.next() { text += piece }
    notes = mender.takeNotes()
    charset = mender.charset
  }

  var mending: [Note] { notes.filter { $0.rule.stage == .mending } }

  /// The decoded text with every note's `before` replaced by its `after`, in order; nil when one does not fit.
  func replayed(on decoded: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var place = 0
    for note in mending {
      let before = Array((note.before ?? "").utf8)
      let end = note.decodedByte + before.count
      guard note.decodedByte >= place, end <= decoded.count, decoded[note.decodedByte..<end].elementsEqual(before)
      else { return nil }
      result += decoded[place..<note.decodedByte] + Array((note.after ?? "").utf8)
      place = end
    }
    return result + decoded[place...]
  }
}

/// Strict expat's word on a text; nil when it accepts it.
func refusal(_ text: [UInt8]) -> String? {
  var options = MarkupParser.Options()
  options.strict = true
  var parser = MarkupParser(options: options)
  parser.consume(text)
  parser.finish()
  do {
    while try parser.next() != nil {}
    return nil
  } catch {
    return "\(error)"
  }
}

func contains(_ text: [UInt8], _ word: StaticString) -> Bool {
  let word = Array("\(word)".utf8)
  return text.indices.contains { text[$0] == word[0] && text[$0...].starts(with: word) }
}

/// Whether there may be a reference to another entity than the five of XML: only those are mended when well-formed.
func mayReferToEntities(_ text: [UInt8]) -> Bool {
  let five = ["amp;", "lt;", "gt;", "quot;", "apos;"]
  return text.indices.contains { place in
    guard text[place] == 0x26 else { return false }
    let rest = text[(place + 1)...]
    return !(rest.first == 0x23 || five.contains { rest.starts(with: $0.utf8) })
  }
}

/// Says what came out too.
func require(_ isTrue: Bool, _ what: @autoclosure () -> String, _ mended: Mended) {
  FuzzDriver.require(
    isTrue, "\(what())\nbroken: mended: \(text(mended.text))\nbroken: notes: \(mended.notes)")
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }

/// What holds under any limit; short tokens reach the limits that long inputs would.
func check(_ bytes: [UInt8], token: Int?) {
  let mended = Mended(bytes, chunk: bytes.count, token: token)
  let limit = token.map { "limit \($0): " } ?? ""
  for chunk in token == nil ? [1, 3, 7] : [1, 5] {
    let other = Mended(bytes, chunk: chunk, token: token)
    require(other.text == mended.text, "\(limit)chunks of \(chunk) change the text to \(text(other.text))", mended)
    require(other.mending == mended.mending, "\(limit)chunks of \(chunk) change the notes to \(other.notes)", mended)
  }
  // Reopened formatting and escapes are what makes a text longer.
  require(mended.text.count <= 32 * bytes.count + 64, "\(limit)grows from \(bytes.count)", mended)
  let refused = refusal(mended.text)
  require(refused?.contains("no element found") ?? true, "\(limit)refused: \(refused ?? "")", mended)
  // What replaces a part of a token may make it longer than the limit.
  if token == nil {
    let again = Mended(mended.text, chunk: max(1, mended.text.count))
    require(again.text == mended.text, "mended twice is another text: \(text(again.text))", mended)
    require(again.mending.isEmpty, "mended twice has notes: \(again.mending)", mended)
  }
  // Only a text that is in UTF-8 and does not say so is what the mender had before it.
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  guard mended.charset == "utf-8", !hasMark, !contains(bytes, "encoding") else { return }
  let replayed = mended.replayed(on: bytes)
  require(replayed == mended.text, "\(limit)replayed: \(replayed.map { text($0) } ?? "nil")", mended)
  if token == nil, !mayReferToEntities(bytes), refusal(bytes) == nil {
    require(mended.text == bytes && mended.notes.isEmpty, "well-formed and changed", mended)
  }
}

exit(
  fuzz { data, count in
    // What is no UTF-8 is Charsets' to decide, and no business of the mender.
    let bytes = Array(String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self).utf8)
    guard !bytes.isEmpty else { return 0 }
    for token in [nil, 24] { check(bytes, token: token) }
    return 0
  })
