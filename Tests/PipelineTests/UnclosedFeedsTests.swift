// Feeds that close nothing, long enough that no look ahead reaches their end. Short ones are in Corpus/mending.

import Sluice
import SluiceCore
import Testing

struct UnclosedFeedsTests {
  /// One item each, as templates that forgot end tags write it.
  static let items = [
    "<item><title>x y</title>\n",
    "<item><title>t</title><description>words<pubDate>Mon, 06 Sep 2021 00:01:00 GMT</pubDate>\n",
    "<item><title>t<description>a",
    "<item><title>t<link>http://example.org/<description>words <b>x</b><pubDate>Mon, 06 Sep 2021 00:01:00 GMT\n",
    "<item><title>t</title><description>a<p>b",
    "<item><title>t</title><description>words</item>\n",
    "<item><title>t & u</title><description>words<br>more</description></item>\n",
  ]

  @Test(arguments: items, [300, 4000])
  func everyItemComes(_ item: String, _ count: Int) throws {
    var parser = FeedParser()
    parser.consume(Array("<rss version='2.0'><channel><title>F</title>\n".utf8))
    for _ in 0..<count { parser.consume(Array(item.utf8)) }
    parser.consume(Array("</channel></rss>".utf8))
    parser.finish()
    var titles: [String: Int] = [:]
    while let record = try parser.next() {
      if case .entry(let entry) = record { titles[entry.title ?? "", default: 0] += 1 }
    }
    #expect(titles.count == 1, "one item is as the other: \(titles)")
    #expect(titles.values.first == count)
    #expect(parser.summary.rules[.tokenLimit] == nil)
  }
}
