// What happens when expat refuses what the mender let through: at most one record is lost, and the note says what.

import SluiceCore
import SluiceMarkup
import Testing

@Suite("Fault containment")
struct ContainmentTests {
  /// The events and notes of a feed read by a mender that lacks a rule.
  static func read(_ text: String, without rules: Set<Rule>, chunkSize: Int) -> (events: [String], notes: [Note]) {
    var stream = MarkupStream(limits: Limits(), strict: false, details: true, without: rules)
    var events: [String] = []
    var notes: [Note] = []
    let bytes = Array(text.utf8)
    var place = 0
    repeat {
      let end = min(bytes.count, place + chunkSize)
      unsafe bytes[place..<end].withUnsafeBufferPointer { run in
        unsafe stream.consume(run, decoded: place, isFinal: end == bytes.count)
      }
      for index in 0..<stream.events.batch.eventCount {
        let event = stream.events.batch.event(index)
        switch event.kind {
        case .startElement: events.append("<\(stream.events.batch.name(event.name).written)>")
        case .endElement: events.append("</\(stream.events.batch.name(event.name).written)>")
        case .text: events.append(stream.events.batch.string(event.range))
        case .comment, .instruction, .doctype: break
        }
      }
      notes += stream.takeNotes()
      place = end
    } while place < bytes.count
    #expect(stream.events.failure == nil)
    return (events, notes)
  }

  static let chunkSizes = [1, 7, 64, 100_000]

  @Test(arguments: chunkSizes)
  func onlyTheBrokenRecordIsLost(_ size: Int) throws {
    let broken = "<item><title>two</title><x>a & b</x><y>lost</y></item>"
    let text = "<rss><channel><item><a>1</a></item>\(broken)<item><a>3</a></item><end/></channel></rss>"
    let (events, notes) = Self.read(text, without: [.bareAmpersand], chunkSize: size)
    #expect(
      events.filter { !$0.hasPrefix("a ") && $0 != "a" }.joined()
        == "<rss><channel><item><a>1</a></item><item><title>two</title><x></x></item>"
        + "<item><a>3</a></item><end></end></channel></rss>")
    let note = try #require(notes.first { $0.rule == .unreadableMarkup })
    let lost = text.utf8.dropFirst(note.decodedByte).prefix(try #require(note.length))
    #expect(String(lost)?.hasSuffix("<y>lost</y></item>") == true)
    #expect(notes.count == 1)
  }

  @Test(arguments: chunkSizes)
  func everyBrokenRecordHasItsNote(_ size: Int) {
    let items = (0..<200).map { $0 % 3 == 1 ? "<item><t>& \($0)</t></item>" : "<item><t>\($0)</t></item>" }
    let text = "<rss xmlns:a='u'><channel>\(items.joined())</channel></rss>"
    let (events, notes) = Self.read(text, without: [.bareAmpersand], chunkSize: size)
    #expect(events.count(where: { $0 == "<item>" }) == 200)
    #expect(events.count(where: { $0 == "</item>" }) == 200)
    #expect(events.count(where: { Int($0) != nil }) == 133)
    #expect(notes.count(where: { $0.rule == .unreadableMarkup }) == 67)
  }

  @Test(arguments: chunkSizes)
  func nothingBehindTheTroubleStillEndsWhatIsOpen(_ size: Int) {
    let text = "<rss><channel><title>a & b</title><link>x</link></channel></rss>"
    let (events, notes) = Self.read(text, without: [.bareAmpersand], chunkSize: size)
    #expect(events.filter { $0.hasPrefix("<") }.joined() == "<rss><channel><title></title></channel></rss>")
    #expect(notes.map(\.rule) == [.unreadableMarkup])
  }

  @Test(arguments: chunkSizes)
  func entitiesAreStillDeclaredBehindTheTrouble(_ size: Int) {
    let text = "<!DOCTYPE rss [<!ENTITY e 'word'>]><rss><item>& x</item><item>&e;</item></rss>"
    let (events, _) = Self.read(text, without: [.bareAmpersand], chunkSize: size)
    #expect(events.suffix(4).joined() == "<item>word</item></rss>")
  }

  @Test(arguments: chunkSizes)
  func troubleBeforeTheFirstRecordCostsNoRecord(_ size: Int) {
    let text = "<rss><channel bad='&'><title>t</title><item><t>1</t></item></channel></rss>"
    let (events, _) = Self.read(text, without: [.bareAmpersand], chunkSize: size)
    #expect(events.joined() == "<rss><channel><item><t>1</t></item></channel></rss>")
  }
}
