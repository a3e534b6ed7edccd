// What was found in one input, kept within bounds for a page. Writes no markup, and decides nothing.

import SluiceCore

/// Collects the records of one input: the head, the notes with their lines, what repeats.
package struct FeedReport {
  /// A place of a note with the line it stands in.
  struct Place {
    var note: Note
    var excerpt: SourceExcerpt?
  }

  /// The places of one rule.
  struct Group {
    var count = 0
    var places: [Place] = []
  }

  /// An entry as a list names it.
  struct Named {
    var number: Int
    var title: String
    var repeated: DuplicateOf?
  }

  /// Entries that repeat one earlier entry.
  struct Repeats {
    var original: DuplicateOf
    var count = 0
    var entries: [Named] = []
  }

  /// Bytes of the source shown to either side of a place.
  package static let reach = 160

  /// Bounds of what is kept; what is beyond them is counted.
  enum Bound {
    static let places = 25
    static let titles = 10_000
    static let repeats = 100
    static let members = 20
  }

  let input: String
  private(set) var feed: Feed?
  private(set) var groups: [Rule: Group] = [:]
  private(set) var spread = NotePlaces()
  private(set) var titles: [Int: String] = [:]
  private(set) var repeats: [Repeats] = []
  private(set) var sameTexts: [String: Int] = [:]
  private(set) var repeatCount = 0
  private(set) var touched = 0
  private(set) var failure: (error: SluiceError, excerpt: SourceExcerpt?)?
  private(set) var summary = Summary()
  private var lastTouched = -1
  private var entries = 0
  private var placeOfRepeats: [String: Int] = [:]

  /// A report about the input of this name.
  package init(_ input: String) { self.input = input }

  /// Takes a note; its line is asked for only when it is shown.
  package mutating func add(_ note: Note, line: () -> SourceExcerpt?) {
    spread.count(NoteFamily(note.rule.stage), at: note.position.byte)
    if let entry = note.entry, entry != lastTouched {
      lastTouched = entry
      touched += 1
    }
    groups[note.rule, default: Group()].count += 1
    guard (groups[note.rule]?.places.count ?? 0) < Bound.places else { return }
    groups[note.rule]?.places.append(Place(note: note, excerpt: line()))
  }

  /// Takes a feed or an entry.
  package mutating func add(_ record: Record) {
    switch record {
    case .feed(let feed): self.feed = feed
    case .entry(let entry): add(entry)
    case .note: break
    }
  }

  private mutating func add(_ entry: Entry) {
    let number = entry.number ?? entries
    entries += 1
    let title = String((entry.title ?? entry.link ?? entry.id).prefix(160))
    if titles.count < Bound.titles { titles[number] = title }
    for same in entry.sameAs {
      let relation = same.relation == .equal ? "repeats" : same.relation == .prefixOf ? "begins" : "is part of"
      // Names of fields of modules come from feeds; there are few, but nobody promises it.
      let words = "\(same.field) \(relation) \(same.other)"
      if sameTexts.count < Bound.repeats || sameTexts[words] != nil { sameTexts[words, default: 0] += 1 }
    }
    guard let original = entry.duplicateOf else { return }
    repeatCount += 1
    let key = "\(original.index) \(original.input ?? "")"
    if placeOfRepeats[key] == nil {
      guard repeats.count < Bound.repeats else { return }
      placeOfRepeats[key] = repeats.count
      repeats.append(Repeats(original: original))
    }
    guard let place = placeOfRepeats[key] else { return }
    repeats[place].count += 1
    if repeats[place].entries.count < Bound.members {
      repeats[place].entries.append(Named(number: number, title: title, repeated: original))
    }
  }

  /// Takes why nothing more can be read.
  package mutating func add(_ error: SluiceError, line: () -> SourceExcerpt?) { failure = (error, line()) }

  /// Takes what was counted in all.
  package mutating func finish(_ summary: Summary) { self.summary = summary }

  /// Rules that wrote notes, in the order of the flow.
  var rules: [Rule] {
    Rule.all.filter { groups[$0] != nil } + groups.keys.filter { !Rule.all.contains($0) }.sorted { $0.name < $1.name }
  }

  /// Notes of all rules.
  var notes: Int { groups.values.reduce(0) { $0 + $1.count } }

  func notes(of family: NoteFamily) -> Int {
    groups.reduce(0) { $0 + (NoteFamily($1.key.stage) == family ? $1.value.count : 0) }
  }
}
