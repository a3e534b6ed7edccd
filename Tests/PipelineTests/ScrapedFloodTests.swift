// Texts without tags in which nothing ends: no order, no line, no text. What comes is the same for any chunks, and comes in time.

import Sluice
import SluiceCore
import Testing

struct ScrapedFloodTests {
  /// The records, and how many of them were there when half of the text was read.
  private func records(_ text: String, size: Int, fieldBytes: Int? = nil) throws -> (all: [Record], half: Int) {
    var options = Options()
    options.limits.bytesPerField = fieldBytes ?? options.limits.bytesPerField
    var parser = FeedParser(options: options)
    let bytes = Array(text.utf8)
    var all: [Record] = []
    var half: Int?
    for start in stride(from: 0, to: bytes.count, by: size) {
      if half == nil, start >= bytes.count / 2 { half = all.count }
      parser.consume(Array(bytes[start..<min(start + size, bytes.count)]))
      if start + size >= bytes.count { parser.finish() }
      while let record = try parser.next() { all.append(record) }
    }
    return (all, half ?? 0)
  }

  private static let head = "Sieve news\nhttps://sieve.example.org/\nAll about sieves and strainers. Every day.\n"

  /// More than the head that is looked at for an order.
  private static let items = (0..<500).map { number in
    """
    Sieve \(number) was mended
    https://sieve.example.org/a/\(number)
    The sieve of that number was mended with wire, in \(number) places. It took an hour or two.
    Mon, \(number % 9 + 10) Mar 2021 10:00:00 GMT
    https://sieve.example.org/a/\(number)

    """
  }.joined()

  @Test func whatBelongsNowhereDoesNotPileUp() throws {
    let text = Self.head + Self.items + String(repeating: "sieve@example.org\n", count: 60_000)
    let (all, half) = try records(text, size: 50_000)
    #expect(all.count { if case .entry = $0 { true } else { false } } >= 490)
    // What 500 items give is some 3000; what may be held back to see where it ends is less than 17,000 lines.
    #expect(half > 8000, "of \(all.count) records")
    #expect(try records(text, size: 777_777).all == all)
  }

  @Test func whiteSpaceEndsASection() throws {
    let text = Self.head + Self.items + String(repeating: "\n", count: 300_000) + Self.items
    let all = try records(text, size: text.utf8.count).all
    #expect(all.count { if case .entry = $0 { true } else { false } } >= 990)
    for size in [1000, 65_536, 100_001] { #expect(try records(text, size: size).all == all, "chunks of \(size)") }
  }

  @Test(arguments: [64, 200, 1000])
  func aLineWithoutEndIsCutAtTheSamePlaces(_ fieldBytes: Int) throws {
    let text = (Self.head + Self.items).split(separator: "\n").joined(separator: " ")
    let all = try records(text, size: text.utf8.count, fieldBytes: fieldBytes).all
    for size in [333, 4097, 70_001] {
      #expect(try records(text, size: size, fieldBytes: fieldBytes).all == all, "chunks of \(size)")
    }
  }
}
