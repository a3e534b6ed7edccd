// What expat refuses, read all the same: everything strict expat saw before its error comes out of the mender too.

import OtherCorpora
import SluiceCore
import SluiceMarkup
import Testing

@Suite("Refused documents, from other projects' corpora")
struct RefusedTextTests {
  /// What a reading gives: the names and the text in order, whether it came to the end, and what was repaired.
  struct Reading {
    var names: [String] = []
    var text = ""
    var error: String?
    var rules: [Rule] = []
  }

  static func read(_ bytes: [UInt8], strict: Bool) -> Reading {
    var options = MarkupParser.Options()
    options.strict = strict
    var parser = MarkupParser(options: options)
    parser.consume(bytes)
    parser.finish()
    var reading = Reading()
    do throws(SluiceError) {
      while let event = try parser.next() {
        switch event.kind {
        case .startElement(let name, _): reading.names.append(name.written)
        case .text(let run): reading.text += run
        default: break
        }
      }
    } catch {
      reading.error = error.description
    }
    reading.rules = parser.takeNotes().map(\.rule)
    return reading
  }

  static let folders = ["GNOME+libxml2/test/errors", "RazrFalcon+roxmltree"]

  @Test(.enabled(if: Corpora.isThere, Comment(rawValue: Corpora.skipped)), arguments: folders)
  func whatStoodBeforeTheErrorComesOut(_ folder: String) {
    let files = Corpora.files(folder, endings: ["xml", "svg"])
    #expect(files.count > 40)
    var unusable = 0
    for path in files {
      let bytes = Corpora.bytes(path)
      let strict = Self.read(bytes, strict: true)
      let mended = Self.read(bytes, strict: false)
      #expect(mended.error == nil || mended.error?.contains("no element") == true, "\(path): \(mended.error ?? "")")
      // Expat delivers what an entity holds before it finds that it cannot stand there; the mender leaves all of it out.
      if mended.rules.contains(.unusableEntity) {
        unusable += 1
        continue
      }
      let isPrefix = mended.names.starts(with: strict.names)
      #expect(isPrefix, "\(path): elements before the error are lost")
      let text = strict.text.filter { !$0.isWhitespace }
      let isText = mended.text.filter { !$0.isWhitespace }.hasPrefix(text)
      #expect(isText, "\(path): text before the error is lost")
    }
    #expect(unusable * 10 < files.count, "too many are not compared")
  }
}
