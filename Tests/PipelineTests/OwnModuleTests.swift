// A module from outside the package, through public names only.

import Sluice
import Testing

struct OwnModuleTests {
  static let ratings = Module(
    key: "ratings", prefix: "r", namespaces: ["https://example.org/ns/ratings", "http://example.org/ns/ratings"],
    elements: [
      .value("stars", .integer),
      .value("review").many(),
      .object("critic", attributes: [.value("since", .time)], children: [.value("name", .line)]),
      .value("verdict").feeds(.summary, rank: 90),
    ])

  private func entry(_ item: String) throws -> Entry {
    var options = Options()
    options.modules = Module.standard + [Self.ratings]
    var parser = FeedParser(options: options)
    parser.consume(
      Array(
        "<rss version='2.0' xmlns:x='https://example.org/ns/ratings'><channel><item>\(item)</item></channel></rss>".utf8
      ))
    parser.finish()
    var entries: [Entry] = []
    while let record = try parser.next() { if case .entry(let entry) = record { entries.append(entry) } }
    return try #require(entries.first)
  }

  @Test func itsElementsAreTyped() throws {
    let entry = try entry(
      """
      <x:stars> 4 </x:stars><x:review>good</x:review><x:review>long</x:review><x:verdict>buy</x:verdict>
      <x:critic since="2020-01-02"><x:name>A  Critic</x:name></x:critic><x:other>?</x:other>
      """)
    let ratings = try #require(entry.modules.object("ratings"))
    #expect(ratings.integer("stars") == 4)
    #expect(ratings.texts("review") == ["good", "long"])
    #expect(ratings.object("critic")?.text("name") == "A Critic")
    #expect(ratings.object("critic")?["since"] == .time(Timestamp(year: 2020, month: 1, day: 2)))
    #expect(entry.summary == "buy")
    #expect(entry.extensions.map(\.name) == ["other"])
  }

  @Test func itsRankIsBehindTheDialects() throws {
    #expect(try entry("<x:verdict>buy</x:verdict><description>text</description>").summary == "text")
  }
}
