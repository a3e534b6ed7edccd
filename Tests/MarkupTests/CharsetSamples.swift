// Texts in every encoding, as Python's codecs write them. Not the tests over them.

import Testing

/// A text, its bytes in an encoding, and where each of its scalars begins in the bytes.
struct CharsetSample: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let text: String
  /// Nil where iconv gives out letters later than their bytes.
  let starts: [Int]?

  var testDescription: String { name }

  /// Without `starts`, every scalar is one byte.
  init(_ name: String, _ hex: String, _ text: String, starts: String? = nil) {
    self.name = name
    bytes = Self.bytes(hex)
    self.text = text
    switch starts {
    case nil: self.starts = Array(0..<bytes.count)
    case "": self.starts = nil
    case let starts?: self.starts = starts.split(separator: " ").compactMap { Int($0) }
    }
  }

  /// Bytes of hexadecimal digits; spaces do not count.
  static func bytes(_ hex: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in hex.compactMap({ $0.hexDigitValue.map(UInt8.init) }) {
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return bytes
  }

  static let all: [CharsetSample] = [
    CharsetSample(
      "utf-8",
      "6E61C3AF766520E2809C6772C3B6C39F65E2809D20E78BA0E78BA0E692B820F09F9880",
      "na\u{EF}ve \u{201C}gr\u{F6}\u{DF}e\u{201D} \u{72E0}\u{72E0}\u{64B8} \u{1F600}",
      starts: "0 1 2 4 5 6 7 10 11 12 14 16 17 20 21 24 27 30 31"),
    CharsetSample(
      "ibm866",
      "8FE0A8A2A5E22C20ACA8E02120F0F120FC",
      "\u{41F}\u{440}\u{438}\u{432}\u{435}\u{442}, \u{43C}\u{438}\u{440}! \u{401}\u{451} \u{2116}"),
    CharsetSample(
      "iso-8859-2",
      "50F8ED6C69B920BE6C75BB6F75E86BFD206BF9F22C20A3F364BC",
      "P\u{159}\u{ED}li\u{161} \u{17E}lu\u{165}ou\u{10D}k\u{FD} k\u{16F}\u{148}, \u{141}\u{F3}d\u{17A}"),
    CharsetSample(
      "iso-8859-3",
      "C67520F86920657374617320FE616EF86F3F20A1616C",
      "\u{108}u \u{11D}i estas \u{15D}an\u{11D}o? \u{126}al"),
    CharsetSample(
      "iso-8859-4",
      "A969732069722074656B73747320E07220BBBAF3B620ACBC",
      "\u{160}is ir teksts \u{101}r \u{123}\u{113}\u{137}\u{13C} \u{166}\u{167}"),
    CharsetSample(
      "iso-8859-5",
      "C1EAD5E8EC20D5E9F120EDE2D8E520F020A2F2",
      "\u{421}\u{44A}\u{435}\u{448}\u{44C} \u{435}\u{449}\u{451} \u{44D}\u{442}\u{438}\u{445} \u{2116} \u{402}"
        + "\u{452}"),
    CharsetSample(
      "iso-8859-6",
      "E5D1CDC8C720C8C7E4D9C7E4E5AC20E3EAE1BF",
      "\u{645}\u{631}\u{62D}\u{628}\u{627} \u{628}\u{627}\u{644}\u{639}\u{627}\u{644}\u{645}\u{60C} \u{643}"
        + "\u{64A}\u{641}\u{61F}"),
    CharsetSample(
      "iso-8859-7",
      "C3E5E9DC20F3EFF520CAFCF3ECE520A1A4A2",
      "\u{393}\u{3B5}\u{3B9}\u{3AC} \u{3C3}\u{3BF}\u{3C5} \u{39A}\u{3CC}\u{3C3}\u{3BC}\u{3B5} \u{2018}\u{20AC}"
        + "\u{2019}"),
    CharsetSample(
      "iso-8859-8",
      "F9ECE5ED20F2E5ECED20AA20BA",
      "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{5E2}\u{5D5}\u{5DC}\u{5DD} \u{D7} \u{F7}"),
    CharsetSample(
      "iso-8859-8-i",
      "F9ECE5ED20F2E5ECED20AA20BA",
      "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{5E2}\u{5D5}\u{5DC}\u{5DD} \u{D7} \u{F7}"),
    CharsetSample(
      "iso-8859-10",
      "53E16D6920BF20B920DEF3727220D7F7",
      "S\u{E1}mi \u{14B} \u{111} \u{DE}\u{F3}rr \u{168}\u{169}"),
    CharsetSample(
      "iso-8859-13",
      "DEE073697320A5EB6461B420FE6F6CE620D9F9",
      "\u{17D}\u{105}sis \u{201E}\u{117}da\u{201C} \u{17E}ol\u{119} \u{141}\u{142}"),
    CharsetSample(
      "iso-8859-14",
      "D07974686E6F7320FE6420A120AB20B8",
      "\u{174}ythnos \u{177}d \u{1E02} \u{1E0B} \u{1E81}"),
    CharsetSample(
      "iso-8859-15",
      "BC7576726520E0203520A42C20B4B820BE",
      "\u{152}uvre \u{E0} 5 \u{20AC}, \u{17D}\u{17E} \u{178}"),
    CharsetSample(
      "iso-8859-16",
      "DE6172E320BA6920A5D0B520A4",
      "\u{21A}ar\u{103} \u{219}i \u{201E}\u{110}\u{201D} \u{20AC}"),
    CharsetSample(
      "koi8-r",
      "F0D2C9D7C5D42C20CDC9D22120A3B3208081",
      "\u{41F}\u{440}\u{438}\u{432}\u{435}\u{442}, \u{43C}\u{438}\u{440}! \u{451}\u{401} \u{2500}\u{2502}"),
    CharsetSample(
      "koi8-u",
      "F0D2C9D7A6D42C20D3D7A6D4C52120B7A720BDAD",
      "\u{41F}\u{440}\u{438}\u{432}\u{456}\u{442}, \u{441}\u{432}\u{456}\u{442}\u{435}! \u{407}\u{457} \u{490}"
        + "\u{491}"),
    CharsetSample(
      "macintosh",
      "828E64696C6C6520D2DE6ED320DB2020C6",
      "\u{C7}\u{E9}dille \u{201C}\u{FB01}n\u{201D} \u{20AC}  \u{2206}"),
    CharsetSample(
      "windows-874",
      "CAC7D1CAB4D5AAD2C7E2C5A12093809485",
      "\u{E2A}\u{E27}\u{E31}\u{E2A}\u{E14}\u{E35}\u{E0A}\u{E32}\u{E27}\u{E42}\u{E25}\u{E01} \u{201C}\u{20AC}"
        + "\u{201D}\u{2026}"),
    CharsetSample(
      "windows-1250",
      "50F8ED6C699A209E6C759D6F75E86BFD20846BF9F2932080",
      "P\u{159}\u{ED}li\u{161} \u{17E}lu\u{165}ou\u{10D}k\u{FD} \u{201E}k\u{16F}\u{148}\u{201C} \u{20AC}"),
    CharsetSample(
      "windows-1251",
      "D1FAE5F8FC20E5F9B8209720ABFDF2E8F5BB20B9",
      "\u{421}\u{44A}\u{435}\u{448}\u{44C} \u{435}\u{449}\u{451} \u{2014} \u{AB}\u{44D}\u{442}\u{438}\u{445}"
        + "\u{BB} \u{2116}"),
    CharsetSample(
      "windows-1252",
      "93536D6172749420962071756F74657385208E9E2080",
      "\u{201C}Smart\u{201D} \u{2013} quotes\u{2026} \u{17D}\u{17E} \u{20AC}"),
    CharsetSample(
      "windows-1253",
      "C3E5E9DC20F3EFF5209720CAFCF3ECE52080",
      "\u{393}\u{3B5}\u{3B9}\u{3AC} \u{3C3}\u{3BF}\u{3C5} \u{2014} \u{39A}\u{3CC}\u{3C3}\u{3BC}\u{3B5} \u{20AC}"),
    CharsetSample(
      "windows-1254",
      "DD7374616E62756C92646120FDF0FE20E720938094",
      "\u{130}stanbul\u{2019}da \u{131}\u{11F}\u{15F} \u{E7} \u{201C}\u{20AC}\u{201D}"),
    CharsetSample(
      "windows-1255",
      "F9C8D1ECE5C9ED20A420938094",
      "\u{5E9}\u{5B8}\u{5C1}\u{5DC}\u{5D5}\u{5B9}\u{5DD} \u{20AA} \u{201C}\u{20AC}\u{201D}"),
    CharsetSample(
      "windows-1256",
      "E3D1CDC8C72081208D208E2090209D2080",
      "\u{645}\u{631}\u{62D}\u{628}\u{627} \u{67E} \u{686} \u{698} \u{6AF} \u{200C} \u{20AC}"),
    CharsetSample(
      "windows-1257",
      "DEE07369732093EB64619420FE6F6CE62080",
      "\u{17D}\u{105}sis \u{201C}\u{117}da\u{201D} \u{17E}ol\u{119} \u{20AC}"),
    CharsetSample(
      "windows-1258",
      "5469EAEC6E67205669EAF27420FE20F520FD",
      "Ti\u{EA}\u{301}ng Vi\u{EA}\u{323}t \u{20AB} \u{1A1} \u{1B0}"),
    CharsetSample(
      "x-mac-cyrillic",
      "8FF0E8E2B4F220A2B620DC20FF",
      "\u{41F}\u{440}\u{438}\u{432}\u{456}\u{442} \u{490}\u{491} \u{2116} \u{20AC}"),
    CharsetSample(
      "gbk",
      "BADDBADDDFA320D6D0CEC4A3ACB2E2CAD4A1A3E946",
      "\u{72E0}\u{72E0}\u{64B8} \u{4E2D}\u{6587}\u{FF0C}\u{6D4B}\u{8BD5}\u{3002}\u{9555}",
      starts: "0 2 4 6 7 9 11 13 15 17 19"),
    CharsetSample(
      "gb18030",
      "D6D0CEC4209439FC36208134D7348134D6338134D6392081308938208139EE3920656E64",
      "\u{4E2D}\u{6587} \u{1F600} \u{182E}\u{1823}\u{1829} \u{DF} \u{3400} end",
      starts: "0 2 4 5 9 10 14 18 22 23 27 28 32 33 34 35"),
    CharsetSample(
      "big5",
      "C163C5E9A4A4A4E5A141B4FAB8D5A1439DEF20886220A55C",
      "\u{7E41}\u{9AD4}\u{4E2D}\u{6587}\u{FF0C}\u{6E2C}\u{8A66}\u{3002}\u{5605} \u{CA}\u{304} \u{529F}",
      starts: "0 2 4 6 8 10 12 14 16 18 19 19 21 22"),
    CharsetSample(
      "euc-jp",
      "C6FCCBDCB8EC20A5C6A5B9A5C8208EB68EC5208FECBF208FB0A120C9BD",
      "\u{65E5}\u{672C}\u{8A9E} \u{30C6}\u{30B9}\u{30C8} \u{FF76}\u{FF85} \u{9DD7} \u{4E02} \u{8868}",
      starts: "0 2 4 6 7 9 11 13 14 16 18 19 22 23 26 27"),
    CharsetSample(
      "iso-2022-jp",
      "1B2442467C4B5C386C1B28422074657374201B24422546253925481B28420A1B24422444242E1B284220656E64",
      "\u{65E5}\u{672C}\u{8A9E} test \u{30C6}\u{30B9}\u{30C8}\n\u{3064}\u{304E} end",
      starts: "3 5 7 12 13 14 15 16 17 21 23 25 30 34 36 41 42 43 44"),
    CharsetSample(
      "shift_jis",
      "955C8EA6835C8374836720B6C52081608740EEE020895C5C",
      "\u{8868}\u{793A}\u{30BD}\u{30D5}\u{30C8} \u{FF76}\u{FF85} \u{FF5E}\u{2460}\u{9AD9} \u{5642}\\",
      starts: "0 2 4 6 8 10 11 12 13 14 16 18 20 21 23"),
    CharsetSample(
      "euc-kr",
      "BEC8B3E7C7CFBCBCBFE4208C63B9E6B0A2C7CF20F9DBCFD02094EE",
      "\u{C548}\u{B155}\u{D558}\u{C138}\u{C694} \u{B620}\u{BC29}\u{AC01}\u{D558} \u{97D3}\u{570B} \u{BDC1}",
      starts: "0 2 4 6 8 10 11 13 15 17 19 20 22 24 25"),
    CharsetSample(
      "hz-gb-2312",
      "7E7B56504E447E7D7E7E7E7B32624A547E7D2061736369690A7E7B4F42523B50507E7D",
      "\u{4E2D}\u{6587}~\u{6D4B}\u{8BD5} ascii\n\u{4E0B}\u{4E00}\u{884C}",
      starts: "2 4 8 12 14 18 19 20 21 22 23 24 27 29 31"),
    CharsetSample(
      "iso-2022-kr",
      "1B2429430E3E4833670F20616263200E474F3C3C3F640F0A0E3459403D0F",
      "\u{C548}\u{B155} abc \u{D558}\u{C138}\u{C694}\n\u{B2E4}\u{C74C}",
      starts: "5 7 10 11 12 13 14 16 18 20 23 25 27"),
    CharsetSample(
      "utf-16le",
      "6800E400DF002000E072E07220003DD800DE20007A00",
      "h\u{E4}\u{DF} \u{72E0}\u{72E0} \u{1F600} z",
      starts: "0 2 4 6 8 10 12 14 18 20"),
    CharsetSample(
      "utf-16be",
      "006800E400DF002072E072E00020D83DDE000020007A",
      "h\u{E4}\u{DF} \u{72E0}\u{72E0} \u{1F600} z",
      starts: "0 2 4 6 8 10 12 14 18 20"),
    CharsetSample(
      "utf-32le",
      "68000000E4000000DF00000020000000E0720000E07200002000000000F60100200000007A000000",
      "h\u{E4}\u{DF} \u{72E0}\u{72E0} \u{1F600} z",
      starts: "0 4 8 12 16 20 24 28 32 36"),
    CharsetSample(
      "utf-32be",
      "00000068000000E4000000DF00000020000072E0000072E0000000200001F600000000200000007A",
      "h\u{E4}\u{DF} \u{72E0}\u{72E0} \u{1F600} z",
      starts: "0 4 8 12 16 20 24 28 32 36"),
    CharsetSample(
      "x-user-defined",
      "616280FF7A",
      "ab\u{F780}\u{F7FF}z"),
    CharsetSample(
      "ibm855",
      "DDE1B7EBA8E52C20D2B7E120EF",
      "\u{41F}\u{440}\u{438}\u{432}\u{435}\u{442}, \u{43C}\u{438}\u{440} \u{2116}"),
    CharsetSample(
      "cp437",
      "808264696C6C6520B0B1B220E2E3",
      "\u{C7}\u{E9}dille \u{2591}\u{2592}\u{2593} \u{393}\u{3C0}"),
    CharsetSample(
      "johab",
      "B4659177D061AD41B66120A6CA20616263",
      "\u{C548}\u{B155}\u{D558}\u{C138}\u{C694} \u{BDC1} abc",
      starts: "0 2 4 6 8 10 11 13 14 15 16"),
    CharsetSample(
      "utf-7",
      "4869202B5A65566E4C41202B2D202B414B4D207A",
      "Hi \u{65E5}\u{672C} + \u{A3} z",
      starts: ""),
    CharsetSample(
      "ibm037",
      "4C99A2A26E40C081D0BA82BB4051",
      "<rss> {a}[b] \u{E9}"),
  ]
}
