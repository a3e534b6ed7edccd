// What a collection is made of: formats, encodings, modules, rules. Judges nothing.

import Sluice
import SluiceCore
import SluiceOutputs

/// Counts over feeds, each by how many feeds have it, and how often.
public struct CorpusStatistics: Sendable {
  /// How many feeds have something, and how often it is there.
  public struct Count: Sendable, Hashable {
    /// Feeds.
    public var feeds = 0
    /// Times.
    public var times = 0
  }

  /// What there is to count, in the order in which it is shown.
  public enum Topic: String, Sendable, CaseIterable {
    /// The dialect with its version.
    case formats
    /// The encoding that was used.
    case charsets
    /// Modules that say something, by their key.
    case modules
    /// Namespaces of elements that no module claims.
    case unclaimed = "namespaces without a module"
    /// Rules that wrote notes.
    case rules
    /// Why the reading ended before the input did.
    case errors
  }

  /// Inputs, those that were no feeds included.
  public private(set) var inputs = 0
  /// Inputs of which something was read.
  public private(set) var feeds = 0
  /// Entries of all.
  public private(set) var entries = 0
  /// Bytes of all, as they lie on the disk.
  public private(set) var bytes = 0
  /// Names by topic.
  public private(set) var counts: [Topic: [String: Count]] = [:]

  /// Nothing counted.
  public init() {}

  /// Counts one input.
  public init(reading test: CorpusCase) {
    var times: [Topic: [String: Int]] = [:]
    func count(_ topic: Topic, _ name: String) { times[topic, default: [:]][name, default: 0] += 1 }
    inputs = 1
    do throws(SluiceError) {
      let file = try InputFile(path: test.input)
      let reader = FeedReader(options: test.header.options?.options ?? Options()) { () throws(SluiceError) in
        try file.read()
      }
      defer { bytes = file.bytesRead }
      while let record = try reader.next() {
        switch record {
        case .feed(let feed):
          if !feed.isFinal {
            count(.formats, feed.format)
            count(.charsets, feed.charset)
            feeds = 1
          }
          for member in feed.modules.members { count(.modules, member.key) }
          for element in feed.extensions { count(.unclaimed, element.namespace) }
        case .entry(let entry):
          entries += 1
          for member in entry.modules.members { count(.modules, member.key) }
          for element in entry.extensions { count(.unclaimed, element.namespace) }
        case .note(let note): count(.rules, note.rule.name)
        }
      }
    } catch {
      count(.errors, error.kind.description)
    }
    counts = times.mapValues { $0.mapValues { Count(feeds: 1, times: $0) } }
  }

  /// Adds what was counted elsewhere.
  public mutating func add(_ other: CorpusStatistics) {
    inputs += other.inputs
    feeds += other.feeds
    entries += other.entries
    bytes += other.bytes
    for (topic, names) in other.counts {
      for (name, count) in names {
        counts[topic, default: [:]][name, default: Count()].feeds += count.feeds
        counts[topic, default: [:]][name, default: Count()].times += count.times
      }
    }
  }

  /// The names of a topic, those of most feeds first.
  public func ranked(_ topic: Topic) -> [(name: String, count: Count)] {
    (counts[topic] ?? [:]).map { (name: $0.key, count: $0.value) }.sorted {
      ($1.count.feeds, $1.count.times, $0.name) < ($0.count.feeds, $0.count.times, $1.name)
    }
  }

  /// All as lines for people; `limit` names a topic.
  public func lines(limit: Int) -> [String] {
    let counts = [
      CountWords.of(inputs, "input"), CountWords.of(feeds, "feed"), CountWords.of(entries, "entry", plural: "entries"),
      CountWords.of(bytes, "byte"),
    ]
    var lines = [counts.joined(separator: ", ")]
    for topic in Topic.allCases {
      let names = ranked(topic)
      if names.isEmpty { continue }
      lines += ["", "\(topic.rawValue): \(names.count)"]
      for (name, count) in names.prefix(limit) {
        let shown = name.isEmpty ? "(none)" : TerminalText.safe(String(name.prefix(80)))
        let times =
          topic == .formats || topic == .charsets || topic == .errors ? "" : ", " + CountWords.of(count.times, "time")
        lines.append("  \(pad(count.feeds))  \(shown)\(times)")
      }
      if names.count > limit { lines.append("  and \(names.count - limit) more") }
    }
    return lines
  }

  private func pad(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: " ", count: max(0, 7 - digits.count)) + digits
  }

  /// All as one line of JSON for each name.
  public var jsonLines: [String] {
    Topic.allCases.flatMap { topic in
      ranked(topic).map { name, count in
        var json = JSONWriter()
        json.open(.object)
        json.key("kind")
        json.string("count")
        json.key("topic")
        json.string(topic == .unclaimed ? "unclaimed" : topic.rawValue)
        json.key("name")
        json.string(name)
        json.key("feeds")
        json.integer(count.feeds)
        json.key("times")
        json.integer(count.times)
        json.close(.object)
        return json.bytes.string(0..<json.bytes.count)
      }
    }
  }
}
