// What must hold of cleaning whatever the text is: chunks change nothing, and what is repaired stays as it is.

import Foundation
import Sluice
import SluiceCore
import SluiceCorpus
import SluiceText
import Testing

struct CleaningTests {
  /// Lines longer than a piece, runs, blank lines, mojibake, references, repeated paragraphs, no break at the end.
  static let text: String = {
    let paragraph = "It’s a paragraph of some length — it says “hello” &amp; goes on, cafÃ© by cafÃ©. "
    var text = "  first\t line \r\n\n\n\n"
    for number in 0..<40 { text += "\(number % 7) " + paragraph + "\n" + (number % 3 == 0 ? "\n\n" : "") }
    text += String(repeating: "word wÃ¶rd  ", count: 9000) + "\n"
    text += String(repeating: "é", count: 70_000) + "&lt;\n\n" + String(repeating: " ", count: 70_000) + "\n"
    return text + "last &amp; least"
  }()

  private static func clean(_ bytes: [UInt8], _ steps: RepairSteps, chunk: Int) -> ([UInt8], [Note]) {
    var reader = CleanReader(steps, explains: true)
    var output: [UInt8] = []
    var notes: [Note] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      reader.consume(Array(bytes[start..<min(start + chunk, bytes.count)]))
      output += reader.takeOutput()
      notes += reader.takeNotes()
    }
    reader.finish()
    return (output + reader.takeOutput(), notes + reader.takeNotes())
  }

  @Test(arguments: [RepairSteps.standard, [.whitespace], [.mojibake, .repeats], [.standard, .repeats, .apostrophes]])
  func chunksChangeNothing(_ steps: RepairSteps) {
    let bytes = Array(Self.text.utf8)
    let whole = Self.clean(bytes, steps, chunk: bytes.count)
    #expect(whole.0 != bytes)
    #expect(!whole.1.isEmpty)
    for chunk in [17, 4096, 65_537] {
      let pieces = Self.clean(bytes, steps, chunk: chunk)
      #expect(pieces.0 == whole.0, "chunks of \(chunk)")
      #expect(pieces.1 == whole.1, "notes in chunks of \(chunk)")
    }
  }

  @Test func aNoteStandsWhereItsTextDoes() {
    let bytes = Array(Self.text.utf8)
    let notes = Self.clean(bytes, .standard, chunk: 4096).1
    for note in notes {
      let before = Array((note.before ?? "").utf8)
      let place = note.position.byte
      #expect(Array(bytes[place..<min(place + before.count, bytes.count)]) == before, "\(note)")
    }
  }

  /// References are the exception: `&amp;lt;` has two levels, and each cleaning takes one. So is what they spell.
  @Test(arguments: CorpusTests.cases.filter { $0.test.input.contains("/text/") })
  func whatIsCleanStaysAsItIs(_ named: CorpusTests.NamedCase) throws {
    var steps: RepairSteps = [.mojibake, .controls, .whitespace, .repeats, .apostrophes]
    let text = try #require(FileManager.default.contents(atPath: named.test.input)).map { $0 }
    // The lines of a page's text are no page's any more, nor its preformatted spaces.
    if text.contains(UInt8(ascii: "&")) == false { steps.formUnion([.html]) }
    let once = Self.clean(text, steps, chunk: 4096).0
    let twice = Self.clean(once, steps, chunk: 4096)
    #expect(String(decoding: twice.0, as: UTF8.self) == String(decoding: once, as: UTF8.self))
    #expect(twice.1.isEmpty)
  }

  /// A line longer than a piece loses no word at the cut, and no part of it counts as repeated.
  @Test(arguments: ["x\t", "xyz\t", "word ", "中文\u{3000}\t"])
  func wordsStayApartInALongLine(_ word: String) {
    var cleaner = TextCleaner([.whitespace, .repeats])
    cleaner.consume(String(repeating: word, count: 50_000))
    #expect(cleaner.finish().split(separator: " ").count == 50_000)
  }

  @Test func fieldsAreReadAsTheirKind() {
    let repair = TextRepair(.full)
    let given =
      "You didnt see it. The post <a href=\"http://e.org/1\">X</a> appeared first on <a href=\"http://e.org\">Y</a>."
    let repaired = repair.repair(given)
    #expect(repaired.text == "You didn’t see it.")
    #expect(repaired.changes.map(\.rule) == [.droppedApostrophe, .boilerplate])
    #expect(repaired.changes.map(\.byte) == [4, 17])
    #expect(repaired.changes.allSatisfy { $0.confidence != nil })
    #expect(TextRepair(.off).repair(given).text == given)
  }
}
