// HTML as a stream of tokens, by the standard's states. Not a tree builder, and never in doubt: any text is HTML.

import SluiceCore

/// A push tokenizer: <https://html.spec.whatwg.org/multipage/parsing.html#tokenization>.
///
/// Its time is linear, its memory is that of one tag, and the tokens do not depend on how the text is cut. A section
/// `<![CDATA[` is a bogus comment, as everywhere outside of SVG and MathML.
package struct HTMLTokenizer: ~Copyable {
  var state = HTMLState.data
  /// The state to go on in behind a reference, or behind a tag that is none.
  var contentState = HTMLState.data
  var tag = HTMLTag()
  var doctype = HTMLDoctype()
  /// Of a comment, when it is asked for; else of nothing.
  var scratch = ByteBuffer(capacity: 256)
  /// The name of the element that is read as raw text.
  var rawName = ByteBuffer(capacity: 16)
  /// Dashes that came last, in a script.
  var dashes = 0
  var reference = NumericReference()
  /// What could not be judged without what follows.
  private var carry = ByteBuffer(capacity: 64)
  private var spare = ByteBuffer(capacity: 64)
  private var decoded = ByteBuffer(capacity: 16)
  private var endsInReturn = false

  /// A tag may be so long; what is more of its attributes is passed over.
  static let longestTag = 1 << 20

  package init() {}

  /// Ready for another text.
  package mutating func begin() { begin(in: .data, of: "") }

  /// Ready for the content of an element.
  mutating func begin(in content: HTMLContent, of name: String) {
    carry.removeAll()
    endsInReturn = false
    rawName.removeAll()
    rawName.append(name)
    enter(content)
  }

  mutating func enter(_ content: HTMLContent) {
    dashes = 0
    state =
      switch content {
      case .data: .data
      case .rcdata: .rcdata
      case .rawText: .rawText
      case .script: .scriptData
      case .plaintext: .plaintext
      }
  }

  /// Takes the next bytes, which are UTF-8 and end anywhere; `isFinal` goes with the last.
  package mutating func consume(_ bytes: Span<UInt8>, isFinal: Bool, into sink: inout some HTMLSink & ~Copyable) {
    if carry.isEmpty, !endsInReturn, bytes.first(0x0D, from: 0) == bytes.count {
      let end = read(bytes, isFinal, &sink)
      carry.append(bytes.extracting(end..<bytes.count))
    } else {
      var all = ByteBuffer(capacity: 16)
      swap(&all, &spare)
      all.removeAll()
      all.append(carry, 0..<carry.count)
      normalise(bytes, into: &all)
      let end = all.withSpan(0..<all.count) { read($0, isFinal, &sink) }
      carry.removeAll()
      carry.append(all, end..<all.count)
      swap(&all, &spare)
    }
    if isFinal { finish(&sink) }
  }

  /// Section 13.2.3.5: every line ends in a line feed.
  private mutating func normalise(_ bytes: Span<UInt8>, into output: inout ByteBuffer) {
    var place = 0
    if endsInReturn, !bytes.isEmpty, bytes[0] == 0x0A { place = 1 }
    if !bytes.isEmpty { endsInReturn = bytes[bytes.count - 1] == 0x0D }
    while place < bytes.count {
      let next = bytes.first(0x0D, from: place)
      output.append(bytes.extracting(place..<next))
      guard next < bytes.count else { return }
      output.append(0x0A)
      place = next + 1
      if place < bytes.count, bytes[place] == 0x0A { place += 1 }
    }
  }

  /// Reads as far as it can be judged, and tells how far that is.
  private mutating func read(_ text: Span<UInt8>, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable) -> Int {
    var place = 0
    while place < text.count, readOn(text, &place, isFinal, &sink) {}
    return place
  }

  /// Whether text comes next, and no tag or element is begun of which only the tokenizer knows.
  var isInText: Bool { state == .data }

  /// For whoever reads the text between the tags: reads what begins with the `<` at a place, or goes on with it, up to
  /// its end or the text's. False when it cannot be judged without what follows. Returns are white space here.
  mutating func readMarkup(
    _ text: Span<UInt8>, _ place: inout Int, isFinal: Bool, into sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    if isInText {
      contentState = .data
      state = .tagOpen
      place += 1
    }
    while place < text.count, !isInText {
      if !readOn(text, &place, isFinal, &sink) { return false }
    }
    return true
  }

  /// Reads one step on; false when it cannot be judged yet.
  private mutating func readOn(
    _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    switch state {
    case .data, .rcdata: readText(text, &place, isFinal, &sink)
    case .rawText, .scriptData, .scriptDataEscaped, .scriptDataDoubleEscaped, .plaintext:
      readRaw(text, &place, isFinal, &sink)
    case .tagOpen, .endTagOpen, .tagName, .selfClosingStartTag: readTag(text, &place, &sink)
    case .beforeAttributeName, .attributeName, .afterAttributeName, .beforeAttributeValue,
      .attributeValueDoubleQuoted, .attributeValueSingleQuoted, .attributeValueUnquoted, .afterAttributeValueQuoted:
      readAttribute(text, &place, isFinal, &sink)
    case .markupDeclarationOpen: readDeclaration(text, &place, isFinal, &sink)
    case .bogusComment, .commentStart, .commentStartDash, .comment, .commentEndDash, .commentEnd, .commentEndBang:
      readComment(text, &place, &sink)
    case .numericCharacterReference: readNumber(text, &place, &sink)
    default: readDoctype(text, &place, isFinal, &sink)
    }
  }

  /// The next byte is read, and perhaps the next state entered; there is enough to go on.
  mutating func pass(_ place: inout Int, to next: HTMLState? = nil) -> Bool {
    place += 1
    if let next { state = next }
    return true
  }

  /// What the end of the text makes of the state it is met in.
  private mutating func finish(_ sink: inout some HTMLSink & ~Copyable) {
    if state == .numericCharacterReference { endNumber(&sink) }
    switch state {
    case .tagOpen: emit("<", &sink)
    case .endTagOpen: emit("</", &sink)
    case .markupDeclarationOpen, .bogusComment, .commentStart, .commentStartDash, .comment, .commentEndDash,
      .commentEnd, .commentEndBang:
      emitComment(&sink)
    case .doctype, .beforeDoctypeName, .doctypeName, .afterDoctypeName, .afterDoctypePublicKeyword,
      .beforeDoctypePublicIdentifier, .doctypePublicIdentifierDoubleQuoted, .doctypePublicIdentifierSingleQuoted,
      .afterDoctypePublicIdentifier, .betweenDoctypeIdentifiers, .afterDoctypeSystemKeyword,
      .beforeDoctypeSystemIdentifier, .doctypeSystemIdentifierDoubleQuoted, .doctypeSystemIdentifierSingleQuoted,
      .afterDoctypeSystemIdentifier:
      doctype.forcesQuirks = true
      emitDoctype(&sink)
    case .bogusDoctype: emitDoctype(&sink)
    // A tag that does not end is none, and its text is gone.
    default: break
    }
    begin()
  }

  /// 13.2.5.1 and 2: text up to a tag or a reference.
  private mutating func readText(
    _ text: Span<UInt8>, _ place: inout Int, _ isFinal: Bool, _ sink: inout some HTMLSink & ~Copyable
  ) -> Bool {
    let start = place
    let end = text.first(UInt8(ascii: "<"), UInt8(ascii: "&"), orZeroFrom: place)
    if end > start {
      sink.reads(at: start)
      sink.text(text.extracting(start..<end))
    }
    place = end
    guard end < text.count else { return true }
    switch text[end] {
    case UInt8(ascii: "&"):
      if !sink.keepsReferences { return readReference(text, &place, isFinal, &sink) }
      sink.reads(at: place)
      emit("&", &sink)
      place += 1
      return true
    case 0:
      // In data it stays for whoever builds the tree to drop.
      emit(state == .data ? "\0" : "\u{FFFD}", &sink)
      place += 1
      return true
    default:
      if state == .rcdata { return readRawEnd(text, &place, isFinal, &sink) }
      contentState = .data
      state = .tagOpen
      place += 1
      return true
    }
  }

  func emit(_ text: StaticString, _ sink: inout some HTMLSink & ~Copyable) {
    text.withUTF8Buffer { sink.text(unsafe $0.span) }
  }

  mutating func emit(scalar first: UInt32, _ second: UInt32 = 0, _ sink: inout some HTMLSink & ~Copyable) {
    decoded.removeAll()
    decoded.append(scalar: first)
    if second != 0 { decoded.append(scalar: second) }
    decoded.withSpan(0..<decoded.count) { sink.text($0) }
  }
}
