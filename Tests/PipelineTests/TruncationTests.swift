// A feed that ends anywhere: what was complete before the cut comes out as if nothing had been cut.

import OtherCorpora
import Sluice
import SluiceCore
import Testing

@Suite("Truncation, over other projects' feeds")
struct TruncationTests {
  struct Sample: CustomStringConvertible, Sendable {
    var path: String
    var bytes: [UInt8]
    /// Where the end tag of each entry ends.
    var ends: [Int]
    var description: String { path }
  }

  /// Forty small feeds of several items each, from all the projects that have some.
  static let samples: [Sample] = {
    var samples: [Sample] = []
    let files = Corpora.files(endings: ["xml", "rss", "rdf", "atom"], largest: 12 << 10)
    for path in files {
      let bytes = Corpora.bytes(path)
      let ends = Self.ends(bytes)
      guard (2...40).contains(ends.count), entries(bytes).count == ends.count else { continue }
      samples.append(Sample(path: path, bytes: bytes, ends: ends))
    }
    let step = max(1, samples.count / 40)
    return stride(from: 0, to: samples.count, by: step).prefix(40).map { samples[$0] }
  }()

  static func ends(_ bytes: [UInt8]) -> [Int] {
    let tags = ["</item>", "</entry>"].map { Array($0.utf8) }
    return bytes.indices.filter { bytes[$0] == 0x3C }.compactMap { place in
      tags.first { bytes[place...].starts(with: $0) }.map { place + $0.count }
    }
  }

  static func entries(_ bytes: some Sequence<UInt8>) -> [Entry] {
    var parser = FeedParser()
    parser.consume(Array(bytes))
    parser.finish()
    var entries: [Entry] = []
    while let record = try? parser.next() {
      if case .entry(let entry) = record { entries.append(entry) }
    }
    return entries
  }

  @Test(.enabled(if: Corpora.isThere, Comment(rawValue: Corpora.skipped)))
  func thereAreFortyFeeds() { #expect(Self.samples.count == 40) }

  @Test(.enabled(if: Corpora.isThere, Comment(rawValue: Corpora.skipped)), arguments: Corpora.isThere ? samples : [])
  func completeItemsComeOutAsTheyWere(_ sample: Sample) {
    let whole = Self.entries(sample.bytes)
    for number in 1...200 {
      let cut = sample.bytes.count * number / 201
      let complete = sample.ends.count { $0 <= cut }
      var got = Self.entries(sample.bytes[..<cut])
      // Whether the first entry's id is its own, the second says.
      if complete == 1 { (got[0].id, got[0].idFrom) = (whole[0].id, whole[0].idFrom) }
      #expect(got.count >= complete && got.count <= complete + 1, "cut at \(cut): \(got.count) entries")
      #expect(got.prefix(complete) == whole.prefix(complete), "cut at \(cut)")
    }
  }
}
