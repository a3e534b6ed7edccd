// Texts that go past expat: the events are those that it would have given of the same text. Not what is mended.

import OtherCorpora
import SluiceCore
import SluiceMarkup
import Testing

struct TextsApartTests {
  /// An event with its place, as one line.
  private static func line(_ event: Event, _ batch: borrowing EventBatch) -> String {
    switch event.kind {
    case .startElement:
      var line = "<\(batch.name(event.name).written)"
      for place in event.range {
        let attribute = batch.attribute(place)
        line += " \(batch.name(attribute.name).written)=\(batch.string(attribute.range))"
      }
      return line
    case .endElement: return "/" + batch.name(event.name).written
    case .text: return "\"" + batch.string(event.range)
    case .comment, .instruction, .doctype: return "?"
    }
  }

  /// What the mender and expat together give, `places` beside it.
  static func apart(_ text: [UInt8], chunkSize: Int) -> (lines: [String], places: [Int], isMended: Bool) {
    var stream = MarkupStream(limits: Limits(), strict: false)
    var found: (lines: [String], places: [Int], isMended: Bool) = ([], [], false)
    var place = 0
    repeat {
      var end = min(text.count, place + chunkSize)
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      unsafe text[place..<end].withUnsafeBufferPointer { run in
        unsafe stream.consume(run, decoded: place, isFinal: end == text.count)
      }
      for index in 0..<stream.events.batch.eventCount {
        let event = stream.events.batch.event(index)
        found.lines.append(line(event, stream.events.batch))
        found.places.append(event.decodedByte)
      }
      if !stream.takeNotes().isEmpty { found.isMended = true }
      place = end
    } while place < text.count
    return found
  }

  /// What expat alone gives of a text that it accepts.
  static func whole(_ text: [UInt8]) -> (lines: [String], places: [Int]) {
    var parser = EventParser(limits: Limits())
    parser.beginBatch()
    let layout = RunLayout(copyOf: text.count, at: 0, isFinal: true)
    unsafe text.withUnsafeBufferPointer { unsafe parser.take($0, layout) }
    var found: (lines: [String], places: [Int]) = ([], [])
    for index in 0..<parser.batch.eventCount {
      found.lines.append(line(parser.batch.event(index), parser.batch))
      found.places.append(parser.batch.event(index).decodedByte)
    }
    return found
  }

  static let long = String(repeating: "A long text, of which expat need not see a word; ", count: 4)
  static let documents = [
    "<a>\(long)</a>", "<a>\(long)&lt;b&gt;\(long)&#8217;&#x1F600;s &amp;&quot;&apos;</a>",
    "<a>]\(long)]]&gt;\(long)</a>", "<a>\(long)]</a>", "<a>]\(long)</a>", "<a>&#93;\(long)</a>",
    "<a><![CDATA[\(long)]]></a>", "<a>x<![CDATA[\(long)]]]>\(long)</a>", "<a><![CDATA[]\(long)<b>\(long)</b>]]></a>",
    "<a>\(long)\r\n\(long)\r\(long)</a>", "<a>\r\(long)</a>", "<a>\(long)\r</a>", "<a>é\(long)日本語\(long)\u{1F600}</a>",
    "<a><b x='\(long)'>\(long)</b>\(long)<c/>\(long)</a>", "<a>\(long)<!-- \(long) -->\(long)<?p \(long)?>\(long)</a>",
    "<a>\(long)&amp;<b/>&amp;\(long)&amp;</a>", "<!DOCTYPE a [<!ENTITY e '\(long)'>]><a>\(long)&e;\(long)</a>",
    "<a>\(long) & \(long)&nbsp;\(long)<br>\(long)</a>", "<a>]\u{1}\(long)</a>", "<a>\(long)]\u{1}]>\(long)</a>",
    "<rss><channel><item><d><![CDATA[\(long)</d></item><item>\(long)</item></channel></rss>",
    "<a>\(long)<![CDATA[\(long)\u{8}\(long)]]>&#8;\(long)</a>",
  ]

  @Test(arguments: documents, [1, 7, 64, 150, 100_000])
  func eventsAreThoseOfTheWholeText(_ document: String, _ size: Int) {
    for complaint in Self.complaints(Array(document.utf8), size) { Issue.record("\(complaint)") }
  }

  private static func complaints(_ text: [UInt8], _ size: Int) -> [String] {
    let apart = apart(text, chunkSize: size)
    let whole = whole(Mended(decoded: text).text)
    var complaints: [String] = []
    if apart.lines != whole.lines { complaints.append("events differ in chunks of \(size)") }
    if !apart.isMended, apart.places != whole.places { complaints.append("places differ in chunks of \(size)") }
    return complaints
  }

  @Test(.enabled(if: Corpora.isThere, Comment(rawValue: Corpora.skipped)), arguments: 0..<8)
  func ofOtherProjectsFilesToo(_ number: Int) {
    let files = Corpora.files(endings: MendingPropertyTests.endings, largest: 32 << 10)
    for path in files.enumerated().filter({ $0.offset % 8 == number }).map(\.element) {
      let text = Decoded(Corpora.bytes(path)).text
      // What comes in pieces keeps its first declaration only; names out of external subsets are the mender's business.
      guard Mended.refusal(Mended(decoded: text).text) == nil else { continue }
      for complaint in Self.complaints(text, 1000) { Issue.record("\(path): \(complaint)") }
    }
  }
}
