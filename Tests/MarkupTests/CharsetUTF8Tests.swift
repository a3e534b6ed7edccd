// UTF-8 with what does not belong in it, and texts whose encoding changes. Not the decision at the beginning.

import SluiceCore
import Testing

@testable import SluiceMarkup

@Suite("Charset UTF-8")
struct CharsetUTF8Tests {
  /// Bytes, text, notes.
  private static let faults: [(hex: String, text: String, notes: [String])] = [
    // windows-1252, also where it has no character.
    ("41 93 42 94 43", "A“B”C", ["windows-1252-bytes@1 93>“", "windows-1252-bytes@5 94>”"]),
    ("41 80 81 9F 42", "A€\u{81}ŸB", ["windows-1252-bytes@1 80 81 9F>€\u{81}Ÿ"]),
    // Overlong forms, and beyond Unicode: https://www.unicode.org/versions/latest/core-spec/chapter-3/#G27506
    ("C0 AF 41", "À¯A", ["windows-1252-bytes@0 C0 AF>À¯"]),
    ("E0 80 AF 41", "à€¯A", ["windows-1252-bytes@0 E0 80 AF>à€¯"]),
    ("F0 8F BF BF 41", "ð\u{8F}¿¿A", ["windows-1252-bytes@0 F0 8F BF BF>ð\u{8F}¿¿"]),
    ("F4 90 80 80 41", "ô\u{90}€€A", ["windows-1252-bytes@0 F4 90 80 80>ô\u{90}€€"]),
    ("F5 41 FF 41", "õAÿA", ["windows-1252-bytes@0 F5>õ", "windows-1252-bytes@3 FF>ÿ"]),
    ("F4 8F BF BF F0 90 80 80 ED 9F BF EE 80 80", "\u{10FFFF}\u{10000}\u{D7FF}\u{E000}", []),
    // A sequence that breaks off before another begins.
    ("E2 82 C3 A9", "â‚é", ["windows-1252-bytes@0 E2 82>â‚"]),
    ("C3 3C", "Ã<", ["windows-1252-bytes@0 C3>Ã"]),
    ("F0 9F 98 3C", "ðŸ˜<", ["windows-1252-bytes@0 F0 9F 98>ðŸ˜"]),
    // Surrogates: a pair, two, a lone one of each kind, a pair that breaks off.
    ("41 ED A0 BD ED B8 80 42", "A😀B", ["surrogate-pairs@1 ED A0 BD ED B8 80>😀"]),
    (
      "ED A0 BD ED B8 80 ED A0 BD ED B8 81", "😀😁",
      ["surrogate-pairs@0 ED A0 BD ED B8 80 ED A0 BD ED B8 81>😀😁"]
    ),
    ("41 ED A0 BD 42", "A\u{FFFD}B", ["undecodable-bytes@1 ED A0 BD>\u{FFFD}"]),
    ("41 ED B8 80 42", "A\u{FFFD}B", ["undecodable-bytes@1 ED B8 80>\u{FFFD}"]),
    (
      "ED A0 BD ED A0 BD ED B8 80", "\u{FFFD}😀",
      ["undecodable-bytes@0 ED A0 BD>\u{FFFD}", "surrogate-pairs@3 ED A0 BD ED B8 80>😀"]
    ),
    (
      "ED A0 BD ED B8 42", "\u{FFFD}í¸B",
      ["undecodable-bytes@0 ED A0 BD>\u{FFFD}", "windows-1252-bytes@3 ED B8>í¸"]
    ),
    ("ED A0 BD ED", "\u{FFFD}\u{FFFD}", ["undecodable-bytes@0 ED A0 BD ED>\u{FFFD}\u{FFFD}"]),
    ("ED A0 42", "í\u{A0}B", ["windows-1252-bytes@0 ED A0>í\u{A0}"]),
    // The end of the input.
    ("41 C3", "A\u{FFFD}", ["undecodable-bytes@1 C3>\u{FFFD}"]),
    ("41 F0 9F 98", "A\u{FFFD}", ["undecodable-bytes@1 F0 9F 98>\u{FFFD}"]),
    // NUL and U+FEFF are for others to judge.
    ("41 00 EF BB BF 42", "A\0\u{FEFF}B", []),
  ]

  @Test(arguments: faults.indices)
  func mendsOnlyWhatIsWrong(_ index: Int) {
    let (hex, text, notes) = Self.faults[index]
    for (before, after) in [
      ("\u{FEFF}", ""), ("größer als 1 ", " – und Weißes"), (String(repeating: "ж", count: 30), "ж"),
    ] {
      // Behind the end of the input nothing stands.
      let bytes = Array(before.utf8) + CharsetSample.bytes(hex) + Array((text.hasSuffix("\u{FFFD}") ? "" : after).utf8)
      let before = before == "\u{FEFF}" ? "" : before
      let whole = CharsetOutcome.of(bytes)
      #expect(whole.name == "utf-8", "\(hex)")
      #expect(whole.string == before + text + (text.hasSuffix("\u{FFFD}") ? "" : after), "\(hex)")
      let moved = notes.map { note in
        let at = note.firstIndex(of: "@") ?? note.startIndex
        let space = note.firstIndex(of: " ") ?? note.endIndex
        return "\(note[...at])\((Int(note[note.index(after: at)..<space]) ?? 0) + before.utf8.count)\(note[space...])"
      }
      #expect(whole.noteTexts == moved, "\(hex)")
      expectSame(bytes, whole, nil)
      #expect(String(validating: whole.text, as: UTF8.self) != nil)
    }
  }

  private func expectSame(_ bytes: [UInt8], _ whole: CharsetOutcome, _ label: String?) {
    for chunk in CharsetOutcome.chunks + [.max] {
      #expect(CharsetOutcome.of(bytes, transport: label, chunk: chunk) == whole, "by \(chunk)")
      #expect(CharsetOutcome.of(bytes, transport: label, chunk: chunk, endsApart: true) == whole, "by \(chunk)")
      #expect(CharsetOutcome.passing(bytes, transport: label, chunk: chunk) == whole, "by \(chunk)")
    }
    #expect(whole.offsets == whole.offsets.sorted())
    #expect(whole.offsets.last == bytes.count)
  }

  @Test("every sequence of two and three bytes, and the edges of four, is what the standard library says")
  func agreesWithTheStandardLibrary() {
    var inputs: [[UInt8]] = []
    for lead in UInt8(0x80)...0xFF {
      for second in [UInt8(0x41), 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF] {
        inputs.append([lead, second])
        for third in [UInt8(0x7F), 0x80, 0xBF, 0xC0] {
          inputs.append([lead, second, third])
          for fourth in [UInt8(0x7F), 0x80, 0xBF, 0xC0] { inputs.append([lead, second, third, fourth]) }
        }
      }
    }
    for input in inputs {
      for padding in [0, 3, 8, 40] {
        let bytes = Array("жжжж".utf8) + input + [UInt8](repeating: 0x20, count: padding)
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        let end = unsafe bytes.withUnsafeBufferPointer { unsafe UTF8Sequence.cleanEnd($0, from: 0, to: $0.count) }
        if isValid != (end == bytes.count) {
          Issue.record("\(input) is \(isValid ? "valid" : "invalid") and ends at \(end)")
          return
        }
      }
    }
  }

  @Test func stopsWritingNotesAfterAHundredOfARule() {
    let bytes =
      Array(String(repeating: "ж", count: 20).utf8)
      + [[UInt8]](repeating: [0x93, 0x41, 0xC3, 0xA9], count: 3000).flatMap { $0 }
    let outcome = CharsetOutcome.of(bytes, chunk: 64)
    #expect(outcome.notes.count == 100)
    #expect(outcome.name == "utf-8")
    #expect(outcome.string.hasSuffix("“Aé“Aé"))
    #expect(outcome == CharsetOutcome.passing(bytes, chunk: 100))
  }

  private static let russian = "Съешь ещё этих мягких французских булок, да выпей же чаю. "
  private static let windows1251 = CharsetSample.bytes(
    "D1FAE5F8FC20E5F9B820FDF2E8F520ECFFE3EAE8F520F4F0E0EDF6F3E7F1EAE8F520E1F3EBEEEA2C20E4E020E2FBEFE5E920E6E520F7E0FE2E20"
  )

  @Test("a text that goes on in another encoding")
  func followsAChange() {
    let utf8 = Array(Self.russian.utf8)
    let whole = CharsetOutcome.of(utf8 + Self.windows1251 + Self.windows1251)
    #expect(whole.string == Self.russian + Self.russian + Self.russian)
    #expect(whole.noteTexts == ["charset-changed@\(utf8.count) utf-8>windows-1251"])
    #expect(whole.name == "windows-1251")
    expectSame(utf8 + Self.windows1251 + Self.windows1251, whole, nil)

    let back = Self.windows1251 + utf8 + Self.windows1251
    let mixed = CharsetOutcome.of(back, transport: "cp1251")
    #expect(mixed.string == Self.russian + Self.russian + Self.russian)
    #expect(
      mixed.noteTexts == [
        "charset-changed@\(utf8.count) windows-1251>utf-8", "charset-changed@\(2 * utf8.count) utf-8>windows-1251",
      ])
    expectSame(back, mixed, "cp1251")
  }

  @Test("memory is given back and places stay right over any number of changes")
  func forgetsOverChanges() {
    var decoder = CharsetDecoder(transport: nil)
    var output = ByteBuffer()
    let utf8 = Array(Self.russian.utf8)
    var input: [UInt8] = []
    var starts: [Int] = []
    for turn in 0..<40 {
      for piece in [utf8, Self.windows1251, turn % 5 == 0 ? [0x93, 0x20] : []] {
        input += piece
      }
    }
    let whole = CharsetOutcome.of(input)
    starts = whole.offsets
    var index = 0
    while index < input.count {
      let end = min(index + 100, input.count)
      unsafe input[index..<end].withUnsafeBufferPointer {
        unsafe decoder.decode($0, isFinal: end == input.count, into: &output)
      }
      index = end
      let edge = max(output.count - 50, 0)
      decoder.forget(before: edge)
      for place in edge..<output.count where decoder.originalOffset(ofDecoded: place) != starts[place] {
        Issue.record("\(place)")
        return
      }
    }
    let text = output.string(0..<output.count)
    #expect(text == whole.string)
  }

  /// What must not be taken for a change.
  @Test(arguments: [
    // An article on mojibake, in the encoding it is about.
    ("windows-1252", "Ã© is what becomes of é, Ã¨ of è, Ãª of ê, Ã§ of ç, Ã´ of ô and Ã® of î."),
    ("windows-1252", "«Été» – «À CÔTÉ» …"),
  ])
  func leavesLegacyTextAlone(_ label: String, _ text: String) {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      for byte in UInt8.min...UInt8.max where Windows1252.character(byte) == PackedUTF8(scalar) { bytes.append(byte) }
    }
    let outcome = CharsetOutcome.of(bytes, transport: label)
    #expect(outcome.string == text)
    #expect(outcome.notes.isEmpty)
    expectSame(bytes, outcome, label)
  }
}
