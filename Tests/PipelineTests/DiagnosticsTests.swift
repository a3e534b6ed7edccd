// The words of notes and the window on the source, apart from any command.

import SluiceCore
import SluiceOutputs
import Testing

struct DiagnosticsTests {
  struct Words: Sendable {
    var before: String?
    var after: String?
    var confidence: Double?
    var changes = true
    var words: String?
  }

  @Test(arguments: [
    Words(before: "&", after: "&amp;", words: #""&" became "&amp;""#),
    Words(before: "\u{8}", words: #"removed "\u{8}""#),
    Words(after: "</b>", words: #"added "</b>""#),
    Words(before: "", after: "x", confidence: 0.876, words: #"added "x" (88% sure)"#),
    Words(before: "a\nb\tc\r", after: "\u{FEFF}", words: #""a\nb\tc\r" became "\u{FEFF}""#),
    Words(before: "a=b", after: "a=\"b\"", words: #""a=b" became 'a="b"'"#),
    Words(before: "&x;", after: "&x;", changes: false, words: #""&x;" stays as written"#),
    Words(before: "a", after: "b", changes: false, words: #""a" was read as "b""#),
    Words(before: "a", changes: false, words: #"found "a""#),
    Words(confidence: 7, words: "100% sure"),
    Words(confidence: .nan, words: nil),
    Words(words: nil),
  ])
  func aNoteInWords(_ example: Words) {
    let words = NoteWords.words(
      example.before, example.after, example.confidence, changes: example.changes, width: 100)
    #expect(words == example.words)
  }

  @Test func longTextsShowWhereTheyDiffer() {
    let same = String(repeating: "long text ", count: 1000)
    let words = NoteWords.words(same + "before", same + "after" + same, nil, changes: true, width: 72)
    #expect(
      words == """
        "…long text long text long text long text before"
        became "… long text afterlong text long text long text …"
        """)
    #expect((NoteWords.words(same, nil, nil, changes: true, width: 60) ?? "").count <= 60)
  }

  private func excerpt(_ window: SourceWindow, _ decoded: Int, reach: Int = 100) -> [String]? {
    window.excerpt(around: decoded, reach: reach).map {
      [($0.isCutBefore ? "…" : "") + $0.before, $0.after + ($0.isCutAfter ? "…" : "")]
    }
  }

  @Test func aWindowHasTheLineAndNoMore() {
    let window = SourceWindow(charset: nil, limits: Limits())
    window.consume(Array("one\r\ntwo é漢\n\nlast".utf8))
    window.finish()
    #expect(excerpt(window, 0) == ["", "one"])
    #expect(excerpt(window, 3) == ["one", ""])
    #expect(excerpt(window, 7) == ["tw", "o é漢"])
    #expect(excerpt(window, 10) == ["two ", "é漢"], "inside a character is at the character")
    #expect(excerpt(window, 11, reach: 2) == ["…é", "…"])
    #expect(excerpt(window, 13) == ["two é", "漢"])
    #expect(excerpt(window, 15) == ["", ""])
    #expect(excerpt(window, 20) == ["last", ""])
    #expect(excerpt(window, 21) == nil)
  }

  @Test(arguments: [1, 7, 5000])
  func aWindowSlides(_ chunk: Int) {
    let window = SourceWindow(charset: "windows-1252", limits: Limits(), size: 64)
    let line = Array("line ".utf8) + [0xE9, 0x0A]
    let input = (0..<1000).flatMap { _ in line }
    for start in stride(from: 0, to: input.count, by: chunk) {
      window.consume(Array(input[start..<min(start + chunk, input.count)]))
    }
    window.finish()
    #expect(excerpt(window, 8 * 500) == nil)
    #expect(excerpt(window, 8 * 999 + 2) == ["li", "ne é"])
    #expect(window.decodedByte(ofOriginal: 7 * 999 + 6) == 8 * 999 + 7)
  }

  @Test func bytesThatAreNoTextAreNoTrap() {
    let window = SourceWindow(charset: nil, limits: Limits())
    window.consume([0x3C, 0x80, 0x80, 0x80, 0x80, 0xE6, 0xBC, 0x3E, 0xF0])
    window.finish()
    for decoded in 0...9 { #expect(window.excerpt(around: decoded, reach: 2) != nil) }
  }
}
