// What differs between two sides over many feeds, by kind of difference. Runs what it is given to run, shows nothing.

import SluiceCore

/// Differences gathered by kind, those of most feeds first.
public struct CorpusDifference: Sendable {
  /// One kind of difference.
  public struct Group: Sendable {
    /// What kind.
    public var kind: RecordChange.Kind
    /// How many feeds have it.
    public var feeds = 0
    /// How often it is there.
    public var times = 0
    /// The first feeds that have it, each with its first difference.
    public var examples: [(feed: String, change: RecordChange)] = []
  }

  /// Feeds that both sides have.
  public private(set) var compared = 0
  /// Of these, those that differ.
  public private(set) var different = 0
  /// Feeds that only the old side has, and only the new one.
  public private(set) var onlyOld: [String] = []
  /// See ``onlyOld``.
  public private(set) var onlyNew: [String] = []
  private var groups: [RecordChange.Kind: Group] = [:]
  private let examples: Int

  /// Nothing compared; so many feeds are named of each kind.
  public init(examples: Int) { self.examples = examples }

  /// Adds what differs in one feed; nil is a side that does not have it.
  public mutating func add(_ feed: String, _ changes: [RecordChange]) {
    compared += 1
    if changes.isEmpty { return }
    different += 1
    var seen: Set<RecordChange.Kind> = []
    for change in changes {
      groups[change.kind, default: Group(kind: change.kind)].times += 1
      guard seen.insert(change.kind).inserted else { continue }
      groups[change.kind]?.feeds += 1
      if (groups[change.kind]?.examples.count ?? 0) < examples {
        groups[change.kind]?.examples.append((feed, change))
      }
    }
  }

  mutating func addOnly(old feed: String) { onlyOld.append(feed) }
  mutating func addOnly(new feed: String) { onlyNew.append(feed) }

  /// Whether the two sides are the same.
  public var isEmpty: Bool { different == 0 && onlyOld.isEmpty && onlyNew.isEmpty }

  /// Those of most feeds first; of equally many a note's first, because it is the cause and a field what follows. An error
  /// that only says something else than the error before it touches no record, and comes behind them; last is what only
  /// stands elsewhere.
  public var ranked: [Group] {
    func key(_ group: Group) -> (Int, Int, Int, Int, String) {
      let isOtherError = group.kind.subject == "error" && group.kind.deed == .changed
      let isNote = group.kind.subject == "note"
      return (
        group.kind.deed == .moved ? 2 : isOtherError ? 1 : 0, -group.feeds, isNote ? 0 : 1, -group.times,
        group.kind.description
      )
    }
    return groups.values.sorted { key($0) < key($1) }
  }

  /// Compares two sets of outputs.
  public static func between(
    _ old: [String: CorpusOutput], _ new: [String: CorpusOutput], examples: Int, jobs: Int
  ) -> CorpusDifference {
    var difference = CorpusDifference(examples: examples)
    let names = Set(old.keys).union(new.keys).sorted()
    OrderedWork.run(names.count, jobs: jobs) { number -> [RecordChange]? in
      guard let before = old[names[number]], let after = new[names[number]] else { return nil }
      return RecordComparison.changes(from: before, to: after)
    } deliver: { number, changes in
      if let changes {
        difference.add(names[number], changes)
      } else if old[names[number]] == nil {
        difference.addOnly(new: names[number])
      } else {
        difference.addOnly(old: names[number])
      }
      return true
    }
    return difference
  }
}

extension CorpusCase {
  /// What comes out otherwise of another build.
  public func changes(from old: OtherBuild, to new: OtherBuild) -> [RecordChange] {
    RecordComparison.changes(from: old.output(of: self), to: new.output(of: self))
  }
}
