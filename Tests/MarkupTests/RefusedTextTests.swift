// What expat refuses, read all the same: everything strict expat saw before its error comes out of the mender too.

import OtherCorpora
import SluiceCore
import SluiceMarkup
import Testing

@Suite("Refused documents, from other projects' corpora")
struct RefusedTextTests {
  /// What a reading gives: the names and the text in order, and whether it came to the end.
  static func read(_ bytes: [UInt8], strict: Bool) -> (names: [String], text: String, error: String?) {
    var options = MarkupParser.Options()
    options.strict = strict
    var parser = MarkupParser(options: options)
    parser.consume(bytes)
    parser.finish()
    var names: [String] = []
    var text = ""
    do throws(SluiceError) {
      while let event = try parser.next() {
        switch event.kind {
        case .startElement(let name, _): names.append(name.written)
        case .text(let run): text += run
        default: break
        }
      }
      return (names, text, nil)
    } catch {
      return (names, text, error.description)
    }
  }

  static let folders = ["GNOME+libxml2/test/errors", "RazrFalcon+roxmltree"]

  @Test(.enabled(if: Corpora.isThere, Comment(rawValue: Corpora.skipped)), arguments: folders)
  func whatStoodBeforeTheErrorComesOut(_ folder: String) {
    let files = Corpora.files(folder, endings: ["xml", "svg"])
    #expect(files.count > 40)
    for path in files {
      let bytes = Corpora.bytes(path)
      let strict = Self.read(bytes, strict: true)
      let mended = Self.read(bytes, strict: false)
      #expect(mended.error == nil || mended.error?.contains("no element") == true, "\(path): \(mended.error ?? "")")
      let isPrefix = mended.names.starts(with: strict.names)
      #expect(isPrefix, "\(path): elements before the error are lost")
      let text = strict.text.filter { !$0.isWhitespace }
      let isText = mended.text.filter { !$0.isWhitespace }.hasPrefix(text)
      #expect(isText, "\(path): text before the error is lost")
    }
  }
}
