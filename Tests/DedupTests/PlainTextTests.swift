// The form in which texts are compared, their hash, and what one is to another.

import Growth
import SluiceCore
import Testing

@testable import SluiceDedup

struct PlainTextTests {
  private func plain(_ text: String) -> String {
    var buffer = ByteBuffer(capacity: 16)
    var text = text
    let range = text.withUTF8 { PlainForm.append(unsafe $0.span, to: &buffer) }
    return buffer.string(range)
  }

  @Test func whiteSpaceIsOneSpaceWhereverItStands() {
    var dice = Dice(7)
    let pieces = [
      " ", "  ", "\n", "\u{A0}", "\u{3000}", "\u{2003}", "\u{202F}", "a", "bcdefgh", "’", "é", "水", "ー", "Ω", "🪨",
      "\u{85}", "\u{200B}",
    ]
    for _ in 0..<4000 {
      let text = (0..<dice.roll(12)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
      let expected = text.split { $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }.joined(separator: " ")
      #expect(plain(text) == expected)
    }
  }

  /// Computed with a program of its own in another language.
  @Test func theHashIsSipHash() {
    #expect(TextHash("") == TextHash(high: 0xBCB3_BD23_835F_2271, low: 0x0F7C_01CF_F216_3174))
    #expect(TextHash("gravel") == TextHash(high: 0x104C_E432_1DEA_35C2, low: 0x360C_B351_60E4_F8AB))
    let long = String(repeating: "Two loads of gravel. ", count: 5)
    #expect(TextHash(long) == TextHash(high: 0x32A9_C92B_2B52_FEBA, low: 0x7269_984A_7044_D804))
  }

  private func relation(_ one: String, _ other: String) -> SameText.Relation? {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    return TextRelation.of(one.span, in: other.span)
  }

  @Test func partsAreFoundWhereverTheyStand() {
    var dice = Dice(9)
    for _ in 0..<1000 {
      // Few letters, so that there are many beginnings of it.
      let other = String((0..<60 + dice.roll(300)).map { _ in "ab cd".randomElement(&dice) })
      let length = 30 + dice.roll(60)
      guard length < other.utf8.count else { continue }
      let start = dice.roll(other.utf8.count - length)
      var text = String(decoding: Array(other.utf8)[start..<start + length], as: UTF8.self)
      if dice.roll(2) == 0 { text = String(text.dropLast()) + "x" }
      let expected: SameText.Relation? =
        text.utf8.count < 40 ? nil : other.hasPrefix(text) ? .prefixOf : other.contains(text) ? .partOf : nil
      #expect(relation(text, other) == expected)
    }
  }

  @Test(arguments: ["…", "...", " […]", " [...]", "..", " (…)"])
  func anEllipsisIsNoPartOfAPrefix(_ end: String) {
    let text = "Two loads of gravel reached the upper sluice"
    #expect(relation(text + end, text + " before noon, and a third came in the evening.") == .prefixOf)
    #expect(relation("One load of gravel reached the upper sluice" + end, text + " before noon, and a third.") == nil)
  }

  @Test func aTextMadeToBeSearchedLongIsNot() {
    let growth = growth(from: 1 << 18) { count in
      let text = String(repeating: "a", count: count / 2) + "b"
      #expect(relation(text, String(repeating: "a", count: count)) == nil)
    }
    #expect(growth < 8)
  }
}

extension Collection {
  fileprivate func randomElement(_ dice: inout Dice) -> Element {
    self[index(startIndex, offsetBy: dice.roll(count))]
  }
}
