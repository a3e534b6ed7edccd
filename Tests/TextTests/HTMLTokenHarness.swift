// Tokens as html5lib's cases write them.

import SluiceCore

@testable import SluiceText

/// One token: `["StartTag", "a", ["href", "x"]]` as strings, so that two lists can be compared and printed.
struct HTMLTokens: HTMLSink {
  static var wantsComments: Bool { true }
  var tokens: [[String]] = []

  static func string(_ text: Span<UInt8>) -> String {
    unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Of the text that is read; its parts may end within a character.
  private var bytes: [UInt8] = []

  mutating func text(_ text: Span<UInt8>) { for place in text.indices { bytes.append(text[place]) } }

  private mutating func add(_ token: [String]) {
    endText()
    tokens.append(token)
  }

  mutating func endText() {
    if !bytes.isEmpty { tokens.append(["Character", String(decoding: bytes, as: UTF8.self)]) }
    bytes = []
  }

  mutating func startTag(_ tag: borrowing HTMLTag) -> HTMLContent {
    var token = ["StartTag", tag.bytes.string(0..<tag.nameEnd)]
    var pairs: [(String, String)] = []
    for place in 0..<tag.attributeCount {
      let attribute = tag.attribute(place)
      let name = tag.bytes.string(attribute.name)
      if !pairs.contains(where: { $0.0 == name }) { pairs.append((name, tag.bytes.string(attribute.value))) }
    }
    for (name, value) in pairs.sorted(by: { $0.0 < $1.0 }) { token += [name, value] }
    if tag.isSelfClosing { token.append("/") }
    add(token)
    return .data
  }

  mutating func endTag(_ tag: borrowing HTMLTag) { add(["EndTag", tag.bytes.string(0..<tag.nameEnd)]) }

  mutating func comment(_ text: Span<UInt8>) { add(["Comment", HTMLTokens.string(text)]) }

  mutating func doctype(_ doctype: borrowing HTMLDoctype) {
    func word(_ buffer: borrowing ByteBuffer?) -> String {
      switch buffer {
      case .some(let buffer): "=" + buffer.string(0..<buffer.count)
      case .none: "-"
      }
    }
    add([
      "DOCTYPE", word(doctype.name), word(doctype.publicID), word(doctype.systemID), "\(!doctype.forcesQuirks)",
    ])
  }

  /// The tokens of a text given in chunks.
  static func of(_ text: String, chunk: Int = .max, content: HTMLContent = .data, name: String = "") -> [[String]] {
    var sink = HTMLTokens()
    var tokenizer = HTMLTokenizer()
    tokenizer.begin(in: content, of: name)
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = chunk > bytes.count - start ? bytes.count : start + chunk
      tokenizer.consume(bytes.span.extracting(start..<end), isFinal: end == bytes.count, into: &sink)
      start = end
    }
    if bytes.isEmpty { tokenizer.consume(bytes.span, isFinal: true, into: &sink) }
    sink.endText()
    return sink.tokens
  }
}
