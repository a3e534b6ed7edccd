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

  private static let russian = "Съешь ещё этих мягких французских булок, да выпей же чаю"
  private static let windows1251 = CharsetSample.bytes(
    "D1FAE5F8FC20E5F9B820FDF2E8F520ECFFE3EAE8F520F4F0E0EDF6F3E7F1EAE8F520E1F3EBEEEA2C20E4E020E2FBEFE5E920E6E520F7E0FE")
  private static let koi8 = CharsetSample.bytes(
    "F3DFC5DBD820C5DDA320DCD4C9C820CDD1C7CBC9C820C6D2C1CEC3D5DAD3CBC9C820C2D5CCCFCB2C20C4C120D7D9D0C5CA20D6C520DEC1C0")
  private static let japanese = "日本の砂と石の話をする"
  private static let shiftJIS = CharsetSample.bytes("93FA967B82CC8DBB82C690CE82CC986282F082B782E9")
  private static let eucJP = CharsetSample.bytes("C6FCCBDCA4CEBABDA4C8C0D0A4CECFC3A4F2A4B9A4EB")
  private static let gbk = CharsetSample.bytes("D6D0B9FAB5C4C9B3CAAFCAC7D7EEBAC3B5C4")
  private static let chinese = "中国的沙石是最好的"

  /// What the bytes say against labels, and where there is none.
  static let evidence: [Case] = [
    // Single bytes declared, UTF-8 there.
    Case(
      "latin-1 declared, utf-8", ascii(xml("ISO-8859-1") + "Kühl"), "utf-8", xml("ISO-8859-1") + "Kühl",
      "charset-overridden@44 iso-8859-1>utf-8"),
    Case(
      "us-ascii declared, utf-8", ascii(xml("us-ascii") + "it’s"), "utf-8", xml("us-ascii") + "it’s",
      "charset-overridden@43 us-ascii>utf-8"),
    Case(
      "latin-1 declared and meant", ascii(xml("latin1")) + [0xE9, 0x20, 0xE8], "windows-1252", xml("latin1") + "é è"),
    Case(
      "one capital and a small letter of windows-1250 stay", ascii(xml("windows-1250") + "PODR") + [0xD3, 0xAF, 0x45],
      "windows-1250", xml("windows-1250") + "PODRÓŻE"),
    Case(
      "windows-1251 declared, utf-8", ascii(xml("windows-1251") + russian), "utf-8", xml("windows-1251") + russian,
      "charset-overridden@45 windows-1251>utf-8"),
    Case("windows-1251 meant", ascii(xml("windows-1251")) + windows1251, "windows-1251", xml("windows-1251") + russian),
    Case(
      "a Thai word that is also UTF-8 stays", ascii(xml("tis-620")) + [0xE0, 0xA2, 0xB5], "windows-874",
      xml("tis-620") + "เขต"),
    Case(
      "transport latin-1, declared and written utf-8", ascii(xml("utf-8") + "é"), transport: "iso-8859-1", "utf-8",
      xml("utf-8") + "é", "charset-overridden@0 utf-8>windows-1252", "charset-overridden@38 iso-8859-1>utf-8"),
    // Several bytes declared.
    Case("gbk meant, though it is also UTF-8", ascii(xml("gbk")) + [0xC4, 0xA3], "gbk", xml("gbk") + "模"),
    Case(
      "gbk declared, utf-8 with errors in gbk", ascii(xml("gbk") + "<a>中</a>"), "utf-8", xml("gbk") + "<a>中</a>",
      "charset-overridden@39 gbk>utf-8"),
    Case(
      "big5 declared, utf-8 enough", ascii(xml("big5") + russian), "utf-8", xml("big5") + russian,
      "charset-overridden@37 big5>utf-8"),
    Case(
      "shift_jis meant", ascii(xml("shift_jis")) + shiftJIS, "shift_jis", xml("shift_jis") + japanese),
    // UTF-8 declared or nothing, and it is another.
    Case(
      "nothing declared, windows-1251", ascii("<a>") + windows1251, "windows-1251", "<a>" + russian,
      "charset-guessed@3 >windows-1251"),
    Case(
      "utf-8 declared, koi8-r", ascii(xml("UTF-8")) + koi8, "koi8-r", xml("UTF-8") + russian,
      "charset-overridden@38 utf-8>koi8-r"),
    Case(
      "unknown label, shift_jis", ascii(xml("x-y")) + shiftJIS, "shift_jis", xml("x-y") + japanese,
      "charset-unknown@0 x-y>utf-8", "charset-guessed@36 x-y>shift_jis"),
    Case(
      "nothing declared, euc-jp", ascii("<a>") + eucJP, "euc-jp", "<a>" + japanese, "charset-guessed@3 >euc-jp"),
    Case("nothing declared, gbk", ascii("<a>") + gbk, "gbk", "<a>" + chinese, "charset-guessed@3 >gbk"),
    Case(
      "utf-16 declared in ASCII, and gbk", ascii(xml("utf-16")) + gbk, "gbk", xml("utf-16") + chinese,
      "charset-overridden@0 utf-16>utf-8", "charset-guessed@39 utf-16>gbk"),
    Case(
      "nothing declared, windows-1252",
      ascii("caf") + [0xE9] + ascii(" cr") + [0xE8] + ascii("me d") + [0xE9]
        + ascii("j") + [0xE0], "windows-1252", "café crème déjà", "charset-guessed@3 >windows-1252"),
    Case(
      "transport utf-8, declared and written windows-1251", ascii(xml("windows-1251")) + windows1251,
      transport: "utf-8", "windows-1251", xml("windows-1251") + russian,
      "charset-overridden@0 windows-1251>utf-8", "charset-overridden@45 utf-8>windows-1251"),
    // Little evidence, and much on both sides.
    Case(
      "one odd byte", ascii("it") + [0x92] + ascii("s"), "utf-8", "it’s", "windows-1252-bytes@2 92>’"),
    Case(
      "utf-8 with odd bytes", ascii(russian) + [0x93] + ascii("a") + [0x94], "utf-8", russian + "“a”",
      "windows-1252-bytes@102 93>“", "windows-1252-bytes@106 94>”"),
    Case(
      "mark and odd bytes", mark + windows1251[..<3] + [0x2E], "utf-8", "Ñúå.", "windows-1252-bytes@0 D1 FA E5>Ñúå"),
    Case(
      "mark and another encoding stays with the mark", mark + ascii("<a>") + koi8[..<6], "utf-8", "<a>óßÅÛØ ",
      "windows-1252-bytes@3 F3 DF C5 DB D8>óßÅÛØ"),
    Case("ASCII keeps what was declared", ascii(xml("koi8-r") + "<a/>"), "koi8-r", xml("koi8-r") + "<a/>"),
  ]

  @Test(arguments: cases + evidence)
  func decides(_ example: Case) {
    let whole = CharsetOutcome.of(example.bytes, transport: example.transport)
    #expect(whole.name == example.name)
    #expect(whole.string == example.text)
    #expect(whole.noteTexts == example.notes)
    for chunk in CharsetOutcome.chunks {
      #expect(CharsetOutcome.of(example.bytes, transport: example.transport, chunk: chunk) == whole, "by \(chunk)")
      #expect(CharsetOutcome.passing(example.bytes, transport: example.transport, chunk: chunk) == whole)
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
