// What must hold of the mender whatever it is given: accepted, idempotent, replayable, chunk-proof, hands off the clean.

import OtherCorpora
import SluiceCore
import SluiceMarkup
import Testing

@Suite("Mending properties, over other projects' corpora")
struct MendingPropertyTests {
  /// Every file that calls itself XML or a feed, but for the largest.
  static let files = Corpora.files(endings: endings, largest: Self.largest)
  static let known = Set(files)
  static let endings = ["xml", "rss", "rdf", "atom", "rss20", "rss2", "xhtml", "svg", "feed"]
  static let largest = 32 << 10

  /// Parts of the list, so that they run beside one another and a failure says where.
  static let parts = 24
  static func part(_ number: Int) -> [String] {
    files.enumerated().filter { $0.offset % parts == number }.map(\.element)
  }

  @Test(.enabled(if: Corpora.isThere, Comment(rawValue: Corpora.skipped)), arguments: 0..<parts)
  func whatIsMendedIsWellFormed(_ number: Int) {
    for path in Self.part(number) {
      for complaint in Self.complaints(Corpora.bytes(path)) { Issue.record("\(path): \(complaint)") }
    }
  }

  /// What does not hold for one input.
  static func complaints(_ bytes: [UInt8], sizes: [Int] = [1, 7]) -> [String] {
    let decoded = Decoded(bytes).text
    let mended = Mended(decoded: decoded)
    var complaints: [String] = []
    if Mended.replay(mended.notes, on: decoded) != mended.text { complaints.append("the notes do not replay") }
    // Without any element nothing can be made of it.
    if let refusal = Mended.refusal(mended.text), !refusal.contains("no element found") {
      complaints.append("refused at \(refusal)")
    }
    let again = Mended(decoded: mended.text)
    if let note = again.notes.first { complaints.append("mended twice: \(note.rule) at \(note.decodedByte)") }
    if again.text != mended.text { complaints.append("another text when mended twice") }
    // A second byte order mark is one to expat.
    if Mended.refusal(decoded) == nil, !decoded.starts(with: [0xEF, 0xBB, 0xBF]) {
      // A name that only an external document type could declare is no error to expat.
      let doubt = mended.notes.first { $0.rule != .htmlEntity && $0.rule != .bareAmpersand }
      if let doubt { complaints.append("well-formed and changed: \(doubt.rule) at \(doubt.decodedByte)") }
    }
    for size in sizes where decoded.count < 4096 || size > 1 {
      if Mended(decoded: decoded, chunkSize: size) != mended { complaints.append("chunks of \(size)") }
    }
    return complaints
  }

  /// The larger ones only whole.
  @Test(.enabled(if: Corpora.isThere, Comment(rawValue: Corpora.skipped)), arguments: 0..<parts)
  func largeFilesToo(_ number: Int) {
    let files = Corpora.files(endings: Self.endings, largest: 4 << 20).filter { !Self.known.contains($0) }
    for path in files.enumerated().filter({ $0.offset % Self.parts == number }).map(\.element) {
      let decoded = Decoded(Corpora.bytes(path)).text
      let mended = Mended(decoded: decoded)
      // A file that is no text, as one that was compressed, holds no element.
      if let refusal = Mended.refusal(mended.text), !refusal.contains("no element found") {
        Issue.record("\(path): refused at \(refusal)")
      }
      if !mended.notes.isEmpty {
        if Mended(decoded: mended.text).text != mended.text { Issue.record("\(path): mended twice") }
      } else if mended.text != decoded {
        Issue.record("\(path): changed without a note")
      }
    }
  }
}
