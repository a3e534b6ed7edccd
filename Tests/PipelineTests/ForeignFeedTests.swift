// What other projects call valid, and every element of their references, when these lie beside this checkout. Nothing
// of them is part of the project.

import Foundation
import OtherCorpora
import Sluice
import SluiceCore
import SluiceMarkup
import SluiceOutputs
import Testing

@Suite("Feeds of other projects")
struct ForeignFeedTests {
  private struct Verdict: Decodable {
    var file: String
    var negated: Bool
    var message: String
    var isWellFormed: Bool

    enum CodingKeys: String, CodingKey {
      case file, negated, message
      case isWellFormed = "expat_wellformed"
    }
  }

  private static let verdictFile: String? = Corpora.directory.flatMap { corpora in
    let path = URL(filePath: corpora).deletingLastPathComponent().path + "/judge/expect/feedvalidator.jsonl"
    return FileManager.default.isReadableFile(atPath: path) ? path : nil
  }

  private func readVerdicts() throws -> [Verdict] {
    let text = try String(contentsOfFile: try #require(Self.verdictFile), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Verdict.self, from: Data($0.utf8)) }
  }

  /// The times that the records of a feed have.
  private func times(of path: String) throws -> Int {
    let reader = try FeedReader(path: path)
    var times: [Timestamp] = []
    while let record = try? reader.next() {
      switch record {
      case .feed(let feed):
        times += [feed.published, feed.updated, feed.created].compactMap(\.self) + Self.times(in: feed.modules)
      case .entry(let entry):
        times += [entry.published, entry.updated, entry.created, entry.expired].compactMap(\.self)
        times += [entry.source?.updated].compactMap(\.self) + Self.times(in: entry.modules)
      case .note: break
      }
    }
    return times.count
  }

  private static func times(in object: ValueObject) -> [Timestamp] { object.members.flatMap { times(in: $0.value) } }

  private static func times(in value: Value) -> [Timestamp] {
    switch value {
    case .time(let time): [time]
    case .list(let values): values.flatMap { times(in: $0) }
    case .object(let object): times(in: object)
    default: []
    }
  }

  /// The notes of a feed; nil when it is none.
  private func notes(of path: String) throws -> [Note]? {
    let reader = try FeedReader(path: path)
    var notes: [Note] = []
    while let record = try? reader.next() { if case .note(let note) = record { notes.append(note) } }
    if let failure = reader.failure {
      if failure.kind == .notAFeed { return nil }
      throw failure
    }
    return notes
  }

  @Test(.enabled(if: verdictFile != nil, "\(Corpora.skipped)"))
  func whatHasNoErrorIsNotRepaired() throws {
    let corpora = try #require(Corpora.directory)
    let all = try readVerdicts().filter(\.isWellFormed)
    let clean = Dictionary(grouping: all, by: \.file).filter { $1.allSatisfy { $0.negated && $0.message == "Error" } }
    var read = 0
    for file in clean.keys.sorted() {
      guard let notes = try notes(of: corpora + "/" + file) else { continue }
      read += 1
      let repairs = notes.filter { $0.rule.stage.repairsMarkup || $0.rule.stage == .text }
      #expect(repairs.isEmpty, "\(file): \(repairs.map(\.rule.name))")
    }
    #expect(read > 250)
  }

  @Test(.enabled(if: verdictFile != nil, "\(Corpora.skipped)"))
  func datesThatAreValidComeOut() throws {
    let corpora = try #require(Corpora.directory)
    let kinds: Set<String> = ["ValidRFC2822Date", "ValidW3CDTFDate", "ValidRFC3339Date"]
    let invalid: Set<String> = ["InvalidRFC2822Date", "InvalidW3CDTFDate", "InvalidRFC3339Date"]
    var read = 0
    var dated = 0
    for verdict in try readVerdicts() where verdict.isWellFormed {
      guard verdict.negated ? invalid.contains(verdict.message) : kinds.contains(verdict.message) else { continue }
      guard let notes = try notes(of: corpora + "/" + verdict.file) else { continue }
      read += 1
      #expect(!notes.contains { $0.rule == .unreadableDate }, "\(verdict.file)")
      if try times(of: corpora + "/" + verdict.file) > 0 { dated += 1 }
    }
    #expect(read > 50)
    // Three are of elements that no module types.
    #expect(dated >= read - 3, "\(read - dated) feeds have no date")
  }

  private static let references =
    Corpora.files(
      "macieklamberski+feedsmith/src/feeds", endings: ["xml"])
    + Corpora.files("Podcastindex-org+podcast-namespace", endings: ["xml"]).filter { $0.hasSuffix("/example.xml") }

  /// Each text and each attribute of an element stands in the output as it was written, but for dates, numbers and flags.
  @Test(.enabled(if: !references.isEmpty, "\(Corpora.skipped)"))
  func nothingOfTheReferencesIsLost() throws {
    var leaves = 0
    var lost: [String] = []
    for path in Self.references {
      let output = try Self.output(of: path)
      for (name, text) in try Self.leaves(of: path) {
        leaves += 1
        if !output.contains(text) {
          lost.append("\(path.split(separator: "/").last ?? "") <\(name)>: \(text.prefix(60))")
        }
      }
    }
    #expect(leaves > 3000)
    #expect(Double(lost.count) < 0.055 * Double(leaves), "\(lost.count) of \(leaves):\n\(lost.joined(separator: "\n"))")
  }

  /// All records with what was published, as one text on one line.
  private static func output(of path: String) throws -> String {
    var options = Options()
    options.markup = .raw
    let reader = try FeedReader(path: path, options: options)
    var records: [Record] = []
    while let record = try reader.next() { records.append(record) }
    let text = lines(of: records)
    return unescaped(text)
  }

  private static func lines(of records: [Record]) -> String {
    var lines = JSONLines(input: nil)
    for record in records { lines.write(record) }
    var text = ""
    unsafe lines.drain { unsafe text = String(decoding: $0, as: UTF8.self) }
    return text
  }

  private static func unescaped(_ json: String) -> String {
    let plain = json.replacingOccurrences(of: "\\n", with: " ").replacingOccurrences(of: "\\\"", with: "\"")
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Names with the text directly inside, and with each attribute's value.
  private static func leaves(of path: String) throws -> [(String, String)] {
    var parser = MarkupParser()
    parser.consume(Corpora.bytes(path))
    parser.finish()
    var open: [String] = []
    var leaves: [(String, String)] = []
    while let event = try parser.next() {
      switch event.kind {
      case .startElement(let name, let attributes):
        open.append(name.written)
        for attribute in attributes { leaves.append((name.written + "/" + attribute.name.written, attribute.value)) }
      case .endElement: open.removeLast()
      case .text(let text): leaves.append((open.last ?? "", text))
      default: break
      }
    }
    return leaves.map { ($0, $1.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }.filter { !$1.isEmpty }
  }
}
