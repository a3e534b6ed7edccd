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

  init(_ bytes: [UInt8], chunk: Int) {
    var mender = MarkupMender()
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      mender.consume(Array(bytes[start..<min(start + chunk, bytes.count)]))
      while let piece = mender.next() { text += piece }
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

/// An input that does not end the process is printed by libFuzzer; why it does, here.
func require(_ isTrue: Bool, _ what: @autoclosure () -> String, _ mended: Mended) {
  if isTrue { return }
  print("crash:", what())
  print("crash: mended:", String(decoding: mended.text, as: UTF8.self).debugDescription)
  for note in mended.notes {
    print("crash: note:", note.rule, note.decodedByte, note.before ?? "nil", "->", note.after ?? "nil")
  }
  fflush(nil)
  abort()
}

exit(
  fuzz { data, count in
    // What is no UTF-8 is Charsets' to decide, and no business of the mender.
    let bytes = Array(String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self).utf8)
    guard !bytes.isEmpty else { return 0 }
    let mended = Mended(bytes, chunk: bytes.count)
    for chunk in [1, 3, 7] {
      let other = Mended(bytes, chunk: chunk)
      require(other.text == mended.text, "chunks of \(chunk) change the text to \(other)", mended)
      require(other.notes == mended.notes, "chunks of \(chunk) change the notes to \(other.notes)", mended)
    }
    let refused = refusal(mended.text)
    require(refused?.contains("no element found") ?? true, "refused: \(refused ?? "")", mended)
    let again = Mended(mended.text, chunk: max(1, mended.text.count))
    require(again.text == mended.text, "mended twice is another text: \(again)", mended)
    require(again.mending.isEmpty, "mended twice has notes: \(again.mending)", mended)

    // Only a text that is in UTF-8 and does not say so is what the mender had before it.
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    guard mended.charset == "utf-8", !hasMark, !contains(bytes, "encoding") else { return 0 }
    let replayed = mended.replayed(on: bytes)
    require(replayed == mended.text, "replayed: \(replayed.map { String(decoding: $0, as: UTF8.self) } ?? "nil")", mended)
    if !mayReferToEntities(bytes), refusal(bytes) == nil {
      require(mended.text == bytes && mended.notes.isEmpty, "well-formed and changed", mended)
    }
    return 0
  })
