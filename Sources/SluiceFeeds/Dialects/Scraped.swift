// A feed whose tags were stripped, with the tags that its reader gave back. Not that reader: it is a room of its own.

extension Dialect {
  /// No element can have this name, so that no document is taken for one.
  static let scrapedRoot = "#scraped"

  /// RSS by its elements, whatever it was before.
  static let scraped = Dialect(
    family: "scraped", roots: [scrapedRoot], namespaces: [""],
    elements: [ElementRule("channel", .feed, key: nil), ElementRule("item", .entry, key: nil)] + RSS.elements)
}
