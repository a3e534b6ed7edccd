// Feeds without their tags against the feeds they were: each case of Corpus/wild/scraped comes back as the whole feed
// beside it reads. What the stripping took away is not asked for.

import Foundation
import Sluice
import SluiceCore
import Testing

struct ScrapedSourceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// The feeds it was made of, one behind the other, under Corpus/wild.
    var feeds: [String]
    /// Of what survives, so much must come back at least.
    var share: Double
    /// Fields that were dropped before, or cannot be told without those; they must stay empty, and not take another's value.
    var dropped: Set<String> = []
    var testDescription: String { name }
  }

  private static let slides = 0.95
  private static let others = 0.85

  static let cases = [
    Case(name: "slideshare-as-crawled", feeds: ["slideshare/steinbruchwerk"], share: slides),
    Case(name: "slideshare-a-field-a-line", feeds: ["slideshare/gravelwashers"], share: slides),
    Case(name: "slideshare-in-one-line", feeds: ["slideshare/gravelwashers"], share: slides),
    Case(
      name: "slideshare-missing-fields", feeds: ["slideshare/user-feed"], share: slides,
      dropped: ["author", "views", "comments"]),
    Case(name: "rss-a-field-a-line", feeds: ["blog-rss/quarry-road"], share: others),
    Case(name: "rss-an-item-a-line", feeds: ["blog-rss/quarry-road"], share: others),
    Case(name: "news-with-blank-lines", feeds: ["news/regional-paper"], share: others),
    Case(name: "podcast-with-enclosures", feeds: ["podcast/sieve-and-sound"], share: others),
    Case(name: "atom-without-links", feeds: ["blog-atom/carnet"], share: others),
    Case(name: "two-feeds", feeds: ["blog-rss/quarry-road", "podcast/sieve-and-sound"], share: others),
    Case(name: "notices-a-field-a-line", feeds: ["bulletins/harbour-notices"], share: others),
    Case(name: "market-with-authors", feeds: ["bulletins/mercado"], share: others),
    Case(name: "releases-an-entry-a-line", feeds: ["bulletins/releases"], share: others),
    Case(name: "atom-with-authors-first", feeds: ["bulletins/stein-und-garten"], share: others),
  ]

  private func entries(_ path: String) throws -> [Entry] {
    var parser = FeedParser(options: Options())
    parser.consume(Array(try Repository.text("Corpus/wild/" + path).utf8))
    parser.finish()
    var entries: [Entry] = []
    while let record = try parser.next() {
      if case .entry(let entry) = record { entries.append(entry) }
    }
    return entries
  }

  @Test(arguments: cases)
  func comesBackAsTheFeedItWas(_ test: Case) throws {
    let text = squashed(try Repository.text("Corpus/wild/scraped/\(test.name).txt"))
    let wanted = try test.feeds.flatMap { try entries($0 + ".xml") }
    let found = try entries("scraped/\(test.name).txt")
    // What looked like a tag in a title went with the tags.
    #expect(found.map(\.title) == wanted.map { $0.title?.split(separator: " <").first.map(String.init) })
    var kept = 0
    var all = 0
    var missed: [String] = []
    for (one, other) in zip(wanted, found) {
      for name in test.dropped { #expect(fields(other)[name] == nil, "\(name) was dropped") }
      for (name, value) in fields(one) where !test.dropped.contains(name) {
        guard name == "published" || name == "updated" || survives(value, text) else { continue }
        all += 1
        let back = fields(other)[name]
        if back == value { kept += 1 } else { missed.append("\(name): \(value) became \(back ?? "nothing")") }
      }
    }
    #expect(all >= 3 * wanted.count)
    #expect(Double(kept) >= test.share * Double(all), "\(kept) of \(all) fields; \(missed.joined(separator: "; "))")
  }

  private func fields(_ entry: Entry) -> [String: String] {
    var fields: [String: String] = [:]
    fields["title"] = entry.title
    fields["link"] = entry.link
    fields["id"] = entry.idFrom == .guid ? entry.id : nil
    fields["summary"] = entry.summary
    fields["published"] = entry.published?.description
    fields["updated"] = entry.updated?.description
    fields["author"] = entry.authors.first?.name
    fields["email"] = entry.authors.first?.email
    fields["category"] = entry.categories.first?.term
    fields["enclosure"] = entry.enclosures.first?.url
    fields["views"] = entry.slideshare?.views.map(String.init)
    fields["comments"] = entry.slideshare?.comments.map(String.init)
    fields["type"] = entry.slideshare?.type
    return fields.mapValues(squashed)
  }

  /// Paths count from an origin that the text has elsewhere.
  private func survives(_ value: String, _ text: String) -> Bool {
    if text.contains(value) { return true }
    guard value.hasPrefix("http"), let path = URL(string: value)?.path, path.count > 1 else { return false }
    return text.contains(path)
  }

  private func squashed(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
