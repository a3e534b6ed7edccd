// Every name as html5lib's tests have it, when they lie beside this checkout. Not part of the project.

import Foundation
import SluiceText
import Testing

@Suite("Named character corpus")
struct NamedCharacterCorpusTests {
  private struct Cases: Decodable {
    struct Case: Decodable {
      var input: String
      /// Tokens of a kind and a text.
      var output: [[String]]
    }
    var tests: [Case]
  }

  static let place = "shared/corpora/html5lib+html5lib-tests/tokenizer/namedEntities.test"

  /// Beside any directory above this file.
  static let file: String? = {
    var path = String(describing: #filePath)[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if FileManager.default.isReadableFile(atPath: path + "/" + place) { return path + "/" + place }
    }
    return nil
  }()

  @Test(
    "html5lib reads every name the same",
    .enabled(if: file != nil, "SKIPPED, nothing was checked: no \(place) beside this checkout"))
  func namesOfTheCorpus() throws {
    let file = try #require(Self.file)
    let cases = try JSONDecoder().decode(Cases.self, from: Data(contentsOf: URL(filePath: file))).tests
    var ended = 0
    var legacy = 0
    for each in cases {
      let name = Array(each.input.utf8.dropFirst())
      var text = each.input
      if let characters = NamedCharacters.characters(name.span) {
        text = characters.string
        ended += 1
      } else if let (character, length) = NamedCharacters.legacyCharacter(prefixOf: name.span) {
        text = character.string + String(decoding: name[length...], as: UTF8.self)
        legacy += 1
      }
      let expected = each.output.map { $0.last ?? "" }.joined()
      #expect(text.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(each.input)")
    }
    #expect(ended == 2125)
    #expect(legacy >= 106)
  }
}
