// Which encoding an input is in: mark, transport, declaration, units. Not how it is decoded.

import SluiceCore
import Testing

@testable import SluiceMarkup

@Suite("CharsetDecision")
struct CharsetDecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var title: String
    var bytes: [UInt8]
    var transport: String?
    var name: String
    var text: String
    var notes: [String] = []

    var testDescription: String { title }

    init(
      _ title: String, _ bytes: [UInt8], transport: String? = nil, _ name: String, _ text: String, _ notes: String...
    ) {
      (self.title, self.bytes, self.transport) = (title, bytes, transport)
      (self.name, self.text, self.notes) = (name, text, notes)
    }
  }

  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }
  private static func wide(_ text: String, _ width: Int, bigEndian: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar -> [UInt8] in
      let bytes = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
      return bigEndian ? bytes.reversed() : bytes
    }
  }
  private static func xml(_ label: String) -> String { "<?xml version=\"1.0\" encoding=\"\(label)\"?>" }
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  static let cases: [Case] = [
    Case("nothing", [], "utf-8", ""),
    Case("no declaration", ascii("<rss>é"), "utf-8", "<rss>é"),
    Case("text", ascii("Hello"), "utf-8", "Hello"),
    Case("declaration", ascii(xml("KOI8-R")) + [0xC1], "koi8-r", xml("KOI8-R") + "а"),
    Case("alias is no note", ascii(xml("latin1")) + [0x80], "windows-1252", xml("latin1") + "€"),
    Case("blank line before it", ascii("\r\n\t " + xml("koi8-r")) + [0xC1], "koi8-r", "\r\n\t " + xml("koi8-r") + "а"),
    Case(
      "single quotes and spaces", ascii("<?xml version = '1.0' encoding\n=\t'koi8-r' standalone='no' ?>") + [0xC1],
      "koi8-r", "<?xml version = '1.0' encoding\n=\t'koi8-r' standalone='no' ?>а"),
    Case("no quotes", ascii("<?xml encoding=koi8-r?>") + [0xC1], "koi8-r", "<?xml encoding=koi8-r?>а"),
    Case(
      "never closed", ascii("<?xml encoding=\"koi8-r\" <rss>") + [0xC1], "koi8-r", "<?xml encoding=\"koi8-r\" <rss>а"),
    Case(
      "not within a value", ascii("<?xml version=' encoding=koi8-r'?>"), "utf-8",
      "<?xml version=' encoding=koi8-r'?>"),
    Case(
      "another instruction", ascii("<?xml-stylesheet encoding='koi8-r'?>"), "utf-8",
      "<?xml-stylesheet encoding='koi8-r'?>"),
    Case("empty label", ascii(xml("")), "utf-8", xml("")),
    Case("unknown label", ascii(xml("klingon")), "utf-8", xml("klingon"), "charset-unknown@0 klingon>utf-8"),
    Case(
      "a slash is never handed on", ascii(xml("koi8-r//translit")), "utf-8", xml("koi8-r//translit"),
      "charset-unknown@0 koi8-r//translit>utf-8"),
    Case("only iconv knows", ascii(xml("IBM855")) + [0xA0], "ibm855", xml("IBM855") + "а"),
    // RFC 7303, section 3: the mark, then the transport, then the declaration.
    Case("mark", mark + ascii("<a/>"), "utf-8", "<a/>"),
    Case(
      "second mark stays", mark + mark + ascii(xml("koi8-r")), "utf-8", "\u{FEFF}" + xml("koi8-r"),
      "charset-overridden@0 koi8-r>utf-8"),
    Case(
      "mark beats transport and declaration", mark + ascii(xml("koi8-r")), transport: "windows-1251", "utf-8",
      xml("koi8-r"), "charset-overridden@0 koi8-r>utf-8"),
    Case("us-ascii with a mark is no lie", mark + ascii(xml("us-ascii")), "utf-8", xml("us-ascii")),
    Case("mark and the same", mark + ascii(xml("UTF8")), "utf-8", xml("UTF8")),
    Case("mark and unknown", mark + ascii(xml("x-y")), "utf-8", xml("x-y"), "charset-overridden@0 x-y>utf-8"),
    Case(
      "transport beats declaration", ascii(xml("koi8-r")) + [0xE0], transport: "windows-1251", "windows-1251",
      xml("koi8-r") + "а", "charset-overridden@0 koi8-r>windows-1251"),
    Case(
      "transport alone, in quotes", ascii("<a>") + [0xE0], transport: " \"CP1251\" ", "windows-1251", "<a>а"),
    Case(
      "transport and alias", ascii(xml("gb2312")) + [0xD6, 0xD0], transport: "gb18030", "gb18030", xml("gb2312") + "中"),
    Case(
      "transport us-ascii does not beat", ascii(xml("koi8-r")) + [0xC1], transport: "us-ascii", "koi8-r",
      xml("koi8-r") + "а"),
    Case(
      "transport unknown does not beat", ascii(xml("koi8-r")) + [0xC1], transport: "none", "koi8-r",
      xml("koi8-r") + "а"),
    Case("transport unknown alone", ascii("<a>"), transport: "none", "utf-8", "<a>", "charset-unknown@0 none>utf-8"),
    // Labels that the bytes themselves belie.
    Case(
      "utf-16 declared in ASCII", ascii(xml("utf-16")), "utf-8", xml("utf-16"), "charset-overridden@0 utf-16>utf-8"),
    Case("ucs-4 declared in ASCII", ascii(xml("UCS-4")), "utf-8", xml("UCS-4"), "charset-overridden@0 ucs-4>utf-8"),
    Case("ebcdic declared in ASCII", ascii(xml("cp037")), "utf-8", xml("cp037"), "charset-overridden@0 cp037>utf-8"),
    Case(
      "utf-16 by transport in ASCII", ascii(xml("koi8-r")) + [0xC1], transport: "utf-16", "koi8-r",
      xml("koi8-r") + "а"),
    Case(
      "utf-16 by transport in ASCII alone", ascii("<a>é"), transport: "utf-16le", "utf-8", "<a>é",
      "charset-overridden@0 utf-16le>utf-8"),
    // XML 1.0, appendix F.
    Case(
      "utf-16le mark", [0xFF, 0xFE] + wide(xml("utf-16") + "ж", 2, bigEndian: false), "utf-16le", xml("utf-16") + "ж"),
    Case(
      "utf-16be mark", [0xFE, 0xFF] + wide(xml("UTF-16") + "ж", 2, bigEndian: true), "utf-16be", xml("UTF-16") + "ж"),
    Case(
      "utf-16be mark, le declared", [0xFE, 0xFF] + wide(xml("utf-16le"), 2, bigEndian: true), "utf-16be",
      xml("utf-16le"), "charset-overridden@0 utf-16le>utf-16be"),
    Case(
      "utf-16le mark, utf-8 declared", [0xFF, 0xFE] + wide(xml("utf-8"), 2, bigEndian: false), "utf-16le",
      xml("utf-8"), "charset-overridden@0 utf-8>utf-16le"),
    Case("utf-32le mark", [0xFF, 0xFE, 0, 0] + wide(xml("utf-32"), 4, bigEndian: false), "utf-32le", xml("utf-32")),
    Case("utf-32be mark", [0, 0, 0xFE, 0xFF] + wide(xml("ucs-4"), 4, bigEndian: true), "utf-32be", xml("ucs-4")),
    Case("utf-16le units", wide(xml("utf-16"), 2, bigEndian: false), "utf-16le", xml("utf-16")),
    Case("utf-16be units", wide(xml("utf-16"), 2, bigEndian: true), "utf-16be", xml("utf-16")),
    Case("utf-16be units, transport", wide("<a>ж", 2, bigEndian: true), transport: "utf-16", "utf-16be", "<a>ж"),
    Case(
      "utf-16le units, utf-8 declared", wide("\n" + xml("utf-8"), 2, bigEndian: false), "utf-16le",
      "\n" + xml("utf-8"), "charset-overridden@0 utf-8>utf-16le"),
    Case("utf-16 JSON", wide("{\"a\":1}", 2, bigEndian: true), "utf-16be", "{\"a\":1}"),
    Case("utf-32le units", wide("<a/>", 4, bigEndian: false), "utf-32le", "<a/>"),
    Case("utf-32be units", wide(" <a/>", 4, bigEndian: true), "utf-32be", " <a/>"),
    Case(
      "ebcdic", CharsetSample.bytes("4C6FA79493 40 8595839684899587 7E 7F C3D7F0F3F7 7F 6F6E 4C51 6E"), "cp037",
      "<?xml encoding=\"CP037\"?><é>"),
    Case(
      "ebcdic, ASCII declared", CharsetSample.bytes("4C6FA79493 40 8595839684899587 7E 7F A4A38660F8 7F 6F6E"),
      "ibm037",
      "<?xml encoding=\"utf-8\"?>", "charset-overridden@0 utf-8>ibm037"),
  ]

  @Test(arguments: cases)
  func decides(_ example: Case) {
    let whole = CharsetOutcome.of(example.bytes, transport: example.transport)
    #expect(whole.name == example.name)
    #expect(whole.string == example.text)
    #expect(whole.noteTexts == example.notes)
    for chunk in CharsetOutcome.chunks {
      #expect(CharsetOutcome.of(example.bytes, transport: example.transport, chunk: chunk) == whole, "by \(chunk)")
    }
    #expect(CharsetOutcome.of(example.bytes, transport: example.transport, endsApart: true) == whole)
  }

  /// Text, and how many of its bytes must come before there is a decision.
  @Test(arguments: [
    ("<rss version='2.0'>", 4), ("<a>", 3 + 1), ("Hello", 1), ("<?xml version='1.0'?><rss>", 21), ("\n\n<rss>", 4),
    ("<?xml-stylesheet ?>", 6), ("   <?php", 6), ("{\"version\":1}", 4), ("\u{FEFF}<rss>", 5),
  ])
  func holdsBackNoMoreThanNeeded(_ text: String, _ needed: Int) {
    var decoder = CharsetDecoder(transport: nil)
    var output = ByteBuffer()
    let bytes = Array((text + " ").utf8)
    for (index, byte) in bytes.enumerated() {
      unsafe [byte].withUnsafeBufferPointer { unsafe decoder.decode($0, isFinal: false, into: &output) }
      let isDecided = decoder.name != nil
      #expect(isDecided == (index + 1 >= needed), "byte \(index + 1) of \(text)")
    }
  }

  @Test func neverHoldsBackMoreThanTheHead() {
    let open = "<?xml version='1.0' " + String(repeating: "x", count: 2000) + " encoding='koi8-r'?>"
    for text in [open, String(repeating: "\n", count: 2000) + Self.xml("koi8-r")] {
      let whole = CharsetOutcome.of(Array(text.utf8))
      #expect(whole.name == "utf-8")
      for chunk in [1, 1000, 1023, 1024, 1025] {
        #expect(CharsetOutcome.of(Array(text.utf8), chunk: chunk) == whole)
      }
    }
  }
}
