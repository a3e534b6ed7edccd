// The SAX parser for any XML: events as a drawing, at every chunk size, within limits.

import SluiceCore
import SluiceMarkup
import Testing

struct MarkupParserTests {
  /// Events drawn: `<a x=1>`, `</a>`, text as it is, `!c` for a comment.
  private func draw(_ text: String, size: Int = .max, limits: Limits = Limits(), strict: Bool = false) -> (
    String, [Note], SluiceError?
  ) {
    var options = MarkupParser.Options()
    options.limits = limits
    options.strict = strict
    var parser = MarkupParser(options: options)
    var drawing = ""
    var failure: SluiceError?
    var rest = Array(text.utf8)[...]
    do throws(SluiceError) {
      repeat {
        parser.consume(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
        if rest.isEmpty { parser.finish() }
        while let event = try parser.next() { drawing += "|" + draw(event) }
      } while !rest.isEmpty
    } catch { failure = error }
    return (drawing, parser.takeNotes(), failure)
  }

  private func draw(_ event: MarkupEvent) -> String {
    switch event.kind {
    case .startElement(let name, let attributes):
      "<" + ([draw(name)] + attributes.map { "\(draw($0.name))=\($0.value)" }).joined(separator: " ") + ">"
    case .endElement(let name): "</" + draw(name) + ">"
    case .text(let text): text
    case .comment(let text): "!" + text
    case .instruction(let target, let data): "?\(target) \(data)"
    case .doctype(let root): "!DOCTYPE \(root)"
    }
  }

  private func draw(_ name: QName) -> String { name.namespace.map { "{\($0)}" + name.local } ?? name.written }

  static let drawings: [(String, String)] = [
    ("<a/>", "|<a>|</a>"),
    ("<a>x<![CDATA[<y>]]>&amp;z</a>", "|<a>|x<y>&z|</a>"),
    ("<a x='1'>\r\n\r<!--c-->t<?p q?></a>", "|<a x=1>|\n\n|!c|t|?p q|</a>"),
    ("<a xmlns='u' xmlns:p='v' b='1' p:b='2'><p:c/></a>", "|<{u}a b=1 {v}b=2>|<{v}c>|</{v}c>|</{u}a>"),
    ("<a xmlns='u'><b xmlns=''><c/></b><d/></a>", "|<{u}a>|<b>|<c>|</c>|</b>|<{u}d>|</{u}d>|</{u}a>"),
    ("<a><p:b q:c='1'/></a>", "|<a>|<p:b q:c=1>|</p:b>|</a>"),
    (
      "<p:a xmlns:p='u'><p:b xmlns:p='v'><p:c/></p:b><p:d/></p:a>",
      "|<{u}a>|<{v}b>|<{v}c>|</{v}c>|</{v}b>|<{u}d>|</{u}d>|</{u}a>"
    ),
    ("<!DOCTYPE a [<!ENTITY e 'x&#38;#38;y'>]><a>&e;</a>", "|!DOCTYPE a|<a>|x&y|</a>"),
    ("<a xml:lang='en'/>", "|<a {http://www.w3.org/XML/1998/namespace}lang=en>|</a>"),
  ]

  @Test(arguments: drawings)
  func eventsAreAsDrawnAtEveryChunkSize(_ text: String, _ drawing: String) {
    for size in [1, 2, 3, 7, 64, Int.max] { #expect(draw(text, size: size).0 == drawing, "chunks of \(size)") }
  }

  @Test func namesBeyondTheTableAreStillTheirNames() {
    // 6,000 names, each open while the next 3 begin, each in a namespace of its own.
    let count = 6000
    var text = "<r>"
    var expected = "|<r>"
    for number in 0..<count {
      text += "<n\(number) xmlns='u\(number)' a\(number)='1'><i/></n\(number)>"
      expected += "|<{u\(number)}n\(number) a\(number)=1>|<{u\(number)}i>|</{u\(number)}i>|</{u\(number)}n\(number)>"
    }
    for size in [1000, Int.max] {
      #expect(draw(text + "</r>", size: size).0 == expected + "|</r>")
    }
  }

  @Test func openNamesOutliveTheirBatch() {
    // The table is full before the last elements open, and they close in later chunks.
    let filler = (0..<5000).map { "<f\($0)/>" }.joined()
    let text = "<r>\(filler)<late><later>x</later></late></r>"
    #expect(draw(text, size: 5).0.hasSuffix("|<late>|<later>|x|</later>|</late>|</r>"))
  }

  @Test(arguments: [1, 3, Int.max])
  func limitsCutAndNote(_ size: Int) {
    var limits = Limits()
    limits.bytesPerField = 4
    limits.depth = 2
    limits.attributesPerElement = 1
    let (drawing, notes, failure) = draw("<a b='12345' c='1'>ééé<b><c>x<d/></c></b>ab</a>", size: size, limits: limits)
    #expect(drawing == "|<a b=1234>|éé|<b>|</b>|ab|</a>")
    #expect(notes.map(\.rule) == [.fieldLimit, .attributeLimit, .fieldLimit, .depthLimit])
    #expect(notes.map(\.position.byte) == [0, 0, 19, 28])
    #expect(failure == nil)
  }

  @Test func aTextIsNotCutByWhatStandsInIt() {
    let text = String(repeating: "word &amp; ", count: 30_000)
    #expect(draw("<a>\(text)</a>").0 == "|<a>|" + text.replacing("&amp;", with: "&") + "|</a>")
  }

  static let failures: [(String, Int, Int, Int)] = [
    ("<a>\n <b></a>", 10, 2, 7), ("<a>\r\r<b", 5, 3, 1), ("", 0, 1, 1), ("<a>é\n&</a>", 7, 2, 2),
  ]

  @Test(arguments: failures)
  func anErrorUnderStrictHasItsPlace(_ text: String, _ byte: Int, _ line: Int, _ column: Int) {
    for size in [1, 2, Int.max] {
      #expect(draw(text, size: size, strict: true).2?.position == Position(byte: byte, line: line, column: column))
    }
  }

  @Test func positionsAreOfTheOriginalBytes() throws {
    var parser = MarkupParser()
    let text = "<?xml version='1.0' encoding='utf-16'?>\n<a>\u{1F600}<b/></a>"
    parser.consume([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    parser.finish()
    var starts: [Position] = []
    while let event = try parser.next() {
      if case .startElement = event.kind { starts.append(event.position) }
    }
    #expect(starts == [Position(byte: 82, line: 2, column: 1), Position(byte: 92, line: 2, column: 8)])
  }
}
