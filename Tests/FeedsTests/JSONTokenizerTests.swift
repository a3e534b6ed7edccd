// What must hold of the tokenizer of JSON: strict is RFC 8259, mending gives what strict accepts, and chunks do not show.

import SluiceCore
import SluiceFeeds
import Testing

@Suite("JSON, token by token")
struct JSONTokenizerTests {
  /// RFC 8259 accepts these.
  static let sound: [String] = [
    "[]", "{}", " [ ] ", "\t{\r\n}\n", "null", "true", "false", "0", "-0", "12", "-1.5", "1e5", "1E+5", "1.5e-7",
    "\"\"",
    "\"a\"", "[1]", "[1,2]", "[[],[[]],{}]", "{\"\":0}", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":[null]}}", "\"\\u00e9\"",
    "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\u{7F}\u{2028}é砂😀\"",
    "[\"a\",\"b\",{\"c\":\"},{\"}]", "\"// no comment\"", "[0.1,-0.0,10e0]", "123456789012345678901234567890",
  ]

  /// And none of these.
  static let unsound: [String] = [
    "", " ", "[", "{", "]", "}", "[}", "{]", "[1,]", "[,1]", "[1,,2]", "{\"a\":1,}", "{,\"a\":1}", "{\"a\"}",
    "{\"a\":}",
    "{:1}", "{a:1}", "{'a':1}", "['a']", "[1 2]", "{\"a\":1 \"b\":2}", "{\"a\" 1}", "{\"a\"::1}", "01", "-", "-01",
    "+1",
    ".5", "1.", "1e", "1e+", "0x1", "1_0", "NaN", "Infinity", "nul", "tru", "True", "nulll", "\"", "\"a", "\"\\\"",
    "\"\\x41\"",
    "\"\\u12\"", "\"\\u123g\"", "\"\\\"\\'\"", "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"", "[1]]", "{}}", "[] []", "{}{}",
    "[] x", "// a\n[]", "[/* a */]", "# a\n[]", "[\u{FEFF}]", "[\u{A0}]", "\"a\" \"b\"", "[\"a\" : 1]", "{\"a\":1]",
    "{1:2}",
  ]

  struct Reading: Equatable {
    var tokens: [String] = []
    var notes: [Note] = []
    var failure: Int?
  }

  /// Writes the tokens down.
  struct Log: JSONSink {
    var tokens: [String] = []
    func text(_ bytes: Span<UInt8>) -> String { String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) }
    mutating func open(_ container: JSONContainer, at byte: Int) { tokens.append("\(container)@\(byte)") }
    mutating func close(at byte: Int) { tokens.append("close@\(byte)") }
    mutating func key(_ name: Span<UInt8>, at byte: Int) { tokens.append("key \(text(name))@\(byte)") }
    mutating func string(_ value: Span<UInt8>, at byte: Int) { tokens.append("string \(text(value))@\(byte)") }
    mutating func scalar(_ value: Span<UInt8>, at byte: Int) { tokens.append("scalar \(text(value))@\(byte)") }
    mutating func nextDocument() { tokens.append("next") }
  }

  static func read(_ bytes: [UInt8], strict: Bool, chunk: Int? = nil, limits: Limits = Limits()) -> Reading {
    var tokenizer = JSONTokenizer(limits: limits, strict: strict)
    var log = Log()
    var reading = Reading()
    var place = 0
    repeat {
      var end = min(bytes.count, place + (chunk ?? bytes.count))
      while !strict, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      unsafe bytes[place..<end].withUnsafeBufferPointer {
        unsafe tokenizer.consume($0, decoded: place, isFinal: end == bytes.count, into: &log)
      }
      reading.notes += tokenizer.takeNotes()
      place = end
    } while place < bytes.count
    reading.tokens = log.tokens
    reading.failure = tokenizer.failure?.decodedByte
    return reading
  }

  /// The text with every note's `before` replaced by its `after`, in order; nil when one does not fit.
  static func replay(_ notes: [Note], on text: [UInt8]) -> [UInt8]? {
    var mended: [UInt8] = []
    var place = 0
    for note in notes where note.rule.stage == .mending {
      let before = Array((note.before ?? "").utf8)
      guard note.decodedByte >= place, text[note.decodedByte...].starts(with: before) else { return nil }
      mended += text[place..<note.decodedByte] + Array((note.after ?? "").utf8)
      place = note.decodedByte + before.count
    }
    return mended + text[place...]
  }

  static func complaints(_ bytes: [UInt8]) -> [String] {
    var complaints: [String] = []
    let whole = read(bytes, strict: false)
    for size in [1, 2, 3, 7, 64] where read(bytes, strict: false, chunk: size) != whole {
      complaints.append("chunks of \(size)")
    }
    guard let mended = replay(whole.notes, on: bytes) else { return complaints + ["the notes do not replay"] }
    let judged = read(mended, strict: true)
    if let place = judged.failure {
      complaints.append("mended and refused at \(place): \(String(decoding: mended, as: UTF8.self))")
    }
    let again = read(mended, strict: false)
    if let note = again.notes.first { complaints.append("mended twice: \(note.rule) at \(note.decodedByte)") }
    return complaints
  }

  @Test(arguments: sound)
  func whatIsSoundStays(_ text: String) {
    let bytes = Array(text.utf8)
    for chunk in [nil, 1, 2, 5] { #expect(Self.read(bytes, strict: true, chunk: chunk).failure == nil) }
    let strict = Self.read(bytes, strict: true)
    let mended = Self.read(bytes, strict: false)
    #expect(mended.tokens == strict.tokens)
    // Half of a surrogate pair is grammar's, and no character.
    #expect(mended.notes.allSatisfy { $0.rule == .jsonEscape } && (mended.notes.isEmpty || text.contains("\\ud800")))
  }

  @Test(arguments: unsound)
  func whatIsUnsoundIsRefusedOrMended(_ text: String) {
    let bytes = Array(text.utf8)
    let strict = Self.read(bytes, strict: true)
    #expect(strict.failure != nil)
    for chunk in [1, 2, 5] { #expect(Self.read(bytes, strict: true, chunk: chunk) == strict) }
    #expect(Self.complaints(bytes).isEmpty, "\(Self.complaints(bytes))")
    #expect(!Self.read(bytes, strict: false).notes.isEmpty)
  }

  @Test(arguments: [
    ([0xFF], 0), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF0, 0x9F], 1),
  ])
  func strictJudgesCharacters(_ bytes: [UInt8], _ place: Int) {
    for chunk in [nil, 1, 2] { #expect(Self.read(bytes, strict: true, chunk: chunk).failure == place) }
  }

  /// Every cut, and every byte left out, doubled or replaced, of a feed with a bit of everything.
  @Test(arguments: 0..<8)
  func aByteOfDamageIsMended(_ part: Int) {
    let feed = Array(Self.feed.utf8)
    for place in feed.indices where place % 8 == part && feed[place] < 0x80 {
      var broken = [Array(feed[..<place]), Array(feed[..<place] + feed[(place + 1)...])]
      for byte in Array("\",:{}[]\\\n'/a0-".utf8) {
        broken.append(Array(feed[..<place] + [byte] + feed[place...]))
        broken.append(Array(feed[..<place] + [byte] + feed[(place + 1)...]))
      }
      for bytes in broken {
        guard String(validating: bytes, as: UTF8.self) != nil else { continue }
        for complaint in Self.complaints(bytes) {
          Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(complaint)")
        }
      }
    }
  }

  static let feed = #"""
    {"version":"https://jsonfeed.org/version/1.1", "items":[
     {"id":"1","title":"Кирпич \u00e9 \ud83d\ude00 \"q\"","tags":["a","b, c"],"_x":{"n":[1,-2.5e3,true,null,[],{}]}},
     {"id":2,"content_html":"<p>{x}<\/p>","attachments":[{"url":"https://example.org/a","size_in_bytes":12}]}
    ]}
    """#

  @Test func whatNestsDeepIsLeftOut() {
    var limits = Limits()
    limits.depth = 4
    let bytes = Array(
      ("{\"a\":" + String(repeating: "[", count: 10_000) + "\"]\"" + String(repeating: "]", count: 10_000) + ",\"b\":1}")
        .utf8)
    let reading = Self.read(bytes, strict: false, limits: limits)
    #expect(reading.tokens.suffix(3).map { String($0.prefix(6)) } == ["key b@", "scalar", "close@"])
    #expect(reading.notes.allSatisfy { $0.rule == .tokenLimit && ($0.before?.utf8.count ?? 0) <= 4096 })
    for size in [1, 7, 64] { #expect(Self.read(bytes, strict: false, chunk: size, limits: limits) == reading) }
    let mended = Self.replay(reading.notes, on: bytes)
    #expect(mended.map { String(decoding: $0, as: UTF8.self) } == #"{"a":[[[null]]],"b":1}"#)
  }
}
