// Repeats across entries, against a reference that compares each text with all before it.

import SluiceCore
import Testing

@testable import SluiceDedup

struct SeenEntriesTests {
  static let words = (0..<400).map { "w\($0)" } + ["naïve", "Straße", "мост", "다리", "—"]
  static let han = "昨天上午有两车砾石运到了上游的水闸工人们在中午之前就把它们洗干净了晚上又来了一车沙子".map(String.init)

  /// Texts of which many are like an earlier one.
  private static func texts(_ count: Int, seed: UInt64, _ units: [String], _ separator: String, _ length: Int)
    -> [String]
  {
    var dice = Dice(seed)
    var made: [[String]] = []
    for number in 0..<count {
      var text = (0..<length + dice.roll(length)).map { _ in units[dice.roll(units.count)] }
      if number > 0, dice.roll(3) > 0 {
        text = made[dice.roll(made.count)]
        for _ in 0..<dice.roll(4) { text[dice.roll(text.count)] = units[dice.roll(units.count)] }
      }
      made.append(text)
    }
    return made.map { $0.joined(separator: separator) }
  }

  private func sightings(_ texts: [String], near score: Double?, memory: Int = 64 << 20) -> [DuplicateOf?] {
    var seen = SeenEntries(memory: memory, score: score, leavesOut: false)
    var maker = Fingerprinter(TextFields(), hasShingles: score != nil)
    seen.begin(input: nil)
    return texts.enumerated().map { number, text in
      var entry = Entry()
      entry.summary = text
      var id = "id \(number)"
      let print = maker.read(&entry, id: id, link: nil)
      return seen.see(print, index: number, id: &id, derived: { nil }).duplicate
    }
  }

  @Test(arguments: [0.3, 0.5, 0.7, 0.8, 0.95])
  func whatIsAlikeIsFoundWithItsTrueScore(_ least: Double) throws {
    var marked = 0
    for texts in [
      Self.texts(60, seed: 1, Self.words, " ", 120), Self.texts(60, seed: 2, Self.han, "", 150),
      Self.texts(60, seed: 3, Self.words, "  \n", 12),
    ] {
      let found = sightings(texts, near: least)
      let shingles = texts.map(Reference.shingles)
      for (number, text) in texts.enumerated() {
        let scores = shingles[..<number].map { Reference.similarity($0, shingles[number]) }
        if let exact = texts[..<number].firstIndex(of: text) {
          #expect(found[number]?.kind == .exact)
          #expect(found[number]?.index == exact)
        } else if let best = scores.max(), best >= least {
          let duplicate = try #require(found[number], "missed \(best) of \(text)")
          #expect(duplicate.kind == .near)
          #expect(duplicate.score == best)
          #expect(duplicate.index == scores.firstIndex(of: best), "the oldest of equals")
          #expect(duplicate.id == "id \(duplicate.index)")
          marked += 1
        } else {
          #expect(found[number] == nil)
        }
      }
    }
    #expect(marked > 1)
  }

  /// Entries of one template are unlike each other, and each comes again with a word more.
  @Test(arguments: [0.9, 0.95])
  func entriesOfATemplateMeetByWhatIsTheirs(_ least: Double) {
    let notice = (0..<45).map { "common\($0)" }.joined(separator: " ")
    let first = (0..<600).map { number in
      "alpha\(number) beta\(number) gamma\(number) delta\(number) eps\(number) " + notice
    }
    let found = sightings(first + first.map { $0 + " Updated." }, near: least)
    for number in 0..<600 {
      #expect(found[number] == nil)
      #expect(found[600 + number]?.index == number)
      #expect(found[600 + number]?.kind == .near)
    }
  }

  /// A text that comes again before its window has passed is known, however long ago it first came.
  @Test func whatRepeatsIsRememberedByItsRepeats() {
    let texts = (0..<2000).map { number in
      number % 60 == 0
        ? "The same forty characters of notice every sixty entries."
        : "Load number \(number) was washed and weighed before noon by the crew."
    }
    let found = sightings(texts, near: nil, memory: 16 << 10)
    for number in stride(from: 60, to: 2000, by: 60) {
      #expect(found[number].map { number - $0.index < 300 } == true, "entry \(number)")
    }
    #expect(found.compactMap { $0 }.count == 33)
  }

  /// One guid on every item, over two pages of one feed and after the first of them was forgotten.
  @Test(arguments: [4 << 10, 64 << 20])
  func aSharedIDIsNobodysInLaterInputsToo(_ memory: Int) {
    var seen = SeenEntries(memory: memory, score: nil, leavesOut: true)
    var maker = Fingerprinter(TextFields(), hasShingles: false, hasStories: true)
    for page in 0..<2 {
      seen.begin(input: "page \(page)")
      seen.begin(feed: "http://example.org/feed")
      for number in 0..<300 {
        var entry = Entry()
        entry.summary = "The story number \(number) of page \(page), told in more than forty characters."
        var id = "1"
        let link = "http://example.org/\(page)/\(number)"
        let print = maker.read(&entry, id: id, link: link)
        let sighting = seen.see(print, index: number, id: &id, derived: { link })
        #expect(sighting.key == nil)
        #expect(id == (page == 0 && number == 0 ? "1" : link))
      }
    }
  }

  @Test func aSmallWindowKnowsTheNewestAndNothingElse() {
    let texts = Self.texts(1000, seed: 4, Self.words, " ", 12)
    for score in [nil, 0.8] {
      let all = sightings(texts, near: score)
      let few = sightings(texts, near: score, memory: 16 << 10)
      #expect(sightings(texts, near: score, memory: 16 << 10) == few, "the same each time")
      for (number, duplicate) in few.enumerated() {
        guard let duplicate else { continue }
        #expect(duplicate.index < number)
        if duplicate.kind == .exact { #expect(all[number]?.kind == .exact) }
        #expect(number - duplicate.index < 300)
      }
      #expect(few.compactMap { $0 }.count > 30)
      #expect(few.compactMap { $0 }.count < all.compactMap { $0 }.count)
    }
  }

  @Test func theMemoryIsBounded() {
    for score in [nil, 0.5] {
      var seen = SeenEntries(memory: 128 << 10, score: score, leavesOut: true)
      var maker = Fingerprinter(TextFields(), hasShingles: score != nil)
      seen.begin(input: "a")
      for number in 0..<4000 {
        var entry = Entry()
        entry.summary = "Load number \(number) of the year was washed and weighed before noon by \(number % 7) people."
        entry.content = number % 100 == 0 ? String(repeating: "long \(number) ", count: 1000) : nil
        var id = "id \(number)"
        let print = maker.read(&entry, id: id, link: "http://example.org/\(number)")
        _ = seen.see(print, index: number, id: &id, derived: { nil })
      }
      #expect(seen.bytes <= 128 << 10)
      #expect(seen.evictions > 2000)
    }
  }

  @Test func inputsAreNamed() {
    var seen = SeenEntries(memory: 1 << 20, score: nil, leavesOut: false)
    var maker = Fingerprinter(TextFields(), hasShingles: false)
    var found: [DuplicateOf?] = []
    for input in ["a.xml", "b.xml"] {
      seen.begin(input: input)
      var entry = Entry()
      entry.summary = "Two loads of gravel reached the upper sluice before noon."
      var id = "one"
      let print = maker.read(&entry, id: id, link: nil)
      found.append(seen.see(print, index: 0, id: &id, derived: { nil }).duplicate)
    }
    #expect(found[0] == nil)
    #expect(found[1] == DuplicateOf(id: "one", input: "a.xml", index: 0, kind: .exact, score: 1, field: "summary"))
  }
}
