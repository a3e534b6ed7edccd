// More repairs in one record than can wait for it: they go ahead, in the same order however the input is cut.

import Sluice
import SluiceCore
import Testing

struct NoteFloodTests {
  private func notes(_ bytes: [UInt8], size: Int) throws -> [Note] {
    var parser = FeedParser()
    var notes: [Note] = []
    var rest = bytes[...]
    repeat {
      parser.consume(Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
      if rest.isEmpty { parser.finish() }
      while let record = try parser.next() {
        if case .note(let note) = record { notes.append(note) }
      }
    } while !rest.isEmpty
    return notes
  }

  @Test(arguments: [4000, 4096, 4097, 9000])
  func theOrderIsThatOfTheDocument(_ count: Int) throws {
    let flood = String(repeating: "a & b", count: count)
    let text = """
      <rss><channel><title>x &mdash; y</title><pubDate>never</pubDate>
      <item><pubDate>soon</pubDate><title>it\u{92}s</title><description>\(flood)</description></item>
      <item><pubDate>late</pubDate><title>1 & 2</title></item></channel></rss>
      """
    let whole = try notes(Array(text.utf8), size: .max)
    #expect(whole.count == count + 6)
    #expect(whole.count { $0.entry == 0 } == count + 2)
    let repairs = whole.filter { $0.rule.stage == .mending }.map(\.decodedByte)
    #expect(repairs == repairs.sorted())
    for size in [977, 4096, 65_536] { #expect(try notes(Array(text.utf8), size: size) == whole, "chunks of \(size)") }
  }
}
