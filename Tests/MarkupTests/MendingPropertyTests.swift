// What must hold of the mender whatever it is given: accepted, idempotent, replayable, chunk-proof, hands off the clean.

import SluiceCore
import SluiceMarkup
import Testing

@Suite("Mending properties, over other projects' corpora")
struct MendingPropertyTests {
  /// Every file that calls itself XML or a feed; the largest are left to the release build.
  static let files = Corpora.files(
    endings: ["xml", "rss", "rdf", "atom", "rss20", "rss2", "xhtml", "svg", "feed"], largest: Self.largest)
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
  static func complaints(_ bytes: [UInt8]) -> [String] {
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
    for size in [1, 7] where decoded.count < 4096 || size > 1 {
      if Mended(decoded: decoded, chunkSize: size) != mended { complaints.append("chunks of \(size)") }
    }
    return complaints
  }
}
