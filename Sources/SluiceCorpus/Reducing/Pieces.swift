// A feed cut into the pieces that may be left out: elements, members of JSON, lines, words, characters. Leaves nothing out itself.

import SluiceCore
import SluiceMarkup

/// Ways to cut a feed, from coarse to fine.
enum Pieces {
  /// Elements by their depth, each from its start tag to behind its end tag, wherever the mender sees that end.
  static func elements(of bytes: [UInt8], charset: String?) -> [[Range<Int>]] {
    var levels: [[Range<Int>]] = []
    visit(bytes, charset) { depth, whole, _, _ in
      while levels.count <= depth { levels.append([]) }
      levels[depth].append(whole)
    }
    return levels.map { $0.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound } }
  }

  /// The two tags of each element, to leave out the element and keep what it holds.
  static func tags(of bytes: [UInt8], charset: String?) -> [[Range<Int>]] {
    var pairs: [[Range<Int>]] = []
    visit(bytes, charset) { _, _, start, end in pairs.append([start, end].filter { !$0.isEmpty }) }
    return pairs.filter { !$0.isEmpty }.sorted { $0[0].lowerBound < $1[0].lowerBound }
  }

  private static func visit(
    _ bytes: [UInt8], _ charset: String?,
    _ body: (_ depth: Int, _ whole: Range<Int>, _ start: Range<Int>, _ end: Range<Int>) -> Void
  ) {
    var options = MarkupParser.Options()
    options.charset = charset
    var parser = MarkupParser(options: options)
    parser.consume(bytes)
    parser.finish()
    // Where each event begins is where the one before it ends.
    var places: [Int] = []
    var deeds: [(isStart: Bool, place: Int)] = []
    while let event = try? parser.next() {
      switch event.kind {
      case .startElement: deeds.append((true, places.count))
      case .endElement: deeds.append((false, places.count))
      default: break
      }
      places.append(min(event.position.byte, bytes.count))
    }
    places.append(bytes.count)
    func range(_ place: Int) -> Range<Int> { places[place]..<max(places[place], places[place + 1]) }
    var open: [Int] = []
    for deed in deeds {
      if deed.isStart {
        open.append(deed.place)
      } else if let start = open.popLast() {
        let tags = (range(start), range(deed.place))
        body(open.count, tags.0.lowerBound..<max(tags.0.upperBound, tags.1.upperBound), tags.0, tags.1)
      }
    }
  }

  /// Members and elements of JSON by their depth, each with the comma behind it or, for the last, before it.
  static func members(of bytes: [UInt8]) -> [[Range<Int>]] {
    var levels: [[Range<Int>]] = []
    var open: [(start: Int, comma: Int?)] = []
    var isInString = false
    var isEscaped = false
    func add(_ range: Range<Int>) {
      while levels.count < open.count { levels.append([]) }
      levels[open.count - 1].append(range)
    }
    for (place, byte) in bytes.enumerated() {
      if isInString {
        isInString = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"): open.append((place + 1, nil))
      case UInt8(ascii: ","):
        guard let last = open.last else { continue }
        add(last.start..<place + 1)
        open[open.count - 1] = (place + 1, place)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard let last = open.last else { continue }
        add((last.comma ?? last.start)..<place)
        open.removeLast()
      default: break
      }
    }
    return levels
  }

  /// Attributes, each with the space before it: what stands between spaces in a tag, outside of quotes.
  static func attributes(of bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    var quote: UInt8?
    var isInTag = false
    for (place, byte) in bytes.enumerated() {
      if !isInTag {
        isInTag = byte == UInt8(ascii: "<")
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte <= 0x20 {
        if let first = start { runs.append(first..<place) }
        start = byte <= 0x20 ? place : nil
        isInTag = byte != UInt8(ascii: ">")
      }
    }
    return runs
  }

  /// Runs between bytes that `ends` says end one.
  static func runs(of bytes: [UInt8], endingAt ends: (UInt8) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where ends(byte) {
      runs.append(start..<place + 1)
      start = place + 1
    }
    if start < bytes.count { runs.append(start..<bytes.count) }
    return runs
  }

  /// Words, and each other character for itself.
  static func words(of bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (place, byte) in bytes.enumerated() {
      if let last = runs.last, isWord(byte), isWord(bytes[last.upperBound - 1]) {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF: true
    default: false
    }
  }

  /// Characters of UTF-8; of other bytes each for itself.
  static func characters(of bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (place, byte) in bytes.enumerated() {
      if byte & 0xC0 == 0x80, let last = runs.last, bytes[last.lowerBound] >= 0xC0, last.count < 4 {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }
}
