// A character encoding: its name and how its bytes are read. Not the labels it goes by, and not the tables.

/// An encoding that can be decoded.
struct Charset: Sendable, Equatable {
  /// The WHATWG name in lower case, or the label that iconv knows.
  var name: String
  /// What decodes it.
  var coding: Coding
  /// How `<` looks in it, which is what a declaration is checked against.
  var units: Units

  /// What decodes an encoding.
  enum Coding: Sendable, Equatable {
    case utf8
    case utf16(bigEndian: Bool)
    case utf32(bigEndian: Bool)
    /// A table of 256 entries asked of iconv by the first of these names it knows.
    case singleByte([String])
    /// ASCII, and 0x80… as U+F780…: https://encoding.spec.whatwg.org/#x-user-defined
    case userDefined
    case multiByte(MultiByteShape)
    case shifted(ShiftedShape)
    /// Whatever iconv makes of this name: a table when it proves to be single-byte, else a stream.
    case iconv(String)
  }

  /// The families of XML 1.0, appendix F: https://www.w3.org/TR/xml/#sec-guessing-no-ext-info
  enum Units: Sendable, Equatable {
    case ascii, ebcdic, utf16LittleEndian, utf16BigEndian, utf32LittleEndian, utf32BigEndian

    /// The charset the units alone tell; ASCII tells nothing, so that is XML's default.
    var charset: Charset {
      switch self {
      case .ascii: .utf8
      case .ebcdic: Charset(name: "ibm037", coding: .singleByte(["IBM037", "CP037", "IBM-037"]), units: .ebcdic)
      case .utf16LittleEndian: .utf16(bigEndian: false)
      case .utf16BigEndian: .utf16(bigEndian: true)
      case .utf32LittleEndian: .utf32(bigEndian: false)
      case .utf32BigEndian: .utf32(bigEndian: true)
      }
    }

    /// Bytes of one unit, and where in it the byte of an ASCII character stands.
    var width: (bytes: Int, significant: Int) {
      switch self {
      case .ascii, .ebcdic: (1, 0)
      case .utf16LittleEndian: (2, 0)
      case .utf16BigEndian: (2, 1)
      case .utf32LittleEndian: (4, 0)
      case .utf32BigEndian: (4, 3)
      }
    }
  }

  static let utf8 = Charset(name: "utf-8", coding: .utf8, units: .ascii)

  static func utf16(bigEndian: Bool) -> Charset {
    Charset(
      name: bigEndian ? "utf-16be" : "utf-16le", coding: .utf16(bigEndian: bigEndian),
      units: bigEndian ? .utf16BigEndian : .utf16LittleEndian)
  }

  static func utf32(bigEndian: Bool) -> Charset {
    Charset(
      name: bigEndian ? "utf-32be" : "utf-32le", coding: .utf32(bigEndian: bigEndian),
      units: bigEndian ? .utf32BigEndian : .utf32LittleEndian)
  }

  /// The charset of a WHATWG name, with the names iconv may have for it, best table first:
  /// glibc, then libiconv (macOS), then musl.
  init(whatwg name: String) {
    let coding: Coding? =
      switch name {
      case "utf-8": .utf8
      case "utf-16le": .utf16(bigEndian: false)
      case "utf-16be": .utf16(bigEndian: true)
      case "utf-32le": .utf32(bigEndian: false)
      case "utf-32be": .utf32(bigEndian: true)
      case "x-user-defined": .userDefined
      case "gbk", "gb18030": .multiByte(.gb18030)
      case "big5": .multiByte(.big5)
      case "euc-jp": .multiByte(.eucJP)
      case "shift_jis": .multiByte(.shiftJIS)
      case "euc-kr": .multiByte(.uhc)
      case "iso-2022-jp": .shifted(.iso2022JP)
      case "hz-gb-2312": .shifted(.hz)
      case "iso-2022-kr", "iso-2022-cn", "iso-2022-cn-ext": .iconv(name)
      case "ibm866": .singleByte(["IBM866", "CP866"])
      case "macintosh": .singleByte(["MACINTOSH", "MACROMAN", "MAC"])
      // WHATWG's is the Ukrainian variant, with the letter ghe with upturn.
      case "x-mac-cyrillic": .singleByte(["MAC-UK", "MACUKRAINE", "MAC-CYRILLIC", "MACCYRILLIC"])
      case "windows-874": .singleByte(["WINDOWS-874", "CP874", "TIS-620"])
      case "iso-8859-8-i": .singleByte(["ISO-8859-8"])
      case _ where name.hasPrefix("windows-125"): .singleByte(["CP" + name.dropFirst(8), name.uppercased()])
      default: .singleByte([name.uppercased()])
      }
    let units: Units =
      switch name {
      case "utf-16le": .utf16LittleEndian
      case "utf-16be": .utf16BigEndian
      case "utf-32le": .utf32LittleEndian
      case "utf-32be": .utf32BigEndian
      default: .ascii
      }
    self.init(name: name, coding: coding ?? .utf8, units: units)
  }

  private init(name: String, coding: Coding, units: Units) {
    self.name = name
    self.coding = coding
    self.units = units
  }

  /// A label WHATWG has not, as iconv reads it; nil when iconv does not know it either.
  init?(iconv label: String) {
    guard let engine = CharsetEngine(.iconv(label)) else { return nil }
    self.init(name: label, coding: .iconv(label), units: engine.readsEBCDIC ? .ebcdic : .ascii)
  }
}
