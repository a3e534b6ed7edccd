// What labels mean, and that the C library has a table for each. Not how the tables are used.

import SluiceCore
import Testing

@testable import SluiceMarkup

@Suite("CharsetLabel")
struct CharsetLabelTests {
  @Test(arguments: CharsetLabels.whatwg.map(\.name) + CharsetLabels.beyond.map(\.name))
  func everyEncodingOpens(_ name: String) {
    let charset = Charset(whatwg: name)
    #expect(charset.name == name)
    if charset.coding != .utf8 {
      let opens: Bool
      switch CharsetEngine(charset.coding) {
      case .some: opens = true
      case .none: opens = false
      }
      #expect(opens, "the C library has no table for \(name)")
    }
  }

  @Test func theTableIsComplete() {
    // The standard has 228; "replacement" itself is no encoding.
    let labels = CharsetLabels.whatwg.flatMap { $0.labels.split(separator: " ") }
    #expect(labels.count == 227)
    #expect(Set(labels).count == labels.count)
    for (name, labels) in CharsetLabels.whatwg {
      for label in labels.split(separator: " ") { #expect(CharsetLabel(label.utf8)?.charset?.name == name) }
    }
  }

  @Test(arguments: [
    ("ISO-8859-1", "windows-1252"), (" us-ascii\t", "windows-1252"), ("Latin1", "windows-1252"),
    ("\"UTF-8\"", "utf-8"), ("'utf8'", "utf-8"), ("GB2312", "gbk"), ("GB18030", "gb18030"), ("Shift_JIS", "shift_jis"),
    ("windows-31j", "shift_jis"), ("EUC-JP", "euc-jp"), ("ks_c_5601-1987", "euc-kr"), ("Big5-HKSCS", "big5"),
    ("utf-16", "utf-16le"), ("UTF-32", "utf-32be"), ("UCS-4LE", "utf-32le"), ("tis-620", "windows-874"),
    ("utf_32", "utf-32be"), ("cp437", "cp437"), ("MacCyrillic", "x-mac-cyrillic"), ("CP1125", "cp1125"),
    ("ISO-IR-179", "iso-ir-179"),
  ])
  func labelsMean(_ label: String, _ name: String) {
    #expect(CharsetLabel(label.utf8)?.charset?.name == name)
  }

  @Test(arguments: [
    "klingon", "utf-8//translit", "utf-8,", "char", "wchar_t", "internal", "replacement", "../x", "koi8-\u{440}", "\0",
    "iso-8859-1 ; x", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  ])
  func nonsenseMeansNothing(_ label: String) {
    #expect(CharsetLabel(label.utf8)?.charset == nil)
  }

  @Test func whiteSpaceIsNoLabel() {
    #expect(CharsetLabel(" \t\"\"".utf8) == nil)
  }
}
