// Fields by version as laminas-feed's tests expect them, when these lie beside this checkout. Not part of the project.

import Foundation
import OtherCorpora
import Sluice
import Testing

@Suite("Field matrix of another project")
struct FieldMatrixTests {
  private struct Row: Decodable {
    enum Expected: Decodable, Equatable {
      case none
      case text(String)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
          self = .none
        } else if let flag = try? value.decode(Bool.self) {
          self = flag ? .text("true") : .none
        } else if let number = try? value.decode(Int.self) {
          self = .text(String(number))
        } else {
          let text = try value.decode(String.self)
          self = text.isEmpty ? .none : .text(text)
        }
      }
    }

    var file: String
    var level: String
    var getter: String
    var expected: Expected?
  }

  private static let rows: String? = Corpora.directory.flatMap { corpora in
    let path = URL(filePath: corpora).deletingLastPathComponent().path + "/judge/expect/laminas.jsonl"
    return FileManager.default.isReadableFile(atPath: path) ? path : nil
  }

  @Test(.enabled(if: rows != nil, "\(Corpora.skipped)"))
  func gettersOfTheContract() throws {
    let corpora = try #require(Corpora.directory)
    let lines = try String(contentsOfFile: try #require(Self.rows), encoding: .utf8).split(separator: "\n")
    var documents: [String: (Feed, [Entry])] = [:]
    var asked = 0
    var missed: [String] = []
    for line in lines {
      let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
      if documents[row.file] == nil { documents[row.file] = try Self.read(corpora + "/" + row.file) }
      guard let (feed, entries) = documents[row.file] else { continue }
      let found: [String?]?
      if row.level == "feed" {
        found = Self.feedGetters[row.getter].map { [$0(feed, entries)] }
      } else {
        // Which entry is meant is not said; but for those of podcasts it is the first.
        found = Self.entryGetters[row.getter].map { get in (entries.isEmpty ? [Entry()] : entries).map { get($0, feed) }
        }
      }
      guard let found else { continue }
      asked += 1
      let isAnyEntry = Self.ofAnyEntry.contains(row.getter)
      let values = isAnyEntry ? found : Array(found.prefix(1))
      let wanted: String? = if case .text(let text) = row.expected { text } else { nil }
      if !values.contains(wanted) {
        let got = (values.first ?? nil) ?? "-"
        missed.append("\(row.file) \(row.level) \(row.getter): \(got)")
      }
    }
    #expect(asked > 550)
    let share = Double(asked - missed.count) / Double(asked)
    #expect(share >= 0.95, "\(missed.joined(separator: "\n"))")
  }

  private static func read(_ path: String) throws -> (Feed, [Entry]) {
    var options = Options()
    options.markup = .raw
    let reader = try FeedReader(path: path, options: options)
    var feed = Feed()
    var entries: [Entry] = []
    while let record = try reader.next() {
      switch record {
      case .feed(let read): feed = read
      case .entry(let entry): entries.append(entry)
      case .note: break
      }
    }
    return (feed, entries)
  }

  private static let ofAnyEntry: Set<String> = ["isClosedCaptioned", "getSeason", "getEpisodeType"]

  private static func yes(_ flag: Bool?) -> String? { flag.map { $0 ? "yes" : "no" } }

  private static func target(_ relation: String, _ links: [Link]) -> String? {
    links.first { $0.rel == relation }?.href
  }

  private static let feedGetters: [String: @Sendable (Feed, [Entry]) -> String?] = [
    "getTitle": { feed, _ in feed.markup?.title?.value ?? feed.title },
    "getDescription": { feed, _ in feed.markup?.summary?.value ?? feed.subtitle },
    "getLink": { feed, _ in feed.link },
    "getId": { feed, _ in feed.id },
    "getLanguage": { feed, _ in feed.language },
    "getCopyright": { feed, _ in feed.markup?.rights?.value ?? feed.rights },
    "getGenerator": { feed, _ in feed.generator?.name },
    "getEncoding": { feed, _ in feed.charset.uppercased() },
    "getFeedLink": { feed, _ in target("self", feed.links) },
    "getHubs": { feed, _ in target("hub", feed.links) },
    "getAuthor": { feed, _ in feed.authors.first?.name },
    "getAuthors": { feed, _ in feed.authors.first?.name },
    "getImage": { feed, _ in feed.image?.url },
    "count": { _, entries in String(entries.count) },
    "getItunesImage": { feed, _ in feed.itunes?.image },
    "getCastAuthor": { feed, _ in feed.itunes?.author },
    "getBlock": { feed, _ in yes(feed.itunes?.values.flag("block")) },
    "getExplicit": { feed, _ in yes(feed.itunes?.explicit) },
    "getPodcastType": { feed, _ in feed.itunes?.values.text("type") },
    "getNewFeedUrl": { feed, _ in
      feed.itunes?.values.text("newFeedURL") ?? feed.modules.object("googleplay")?.text("newFeedURL")
    },
    "getOwner": { feed, _ in
      let owner = feed.itunes?.values.object("owner")
      return owner.map { "\($0.text("email") ?? "") (\($0.text("name") ?? ""))" }
    },
    "isComplete": { feed, _ in feed.itunes?.values.flag("complete") == true ? "true" : nil },
    "getPlayPodcastAuthor": { feed, _ in feed.modules.object("googleplay")?.text("author") },
    "getPlayPodcastImage": { feed, _ in feed.modules.object("googleplay")?.text("image") },
    "getPlayPodcastBlock": { feed, _ in yes(feed.modules.object("googleplay")?.flag("block")) },
    "getPlayPodcastExplicit": { feed, _ in yes(feed.modules.object("googleplay")?.flag("explicit")) },
    "isLocked": { feed, _ in feed.podcast?.values.object("locked")?.flag("value") == true ? "true" : nil },
    "getLockOwner": { feed, _ in feed.podcast?.values.object("locked")?.text("owner") },
    "getDateCreated": { feed, _ in feed.published?.description },
    "getDateModified": { feed, _ in feed.updated?.description },
    "getLastBuildDate": { feed, _ in feed.updated?.description },
  ]

  private static let entryGetters: [String: @Sendable (Entry, Feed) -> String?] = [
    "getTitle": { entry, _ in entry.markup?.title?.value ?? entry.title },
    "getDescription": { entry, _ in entry.markup?.summary?.value ?? entry.summary },
    // Where there is no content the description is one.
    "getContent": { entry, _ in entry.markup?.content?.value ?? entry.markup?.summary?.value },
    "getLink": { entry, _ in entry.link },
    "getPermaLink": { entry, _ in entry.link },
    "getId": { entry, _ in entry.idFrom == .guid || entry.idFrom == .link ? entry.id : nil },
    "getEncoding": { _, feed in feed.charset.uppercased() },
    "getCommentCount": { entry, _ in
      (entry.slash?.comments ?? entry.thread?.total ?? entry.links.compactMap(\.count).first).map(String.init)
    },
    "getCommentFeedLink": { entry, _ in entry.wellFormedWeb?.commentRss ?? target("replies", entry.links) },
    "getCommentLink": { entry, _ in entry.comments ?? target("replies", entry.links) },
    "getAuthor": { entry, _ in entry.authors.first?.name },
    "getAuthors": { entry, _ in entry.authors.first?.name },
    "getEnclosure": { entry, _ in entry.enclosures.first?.url },
    "isClosedCaptioned": { entry, _ in entry.itunes?.values.flag("isClosedCaptioned") == true ? "true" : nil },
    "getSeason": { entry, _ in entry.itunes?.season.map(String.init) },
    "getEpisode": { entry, _ in entry.itunes?.episode.map(String.init) },
    "getEpisodeType": { entry, _ in entry.itunes?.episodeType },
    "getItunesImage": { entry, _ in entry.itunes?.image },
    "getCastAuthor": { entry, _ in entry.itunes?.author },
    "getBlock": { entry, _ in yes(entry.itunes?.values.flag("block")) },
    "getExplicit": { entry, _ in yes(entry.itunes?.explicit) },
    "getPlayPodcastBlock": { entry, _ in yes(entry.modules.object("googleplay")?.flag("block")) },
    "getPlayPodcastExplicit": { entry, _ in yes(entry.modules.object("googleplay")?.flag("explicit")) },
    "getDuration": { entry, _ in
      entry.itunes?.duration.map { "\($0 / 60):" + ($0 % 60 < 10 ? "0" : "") + "\($0 % 60)" }
    },
  ]
}
