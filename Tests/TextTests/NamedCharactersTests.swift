// Names of HTML's list, found and not found. Not a test of where references stand in a text.

import SluiceCore
import Testing

@testable import SluiceText

@Suite("Named characters")
struct NamedCharactersTests {
  /// The generated literal, read the plain way.
  static let list: [(name: String, text: String)] = {
    let words = String(describing: NamedCharacterTable.pairs).split(whereSeparator: \.isWhitespace)
    return stride(from: 0, to: words.count - 1, by: 2).map { place in
      let scalars = words[place + 1].split(separator: ",").compactMap { UInt32($0, radix: 16) }
        .compactMap(Unicode.Scalar.init)
      return (String(words[place]), String(String.UnicodeScalarView(scalars)))
    }
  }()

  static func characters(_ name: String) -> String? {
    NamedCharacters.characters(Array(name.utf8).span)?.string
  }

  static func legacy(_ text: String) -> (text: String, length: Int)? {
    NamedCharacters.legacyCharacter(prefixOf: Array(text.utf8).span).map { ($0.character.string, $0.length) }
  }

  @Test func theListIsWhole() {
    let names = Self.list.map(\.name)
    #expect(names.count { $0.hasSuffix(";") } == 2125)
    #expect(names.count { !$0.hasSuffix(";") } == 106)
    #expect(Set(names).count == names.count)
    #expect(zip(names, names.dropFirst()).allSatisfy { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    #expect(Self.list.count { $0.name.hasSuffix(";") && $0.text.unicodeScalars.count == 2 } == 93)
    #expect(names.map(\.utf8.count).max() == NamedCharacters.longestName)
    let legacy = names.filter { !$0.hasSuffix(";") }
    #expect(legacy.map(\.utf8.count).max() == NamedCharacters.longestLegacyName)
  }

  @Test func everyNameIsFound() {
    for (name, text) in Self.list where name.hasSuffix(";") {
      #expect(Self.characters(name) == text, "\(name)")
      #expect(Self.characters(String(name.dropLast())) == nil, "\(name) without its semicolon")
      #expect(Self.characters(name + ";") == nil, "\(name) with two")
    }
    for (name, text) in Self.list where !name.hasSuffix(";") {
      #expect(Self.characters(name + ";") == text, "\(name) with a semicolon is the same")
      for rest in ["", ";", "=1", "\u{E9}"] {
        let found = Self.legacy(name + rest)
        #expect(found?.text == text && found?.length == name.utf8.count, "\(name + rest)")
      }
    }
  }

  @Test func asUTF8AndAsTextAreTheSame() {
    var buffer = ByteBuffer()
    for (name, text) in Self.list {
      buffer.removeAll()
      NamedCharacters.characters(Array(name.utf8).span)?.append(to: &buffer)
      #expect(buffer.string(0..<buffer.count) == (name.hasSuffix(";") ? text : ""), "\(name)")
    }
  }

  @Test(
    "values from the standard",
    arguments: [
      ("amp;", "&"), ("AMP;", "&"), ("lt;", "<"), ("quot;", "\""), ("apos;", "'"), ("nbsp;", "\u{A0}"),
      ("eacute;", "\u{E9}"), ("Eacute;", "\u{C9}"), ("hellip;", "\u{2026}"), ("rsquo;", "\u{2019}"),
      ("trade;", "\u{2122}"), ("zwnj;", "\u{200C}"), ("Tab;", "\t"), ("NewLine;", "\n"), ("lang;", "\u{27E8}"),
      ("there4;", "\u{2234}"), ("frac12;", "\u{BD}"), ("Afr;", "\u{1D504}"), ("zopf;", "\u{1D56B}"),
      ("CounterClockwiseContourIntegral;", "\u{2233}"),
      // Two characters each.
      ("NotEqualTilde;", "\u{2242}\u{338}"), ("fjlig;", "fj"), ("bne;", "=\u{20E5}"), ("acE;", "\u{223E}\u{333}"),
      ("ThickSpace;", "\u{205F}\u{200A}"), ("nvlt;", "<\u{20D2}"),
    ])
  func spots(_ name: String, _ text: String) {
    // Scalar by scalar, because a string compares by canonical equivalence.
    #expect(Self.characters(name).map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
  }

  @Test(
    "look-alikes are no names",
    arguments: [
      "", ";", "a", "a;", "Amp;", "aMP;", "nbsp", "hellip", "nosuch;", "nbsp ;", " nbsp;", "&nbsp;", "nbsp;x", "amp;;",
      "am;p;", "there;", "frac1;", "\u{E9}acute;", "nbsp\0;", "CounterClockwiseContourIntegrals;", "C6;", "26;",
      "AMP 26 AMP;",
    ])
  func lookAlikes(_ name: String) {
    #expect(Self.characters(name) == nil)
  }

  @Test(
    "the longest name that needs no semicolon",
    arguments: [
      ("nbsp", "\u{A0}", 4), ("nbsp;", "\u{A0}", 4), ("nbspace", "\u{A0}", 4), ("notit;", "\u{AC}", 3),
      ("notin;", "\u{AC}", 3), ("copy=2", "\u{A9}", 4), ("lt", "<", 2), ("ltx", "<", 2), ("gt;", ">", 2),
      ("times", "\u{D7}", 5), ("timesb;", "\u{D7}", 5), ("Aacutes", "\u{C1}", 6), ("frac34s", "\u{BE}", 6),
      ("sup1", "\u{B9}", 4), ("ampamp", "&", 3),
    ])
  func legacyPrefixes(_ text: String, _ character: String, _ length: Int) {
    let found = Self.legacy(text)
    #expect(found?.text == character)
    #expect(found?.length == length)
  }

  @Test(
    "no name that needs no semicolon",
    arguments: ["", ";", "l", "l;t", " lt", "&lt", "Lt", "apos", "hellip;", "nbs", "nbs;p", "there4", "\u{E9}", "Nbsp"])
  func noLegacyPrefix(_ text: String) {
    #expect(Self.legacy(text) == nil)
  }

  @Test func longNamesAreNoNames() {
    let long = String(repeating: "a", count: 10_000)
    #expect(Self.characters(long) == nil)
    #expect(Self.characters(long + ";") == nil)
    #expect(Self.characters("nbsp;" + long + ";") == nil)
    #expect(Self.legacy(long) == nil)
    #expect(Self.legacy("amp" + long)?.length == 3)
  }

  @Test func everyShortRunOfBytesMayBeAsked() {
    for first in UInt8.min...UInt8.max {
      #expect(NamedCharacters.characters([first].span) == nil)
      #expect(NamedCharacters.legacyCharacter(prefixOf: [first].span) == nil)
      for second in UInt8.min...UInt8.max {
        if NamedCharacters.characters([first, second].span) != nil {
          Issue.record("no name is one letter: \(first) \(second)")
        }
        if let found = NamedCharacters.legacyCharacter(prefixOf: [first, second].span) {
          let name = String(decoding: [first, second], as: UTF8.self)
          #expect(["lt", "gt", "LT", "GT"].contains(name) && found.length == 2)
        }
      }
    }
  }

  @Test func windows1252() {
    let found = (UInt32(0)...0x2000).filter { NamedCharacters.windows1252($0) != nil }
    #expect(found == (0x80...0x9F).filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) })
    #expect(NamedCharacters.windows1252(0x80) == "\u{20AC}")
    #expect(NamedCharacters.windows1252(0x92) == "\u{2019}")
    #expect(NamedCharacters.windows1252(0x96) == "\u{2013}")
    #expect(NamedCharacters.windows1252(0x97) == "\u{2014}")
    #expect(NamedCharacters.windows1252(0x9F) == "\u{178}")
    #expect(NamedCharacters.windows1252(.max) == nil)
  }
}
