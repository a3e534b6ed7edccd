// JSON Feed through the whole pipeline: notes that replay to JSON, damage that stays in its item, feeds of other projects.

import Foundation
import OtherCorpora
import Sluice
import SluiceCore
import SluiceCorpus
import SluiceMarkup
import Testing

@Suite("JSON Feed")
struct JSONFeedTests {
  static let cases = ((try? CorpusCase.all(in: Repository.root + "/Corpus")) ?? []).filter {
    $0.input.hasSuffix(".json") && $0.header.options == nil && $0.header.error == nil
  }

  private func records(_ bytes: [UInt8], _ options: Options = Options()) -> [Record] {
    var parser = FeedParser(options: options)
    parser.consume(bytes)
    parser.finish()
    var records: [Record] = []
    while let record = try? parser.next() { records.append(record) }
    return records
  }

  private func entries(_ text: String) -> [Entry] {
    records(Array(text.utf8)).compactMap { if case .entry(let entry) = $0 { entry } else { nil } }
  }

  @Test(arguments: cases.map(\.input))
  func notesReplayToJSON(_ path: String) throws {
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    var input = DecodedInput(charset: nil, limits: Limits())
    input.consume(bytes)
    input.finish()
    var text: [UInt8] = []
    while unsafe input.step({ run, _, _ in unsafe text.append(contentsOf: run) }) {}
    var mended: [UInt8] = []
    var place = 0
    for case .note(let note) in records(bytes) where note.rule.stage == .mending {
      let before = Array((note.before ?? "").utf8)
      try #require(note.decodedByte >= place && text[note.decodedByte...].starts(with: before))
      mended += text[place..<note.decodedByte] + Array((note.after ?? "").utf8)
      place = note.decodedByte + before.count
    }
    mended += text[place...]
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(mended), options: .fragmentsAllowed) }
  }

  /// One bracket or quote of the third of six items is left out, doubled or another one: the other five are untouched.
  @Test(arguments: ["", "\"", "{", "}", "[", "]", ",", ":", "\"\"", "}}"])
  func damageStaysInItsItem(_ instead: String) {
    let items = (0..<6).map {
      #"{"id":"id\#($0)","title":"Load \#($0)","content_html":"<p>a \"b\"</p>","tags":["t","u"],"authors":[{"name":"A"}]}"#
    }
    let head = #"{"version":"https://jsonfeed.org/version/1.1","items":["#
    let whole = entries(head + items.joined(separator: ",") + "]}")
    #expect(whole.count == 6)
    // Its first brace and its last are as much the neighbours'.
    let places = items[3].indices.dropFirst().dropLast().filter { "\"{}[],:".contains(items[3][$0]) }
    for place in places {
      var broken = items
      broken[3].replaceSubrange(place...place, with: instead)
      let got = entries(head + broken.joined(separator: ",") + "]}")
      for other in [0, 1, 2, 4, 5] {
        let isThere = got.contains { entry in
          entry.id == whole[other].id && entry.title == whole[other].title && entry.content == whole[other].content
            && entry.categories == whole[other].categories && entry.authors == whole[other].authors
        }
        #expect(isThere, "\(broken[3]): item \(other)")
      }
    }
  }

  /// What other projects have for their own tests is whole.
  @Test(.enabled(if: Corpora.isThere, Comment(rawValue: Corpora.skipped)))
  func feedsOfOthersAreWhole() throws {
    var feeds = 0
    for path in Corpora.files(endings: ["json"], largest: 1 << 20) {
      let bytes = Corpora.bytes(path)
      guard let json = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
        (json["version"] as? String)?.contains("jsonfeed.org") == true
      else { continue }
      feeds += 1
      let items = (json["items"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
      let read = records(bytes)
      let found: [Entry] = read.compactMap { if case .entry(let entry) = $0 { entry } else { nil } }
      #expect(found.count == items.count, "\(path)")
      for (item, entry) in zip(items, found) {
        if let id = item["id"] as? String, !id.isEmpty { #expect(entry.id == id) }
        if let url = item["url"] as? String { #expect(entry.link == url) }
      }
      let mended = read.contains { if case .note(let note) = $0 { note.rule.stage == .mending } else { false } }
      #expect(!mended, "\(path) is JSON and was mended")
    }
    #expect(feeds >= 15)
  }
}
