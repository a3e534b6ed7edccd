// The documentation of each field names every element that feeds it, best first. Not whether that is a good order.

import Foundation
import Testing

@testable import SluiceFeeds

struct ProvenanceTests {
  /// An element that feeds a field, as the documentation writes it.
  struct Feeder: Hashable {
    var name: String
    var rank: UInt8
    var scope: ElementRule.Scope
  }

  static func feeders(of field: Field) -> [Feeder] {
    var all: [Feeder] = []
    for rule in RSS.elements where rule.field == field {
      all.append(Feeder(name: rule.name, rank: rule.rank, scope: rule.scope))
    }
    for module in Module.standard {
      for rule in module.elements where rule.field == field {
        all.append(Feeder(name: module.prefix + ":" + rule.name, rank: rule.rank, scope: rule.scope))
      }
    }
    var seen: Set<Feeder> = []
    return all.filter { seen.insert($0).inserted }.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element)
  }

  /// The property of an entry and that of a feed.
  static let properties: [(Field, entry: String?, feed: String?)] = [
    (.id, "id", "id"), (.title, "title", "title"), (.summary, "summary", "subtitle"), (.content, "content", nil),
    (.published, "published", "published"), (.updated, "updated", "updated"), (.created, "created", "created"),
    (.expired, "expired", nil), (.author, "authors", "authors"), (.contributor, "contributors", "contributors"),
    (.category, "categories", "categories"), (.enclosure, "enclosures", nil), (.link, "link", "link"),
    (.image, "image", "image"), (.comments, "comments", nil), (.language, "language", "language"),
    (.rights, "rights", "rights"), (.license, "license", "license"), (.source, "source", nil),
    (.generator, nil, "generator"), (.icon, nil, "icon"), (.logo, nil, "logo"), (.ttl, nil, "ttl"),
    (.cloud, nil, "cloud"), (.textInput, nil, "textInput"), (.docs, nil, "docs"),
  ]

  @Test func everyFieldHasAProperty() {
    // The version of JSON Feed stands in `format`.
    #expect(Set(Self.properties.map(\.0)) == Set(Field.allCases).subtracting([.version]))
  }

  @Test(arguments: properties.indices)
  func theDocumentationNamesWhatFeedsAField(_ index: Int) throws {
    let (field, entry, feed) = Self.properties[index]
    for (file, property, scope) in [("Entry", entry, ElementRule.Scope.feed), ("Feed", feed, .entry)] {
      guard let property else { continue }
      let words = try Self.documentation(of: property, in: file)
      let feeders = Self.feeders(of: field).filter { $0.scope != scope }
      let places = feeders.map { words.firstIndex(of: $0.name) }
      let expected = feeders.map { "`\($0.name)`" }.joined(separator: ", ")
      #expect(!places.contains(nil), "\(file).\(property) is fed by \(expected)")
      let keys = (JSONFeed.feed + JSONFeed.item + JSONFeed.both).filter { $0.field == field && $0.scope != scope }
      for key in keys { #expect(words.contains(key.name), "\(file).\(property) is fed by JSON Feed's \(key.name)") }
      #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted(), "\(file).\(property): \(expected)")
    }
  }

  /// The words in backticks above a property.
  private static func documentation(of property: String, in file: String) throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: "Sources/SluiceCore/Records/\(file).swift")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let isProperty = { (line: Substring) in
      line.hasPrefix("  public var \(property):") || line.hasPrefix("  public var \(property) ")
    }
    let place = try #require(lines.firstIndex(where: isProperty))
    let comment = lines[..<place].reversed().prefix { $0.hasPrefix("  ///") }.reversed().joined(separator: " ")
    return comment.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}
