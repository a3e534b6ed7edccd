// What a label means. Not the table of labels, and not how the encoding is decoded.

import SluiceCore

/// What a label means: https://encoding.spec.whatwg.org/#names-and-labels, then iconv.
struct CharsetLabel: Sendable, Equatable {
  /// As it is compared: lower case, without white space and quotes around it.
  let text: String
  /// The encoding; nil when nobody knows the label.
  let charset: Charset?

  /// The label names the family but not the order of its bytes; a mark or the bytes tell it.
  var leavesOrderOpen: Bool { Self.orderless.contains(text) }
  /// The label claims ASCII, which every encoding but the wide ones and EBCDIC extends.
  var isASCII: Bool { Self.ascii.contains(text) }

  /// Resolves a label as it was written. Nil when nothing is left of it.
  init?(_ written: some Sequence<UInt8>) {
    var bytes = written.map(\.lowered)
    bytes.removeAll { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
    guard !bytes.isEmpty else { return nil }
    text = String(decoding: bytes.prefix(Self.longest), as: UTF8.self)
    guard bytes.count <= Self.longest else {
      charset = nil
      return
    }
    // Programs write the names of their own codecs: `utf_16`, `windows_1252`.
    if let name = Self.names[text] ?? Self.names[text.split(separator: "_").joined(separator: "-")] {
      charset = Charset(whatwg: name)
    } else if Self.platformNames.contains(text) || !bytes.allSatisfy(Self.isSafe) {
      charset = nil
    } else {
      charset = Charset(iconv: text)
    }
  }

  static let longest = 40
  /// Only these reach iconv_open: no slash, so that nobody can ask for `//TRANSLIT`.
  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
  /// iconv's names for what the machine or the user's locale has; a feed cannot mean these.
  private static let platformNames: Set<String> = ["char", "wchar_t", "internal", "locale"]
  private static let orderless: Set<String> = [
    "utf-16", "utf16", "ucs-2", "ucs2", "iso-10646-ucs-2", "csunicode", "unicode", "utf-32", "utf32", "ucs-4", "ucs4",
    "iso-10646-ucs-4", "csucs4",
  ]
  private static let ascii: Set<String> = ["us-ascii", "ascii", "ansi_x3.4-1968"]

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for (name, labels) in CharsetLabels.whatwg + CharsetLabels.beyond {
      for label in labels.split(separator: " ") { names[String(label)] = name }
    }
    return names
  }()
}
