// Every encoding, cut anywhere, and what is wrong in it. Not which encoding it is: that is CharsetDecisionTests.

import SluiceCore
import Testing

@testable import SluiceMarkup

@Suite("CharsetDecoder")
struct CharsetDecoderTests {
  @Test(arguments: CharsetSample.all)
  func decodesWhateverTheChunks(_ sample: CharsetSample) {
    let whole = CharsetOutcome.of(sample.bytes, transport: sample.name)
    #expect(whole.name == sample.name)
    #expect(whole.string == sample.text)
    #expect(Array(whole.string.unicodeScalars) == Array(sample.text.unicodeScalars))
    #expect(whole.notes.isEmpty)
    if let starts = sample.starts { #expect(whole.starts == starts) }
    for chunk in CharsetOutcome.chunks {
      #expect(CharsetOutcome.of(sample.bytes, transport: sample.name, chunk: chunk) == whole, "chunks of \(chunk)")
    }
    #expect(CharsetOutcome.of(sample.bytes, transport: sample.name, endsApart: true) == whole)
  }

  @Test("longer than a block, with memory released on the way", arguments: CharsetSample.all)
  func tracesAndForgets(_ sample: CharsetSample) {
    // UTF-8 is not decoded: there every byte has its own offset (`passesOnWithoutCopying`). ISO-2022-KR has a header.
    guard let starts = sample.starts, sample.name != "utf-8", sample.name != "iso-2022-kr" else { return }
    // A full stop and a line end, because a stateful set starts anew there.
    let isWide = sample.name.hasPrefix("utf-16") || sample.name.hasPrefix("utf-32")
    let end: [UInt8] = isWide || sample.name == "ibm037" ? [] : [0x0A]
    let piece = sample.bytes + end
    let expected = Array(sample.text.utf8) + end
    let pieceStarts = starts + (end.isEmpty ? [] : [sample.bytes.count])
    // Nothing is held back to be judged, so that every turn gives its text.
    var decoder = CharsetDecoder(transport: sample.name, judges: false)
    var output = ByteBuffer()
    var decoded = 0
    for turn in 0..<90 {
      unsafe piece.withUnsafeBufferPointer { unsafe decoder.decode($0, isFinal: turn == 89, into: &output) }
      let got = unsafe output.withBytes { unsafe Array($0) }
      #expect(got == expected)
      var scalar = -1
      for place in 0..<expected.count {
        if expected[place] & 0xC0 != 0x80 { scalar += 1 }
        let offset = decoder.originalOffset(ofDecoded: decoded + place)
        if offset != turn * piece.count + pieceStarts[scalar] {
          Issue.record("\(offset) for byte \(place) of turn \(turn)")
          return
        }
      }
      decoded += output.count
      output.removeAll()
      if turn % 3 == 2 { decoder.forget(before: decoded - 1) }
    }
    let last = decoder.originalOffset(ofDecoded: decoded)
    #expect(last == 90 * piece.count)
  }

  /// Label, bytes, text, notes (what stands there now is one U+FFFD where it is not written out).
  private static let broken: [(label: String, hex: String, text: String, notes: [String])] = [
    // A byte that is undefined: its C1 control where it has one, else lost.
    ("windows-1252", "41 81 42", "A\u{81}B", []),
    ("windows-1253", "41 AA D2 42 FF", "A\u{FFFD}\u{FFFD}B\u{FFFD}", ["@1 AA D2>\u{FFFD}\u{FFFD}", "@8 FF>"]),
    // A trail byte that is ASCII is not eaten, one that is not is.
    ("gb18030", "81 3C D6 D0", "\u{FFFD}<\u{4E2D}", ["@0 81>"]),
    ("gb18030", "80 FF 41", "\u{20AC}\u{FFFD}A", ["@3 FF>"]),
    ("gb18030", "81 30 81 41", "\u{FFFD}0\u{4E04}", ["@0 81>"]),
    ("gb18030", "D6 D0 81 30 81", "\u{4E2D}\u{FFFD}", ["@3 81 30 81>"]),
    ("shift_jis", "82 3C 82 A0 A0", "\u{FFFD}<\u{3042}\u{FFFD}", ["@0 82>", "@7 A0>"]),
    ("shift_jis", "82", "\u{FFFD}", ["@0 82>"]),
    ("euc-jp", "C6 3E 8F A1 3C 8F", "\u{FFFD}>\u{FFFD}<\u{FFFD}", ["@0 C6>", "@4 8F A1>", "@8 8F>"]),
    ("euc-kr", "B0 A1 B0 3C C9 A1 B0 A2", "\u{AC00}\u{FFFD}<\u{FFFD}\u{AC01}", ["@3 B0>", "@7 C9 A1>"]),
    ("big5", "A4 A4 A4 3C 80 FF", "\u{4E2D}\u{FFFD}<\u{FFFD}\u{FFFD}", ["@3 A4>", "@7 80 FF>\u{FFFD}\u{FFFD}"]),
    // An unknown escape, a byte above ASCII, a line that does not shift back, a cut escape.
    ("iso-2022-jp", "1B 24 58 41", "\u{FFFD}$XA", ["@0 1B>"]),
    ("iso-2022-jp", "1B2442 467C 0A 41 C3", "\u{65E5}\nA\u{FFFD}", ["@5 C3>"]),
    ("iso-2022-jp", "1B2849 31 1B284A 5C7E 1B2428", "\u{FF71}\u{A5}\u{203E}\u{FFFD}", ["@8 1B 24 28>"]),
    ("iso-2022-jp", "1B242844 302E 1B2442 0046", "\u{4E35}\u{0}\u{FFFD}", ["@4 46>"]),
    ("iso-2022-kr", "1B242943 0E 3021 0F 41 C3", "\u{AC00}A\u{FFFD}", ["@4 C3>"]),
    ("hz-gb-2312", "7E7B 5650 7E7D 7E78 7E0A 7E", "\u{4E2D}\u{FFFD}x\u{FFFD}", ["@3 7E>", "@7 7E>"]),
    // Lone surrogates, what is beyond Unicode, half a unit.
    ("utf-16le", "3DD8 4100 00DE 4200 3DD8", "\u{FFFD}A\u{FFFD}B\u{FFFD}", ["@0 3D D8>", "@4 00 DE>", "@8 3D D8>"]),
    ("utf-16be", "D83D D83D DE00 00", "\u{FFFD}\u{1F600}\u{FFFD}", ["@0 D8 3D>", "@7 00>"]),
    (
      "utf-32be", "00110000 0000D800 00000041 0000", "\u{FFFD}\u{FFFD}A\u{FFFD}",
      ["@0 00 11 00 00 00 00 D8 00>\u{FFFD}\u{FFFD}", "@7 00 00>"]
    ),
    // Only iconv: a bad trail, a cut character.
    ("johab", "D0 20 88", "\u{FFFD} \u{FFFD}", ["@0 D0>", "@4 88>"]),
    // At most sixteen bytes are quoted.
    (
      "euc-jp", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 41", String(repeating: "\u{FFFD}", count: 18) + "A",
      ["@0 FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF FF>" + String(repeating: "\u{FFFD}", count: 16)]
    ),
  ]

  @Test(arguments: broken.indices)
  func losesOnlyWhatIsBroken(_ index: Int) {
    let (label, hex, text, notes) = Self.broken[index]
    let bytes = CharsetSample.bytes(hex)
    let whole = CharsetOutcome.of(bytes, transport: label)
    #expect(whole.string == text, "\(label) \(hex)")
    #expect(
      whole.noteTexts == notes.map { "undecodable-bytes\($0)\($0.hasSuffix(">") ? "\u{FFFD}" : "")" }, "\(label) \(hex)"
    )
    for chunk in CharsetOutcome.chunks {
      #expect(CharsetOutcome.of(bytes, transport: label, chunk: chunk) == whole, "\(label) \(hex) by \(chunk)")
    }
    #expect(CharsetOutcome.of(bytes, transport: label, chunk: 1, endsApart: true) == whole)
    #expect(whole.offsets == whole.offsets.sorted())
    #expect(whole.offsets.last == bytes.count)
  }

  @Test func stopsWritingNotesAfterAHundred() {
    let bytes = [[UInt8]](repeating: [0xFF, 0x41], count: 5000).flatMap { $0 }
    let outcome = CharsetOutcome.of(bytes, transport: "gb18030", chunk: 64)
    #expect(outcome.notes.count == 100)
    #expect(outcome.text.count == 20_000)
    #expect(outcome.starts == Array(0..<10_000))
  }

  @Test("any bytes in any encoding: no trap, and chunks change nothing", arguments: CharsetSample.all)
  func takesAnything(_ sample: CharsetSample) {
    var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    var bytes = sample.bytes
    for _ in 0..<400 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let byte = UInt8(truncatingIfNeeded: seed >> 33)
      // Half of it looks like the encoding, so that the errors are not only first bytes.
      bytes.append(seed >> 62 < 2 ? byte : sample.bytes[Int(byte) % sample.bytes.count])
    }
    let whole = CharsetOutcome.of(bytes, transport: sample.name)
    for chunk in [1, 3, 61] {
      #expect(CharsetOutcome.of(bytes, transport: sample.name, chunk: chunk) == whole, "chunks of \(chunk)")
    }
    #expect(whole.offsets == whole.offsets.sorted())
    #expect(String(validating: whole.text, as: UTF8.self) != nil)
  }

  @Test func passesOnWithoutCopying() {
    var decoder = CharsetDecoder(transport: nil)
    var output = ByteBuffer()
    func pass(_ bytes: [UInt8]) -> Int { unsafe bytes.withUnsafeBufferPointer { unsafe decoder.pass($0) } }
    let head: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("<rss>".utf8)
    #expect(pass(head) == 0)
    unsafe head.withUnsafeBufferPointer { unsafe decoder.decode($0, isFinal: false, into: &output) }
    let text = output.string(0..<output.count)
    #expect(text == "<rss>")
    #expect(pass(Array("Größe".utf8)) == 7)
    // A character that is cut is completed before anything passes again.
    let cut: [UInt8] = [0x41, 0xE2, 0x82]
    #expect(pass(cut) == 1)
    unsafe cut[1...].withUnsafeBufferPointer { unsafe decoder.decode($0, isFinal: false, into: &output) }
    let missing = decoder.missing
    #expect(missing == 1)
    #expect(pass([0xAC]) == 0)
    unsafe [0xAC].withUnsafeBufferPointer { unsafe decoder.decode($0, isFinal: false, into: &output) }
    #expect(pass(Array("2 ".utf8)) == 2)
    let offsets = [0, 12, 13, 16, 17].map { decoder.originalOffset(ofDecoded: $0) }
    #expect(offsets == [3, 15, 16, 19, 20])
    let last = output.string(0..<output.count)
    #expect(last == "<rss>€")
  }

  @Test("after a stray byte that nobody asks for any more, UTF-8 passes again")
  func returnsToPassing() {
    var decoder = CharsetDecoder(transport: nil)
    var output = ByteBuffer()
    func decode(_ bytes: [UInt8]) {
      unsafe bytes.withUnsafeBufferPointer { unsafe decoder.decode($0, isFinal: false, into: &output) }
    }
    func pass(_ bytes: [UInt8]) -> Int { unsafe bytes.withUnsafeBufferPointer { unsafe decoder.pass($0) } }
    let german = Array(String(repeating: "ä", count: 20).utf8)
    decode(Array("<a>".utf8) + german)
    #expect(pass([0x41]) == 1)
    // Three sequences after it, and the trial is over.
    decode([0x92] + german)
    #expect(pass([0x41]) == 0)
    let inside = [42, 43, 44, 46, 47].map { decoder.originalOffset(ofDecoded: $0) }
    #expect(inside == [42, 43, 44, 44, 45])
    decoder.forget(before: 47)
    #expect(pass([0x41]) == 1)
    let after = [48, 87].map { decoder.originalOffset(ofDecoded: $0) }
    #expect(after == [46, 85])
  }

  /// Clean text that went past the decoder right before a bad byte keeps its places (found by fuzzing).
  @Test func placesBeforeABadByteStay() {
    var decoder = CharsetDecoder(transport: nil)
    var output = ByteBuffer()
    func decode(_ bytes: [UInt8]) {
      unsafe bytes.withUnsafeBufferPointer { unsafe decoder.decode($0, isFinal: false, into: &output) }
    }
    // The mark is three bytes; E9 becomes two, and 92 three.
    decode([0xEF, 0xBB, 0xBF] + Array("<a>caf".utf8) + [0xE9] + Array(" ol".utf8))
    decoder.forget(before: output.count - 1)
    decode([0x92])
    let offsets = [output.count - 4, output.count - 3].map { decoder.originalOffset(ofDecoded: $0) }
    #expect(offsets == [12, 13])
  }
}
