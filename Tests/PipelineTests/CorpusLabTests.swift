// The parts of the corpus laboratory apart from the command: comparison, JSON, order of work, pages.

import SluiceCore
import SluiceCorpus
import SluiceOutputs
import Synchronization
import Testing

struct CorpusLabTests {
  struct Example: Sendable {
    var old: [String]
    var new: [String]
    var changes: [String]
    init(_ old: [String], _ new: [String], _ changes: [String]) {
      (self.old, self.new, self.changes) = (old, new, changes)
    }
  }

  private static func entry(_ id: String, _ title: String, at byte: Int, _ more: String = "") -> String {
    #"{"kind":"entry","id":"\#(id)","title":"\#(title)"\#(more),"position":{"byte":\#(byte),"line":1}}"#
  }

  private static func note(_ rule: String, at byte: Int, after: String = "x") -> String {
    #"{"kind":"note","rule":"\#(rule)","stage":"text","byte":\#(byte),"decodedByte":\#(byte),"line":1,"column":\#(byte),"after":"\#(after)"}"#
  }

  @Test(arguments: [
    Example(["{}"], ["{}"], []),
    Example([entry("a", "A", at: 1)], [entry("a", "B", at: 1)], ["entry title changed"]),
    Example([entry("a", "A", at: 1)], [entry("b", "A", at: 1)], ["entry id changed"]),
    Example([entry("a", "A", at: 1)], [entry("b", "A", at: 2)], ["entry lost", "entry gained"]),
    Example([entry("a", "A", at: 1), entry("a", "A", at: 9)], [entry("a", "A", at: 1)], ["entry lost"]),
    Example(
      [entry("a", "A", at: 1, #","media":{"thumbnails":[{"url":"u"}]}"#)],
      [entry("a", "A", at: 1, #","media":{"thumbnails":[{"url":"v","width":1}]},"link":"l""#)],
      ["entry media.thumbnails.url changed", "entry media.thumbnails.width gained", "entry link gained"]),
    Example(
      [entry("a", "A", at: 1, #","tags":["x"]"#)], [entry("a", "A", at: 1, #","tags":["x","y"]"#)],
      ["entry tags changed"]),
    Example(
      [note("mojibake", at: 3), note("white-space", at: 4)], [note("white-space", at: 4)], ["note mojibake lost"]),
    Example([note("mojibake", at: 3)], [note("mojibake", at: 3, after: "y")], ["note mojibake changed"]),
    Example(
      [note("mojibake", at: 3)], [note("mojibake", at: 5, after: "y")], ["note mojibake lost", "note mojibake gained"]),
    Example([note("mojibake", at: 3)], [note("mojibake", at: 5)], ["note mojibake moved"]),
    Example(
      [note("mojibake", at: 3), entry("a", "A", at: 1)], [entry("a", "A", at: 1), note("mojibake", at: 3)],
      ["line moved"]),
    Example([#"{"kind":"feed","title":"T"}"#], [#"{"kind":"feed","title":"U"}"#], ["feed title changed"]),
    Example(
      [#"{"kind":"feed","title":"T"}"#], [#"{"kind":"feed","title":"T"}"#, #"{"kind":"feed","final":true}"#],
      ["feed gained"]),
    Example([entry("a", "A", at: 1)], [entry("a", "A", at: 5)], ["entry moved"]),
    Example([entry("a", "A", at: 1)], [entry("a", "B", at: 5)], ["entry title changed"]),
    Example(
      [entry("a", "A", at: 1), entry("b", "B", at: 5)],
      [entry("z", "Z", at: 0), entry("a", "A", at: 2), entry("b", "C", at: 6)],
      ["entry title changed", "entry gained", "entry moved"]),
    Example(
      [entry("a", "A", at: 1, #","extensions":{"":[{"name":"x","children":[{"name":"y","value":"1"}]}]}"#)],
      [entry("a", "A", at: 1, #","extensions":{"":[{"name":"x","children":[{"name":"y","value":"2"}]}]}"#)],
      ["entry extensions.x.children.y.value changed"]),
    Example(
      [entry("a", "A", at: 1, #","extensions":{"urn:n":[{"name":"x","value":"1"}]}"#)],
      [entry("a", "A", at: 1, #","extensions":{"urn:n":[{"name":"z","value":"1"}]}"#)],
      ["entry extensions.urn:n.name changed"]),
    Example(["one", "two", "three"], ["one", "three", "four"], ["line lost", "line gained"]),
  ])
  func whatDiffersIsNamed(_ example: Example) {
    let changes = RecordComparison.changes(
      from: CorpusOutput(lines: example.old), to: CorpusOutput(lines: example.new))
    #expect(changes.map(\.kind.description) == example.changes)
  }

  @Test func whatOnlyStandsElsewhereIsLast() {
    var difference = CorpusDifference(examples: 1)
    let old = CorpusOutput(lines: [Self.entry("a", "A", at: 1), Self.entry("b", "B", at: 2)])
    let moved = CorpusOutput(lines: [Self.entry("a", "A", at: 3), Self.entry("b", "B", at: 4)])
    let other = CorpusOutput(lines: [Self.entry("a", "C", at: 1), Self.entry("b", "B", at: 2)])
    difference.add("one", RecordComparison.changes(from: old, to: moved))
    difference.add("two", RecordComparison.changes(from: old, to: moved))
    difference.add("three", RecordComparison.changes(from: old, to: other))
    #expect(difference.ranked.map(\.kind.description) == ["entry title changed", "entry moved"])
  }

  @Test func whatAFeedSaysSteersNoTerminal() {
    let old = CorpusOutput(lines: [#"{"kind":"entry","id":"a","x\u001b[31m\u202e\u009b":"1"}"#])
    let changes = RecordComparison.changes(
      from: old, to: CorpusOutput(lines: [#"{"kind":"entry","id":"a"}"#]))
    let text = ChangeText().line(of: changes[0])
    #expect(changes.count == 1 && text.contains("u{1B}") && text.contains("u{202E}") && text.contains("u{9B}"))
    #expect(!text.unicodeScalars.contains { [0x1B, 0x202E, 0x9B].contains($0.value) })
  }

  @Test func anErrorIsADifference() {
    let changes = RecordComparison.changes(from: CorpusOutput(error: "1:1: a"), to: CorpusOutput(error: "1:1: b"))
    #expect(changes.map(\.kind.description) == ["error changed"])
  }

  @Test(arguments: [
    #"{"a":[1,-2.5e3,true,false,null,"\u00e9\n\ud83d\ude00"],"b":{}}"#, "[]", #""x""#, "0", #"{"":[[],{}]}"#,
  ])
  func jsonComesBack(_ text: String) throws {
    let value = try JSONValue(text)
    #expect(try JSONValue(value.json) == value)
    #expect(try JSONValue("  \(text) ") == value)
  }

  @Test(arguments: ["", "{", "[1,]", "{\"a\"}", "01", "\"a", "[1] 2", "nul", String(repeating: "[", count: 600)])
  func whatIsNoJSONIsRefused(_ text: String) { #expect(throws: JSONMember.Trouble.self) { try JSONValue(text) } }

  private final class Counter: Sendable { let count = Atomic<Int>(0) }

  @Test(arguments: [1, 2, 8])
  func workIsDeliveredInOrder(_ jobs: Int) {
    var got: [Int] = []
    let counter = Counter()
    OrderedWork.run(200, jobs: jobs) { number in
      counter.count.wrappingAdd(1, ordering: .relaxed)
      // The first of each ten takes longest.
      var sum = 0
      for step in 0..<(number % 10 == 0 ? 100_000 : 10) { sum &+= step ^ number }
      return sum == 1 ? -1 : number
    } deliver: { number, result in
      got.append(result)
      return number < 150
    }
    #expect(got == Array(0...150))
    #expect(counter.count.load(ordering: .relaxed) >= 151)
  }

  @Test func whatComesFromAFeedIsTextOnThePage() {
    let hostile = "<b onclick='x'>&\"\u{202E}\u{9B}\u{0}\u{200B}é漢\u{1F600}"
    #expect(
      HTMLPage.text(hostile)
        == "&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;" + [0x202E, 0x9B, 0, 0x200B].map(Self.code).joined()
        + "é漢\u{1F600}")
    #expect(HTMLPage.attribute("\u{202E}\"<") == "U+202E&quot;&lt;")
    #expect(HTMLPage.text("abc", limit: 2) == "ab…")
    #expect(HTMLPage.text("ab", limit: 2) == "ab")
  }

  private static func code(_ number: Int) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return "<span class=\"code\">U+" + String(repeating: "0", count: 4 - digits.count) + digits + "</span>"
  }

  @Test func aFloodOfNotesMakesNoFloodOfAPage() {
    var report = FeedReport("flood")
    for number in 0..<100_000 {
      var note = Note(number % 2 == 0 ? .mojibake : .bareAmpersand, decodedByte: number * 100, entry: number / 3)
      note.position = Position(byte: number * 100, line: number, column: 1)
      (note.before, note.after) = ("&", "&amp;")
      report.add(note) {
        SourceExcerpt(before: String(repeating: "x", count: 160), after: String(repeating: "&", count: 160))
      }
    }
    var summary = Summary()
    summary.bytes = 10_000_000
    report.finish(summary)
    var page = FeedPage(title: "t")
    for _ in 0..<2000 { page.add(report) }
    let document = page.document
    #expect(document.contains("49,975 more like them are only counted"))
    #expect(document.contains("feeds are only counted"))
    #expect(document.utf8.count < 8 << 20)
  }
}
