// HTML to readable text: blocks, lists, tables as lines, images by their words. Not a browser: no style sheet is read.

import SluiceCore

/// Turns the tokens of HTML into plain text.
///
/// References are decoded once and what they give is never read as a tag; white space is folded as CSS folds it, but in
/// `pre`. Of what is open only counts are kept, so that any nesting costs nothing.
struct HTMLText: HTMLSink, ~Copyable {
  /// What is written so far.
  var output = ByteBuffer(capacity: 1024)

  /// Line feeds that are due in front of the next text, and whether a space is.
  var breaks = 0
  var owesSpace = false
  /// The cell of a row that begins with the next text is not its first.
  var owesTab = false
  var isAtStart = true
  /// Whether the last thing was an image's words, which lean on no word.
  var isBehindImage = false
  private var preformatted = 0
  /// Whether a line feed that comes now is the one HTML drops behind `<pre>`.
  private var dropsLineFeed = false
  var lists = ListMarks()
  /// The first cell of a row is still to come.
  private var isRowEmpty = true
  /// The element that hides what is in it, and how often it is open.
  private var hidden: HTMLElement?
  private var hiddenDepth = 0
  /// Pictures and formulas that are open: their elements are others than HTML's.
  private var foreign = 0
  /// Whether the head of a CDATA section was passed over; its end is still in the text then.
  private(set) var hasSection = false

  /// Whether the text's own lines stay, for a text that is no HTML and only holds some.
  var keepsLines = false
  /// White space that waits for what follows, where lines stay.
  var white = ByteBuffer(capacity: 64)
  /// Line feeds at the end of what was taken away.
  private var takenBreaks = 0
  /// Whether it is part of a filter, which tells what is a tag and whose output is read once more, for references.
  var isFiltered = false
  var keepsReferences: Bool { isFiltered }
  /// Where the text comes from, for whoever asks.
  var places = SourcePlaces()
  var links = LinkMarks()

  /// Whether what is read now is not shown, or is no HTML.
  var isHiding: Bool { hidden != nil }
  var isForeign: Bool { foreign > 0 }

  /// Ready for another text.
  mutating func begin() {
    output.removeAll()
    white.removeAll()
    takenBreaks = 0
    links.begin()
    (breaks, owesSpace, owesTab, isAtStart, isBehindImage) = (0, false, false, true, false)
    (preformatted, dropsLineFeed, isRowEmpty) = (0, false, true)
    (hidden, hiddenDepth, foreign, hasSection) = (nil, 0, 0, false)
    lists = ListMarks()
  }

  static var choosesTags: Bool { true }

  /// All within pictures and formulas is theirs.
  func takesTag(_ text: Span<UInt8>, at place: Int) -> Bool {
    isFiltered || isForeign || TagGuess.isTag(text, at: place)
  }

  func wantsAttributes(of tag: borrowing HTMLTag) -> Bool {
    switch tag.element {
    case .img, .image, .ol, .li: true
    case .a: links.areShown
    default: false
    }
  }

  /// Hands over what is written, and knows from then on only how it ended.
  mutating func takeOutput(_ taken: inout ByteBuffer) {
    takenBreaks = trailingBreaks
    places.moveOn(by: output.count)
    taken.removeAll()
    swap(&taken, &output)
  }

  /// Line feeds that end what is written.
  var trailingBreaks: Int {
    var end = output.count
    while end > 0, output[end - 1] == 0x0A { end -= 1 }
    return output.count - end + (end == 0 ? takenBreaks : 0)
  }

  mutating func opensSection() -> Bool {
    hasSection = true
    return true
  }

  mutating func startTag(_ tag: borrowing HTMLTag) -> HTMLContent {
    guard let element = tag.element else { return .data }
    if element == .svg || element == .math, !tag.isSelfClosing { foreign += 1 }
    if hidden != nil {
      if element == hidden, !element.isVoid { hiddenDepth += 1 }
      return element.content
    }
    dropsLineFeed = false
    switch role(of: element) {
    case .inline: if element == .a { links.open(tag) }
    case .block: demand(1)
    case .paragraph: demand(2)
    case .list:
      demand(lists.isEmpty ? 2 : 1)
      lists.open(element == .ol, tag)
    case .item:
      demand(1)
      if !lists.isFirst { breaks = min(breaks, 1) }
      lists.beginItem(tag)
    case .preformatted:
      demand(element == .textarea ? 1 : 2)
      preformatted += 1
      dropsLineFeed = element != .xmp
    case .row:
      demand(1)
      isRowEmpty = true
    case .cell:
      if !isRowEmpty { owesTab = true }
      isRowEmpty = false
    case .lineBreak: breaks = isAtStart ? 0 : min(breaks + 1, 2)
    case .image: image(tag)
    case .quote: write("“")
    case .hidden:
      // As XHTML has it, nothing is in it.
      if tag.isSelfClosing { return .data }
      (hidden, hiddenDepth) = (element, 1)
    }
    return element.content
  }

  mutating func endTag(_ tag: borrowing HTMLTag) {
    guard let element = tag.element else { return }
    if element == .svg || element == .math { foreign = max(0, foreign - 1) }
    if hidden != nil {
      if element == hidden { hiddenDepth -= 1 }
      if hiddenDepth == 0 { hidden = nil }
      return
    }
    switch role(of: element) {
    case .block, .item, .row: demand(1)
    // `</p>` alone is an empty paragraph.
    case .paragraph: demand(2)
    case .list:
      lists.close()
      demand(lists.isEmpty ? 2 : 1)
    case .preformatted:
      preformatted = max(0, preformatted - 1)
      demand(element == .textarea ? 1 : 2)
    case .quote: write("”")
    case .inline: if element == .a { closeLink() }
    // `<br></br>` is one line break to those who write it, whatever browsers make of it.
    case .cell, .image, .hidden, .lineBreak: break
    }
  }

  /// What is no document has no title of its own, but perhaps that of a book.
  private func role(of element: HTMLElement) -> TextRole {
    keepsLines && element == .title ? .block : TextRole.of(element)
  }

  mutating func text(_ text: Span<UInt8>) {
    if hidden != nil { return }
    links.follow(text)
    if preformatted > 0 { return verbatim(text) }
    if keepsLines { keep(text) } else { flow(text) }
  }

  /// So many line feeds at least before what comes next.
  private mutating func demand(_ count: Int) {
    // Nothing stands between a mark and its item.
    if isAtStart || lists.hasMark { return }
    breaks = max(breaks, count)
    owesSpace = false
    owesTab = false
  }

  private mutating func verbatim(_ text: Span<UInt8>) {
    let given = text.count
    var text = text
    if dropsLineFeed, !text.isEmpty {
      dropsLineFeed = false
      if text[0] == 0x0A { text = text.extracting(1..<text.count) }
    }
    if text.isEmpty { return }
    settle()
    places.note(output.count, given - text.count)
    output.append(text)
  }

  mutating func reads(at place: Int) { places.reading = places.window + place }

  // MARK: - Images and links

  /// Its words for those who do not see it; none of one that nobody sees.
  private mutating func image(_ tag: borrowing HTMLTag) {
    guard let words = tag.value(of: "alt"), !words.isEmpty, !isPixel(tag), !isFileName(tag, words) else { return }
    let isWord = tag.bytes.withSpan(words) { alt in
      alt.indices.contains { alt[$0].isAlphanumeric }
    }
    // A face leans on the word before it.
    if isWord { owesSpace = true }
    flow(tag.bytes, words)
    isBehindImage = isWord
  }

  /// What an attribute says, in the text.
  private mutating func flow(_ bytes: borrowing ByteBuffer, _ range: Range<Int>) {
    places.isPaused = true
    defer { places.isPaused = false }
    guard keepsReferences, bytes.withSpan(range, { $0.first(UInt8(ascii: "&"), from: 0) }) < range.count else {
      return bytes.withSpan(range) { flow($0) }
    }
    // It is decoded already, and the text around it is not. Only that, for nobody looks for tags any more.
    var escaped = ByteBuffer(capacity: range.count + 16)
    for place in range {
      if bytes[place] == UInt8(ascii: "&") { escaped.append("&amp;") } else { escaped.append(bytes[place]) }
    }
    escaped.withSpan(0..<escaped.count) { flow($0) }
  }

  /// Where a link leads, behind its words.
  private mutating func closeLink() {
    guard let target = links.close() else { return }
    owesSpace = true
    write("(")
    flow(target, 0..<target.count)
    output.append(UInt8(ascii: ")"))
  }

  /// Programs put the picture's file name where nobody wrote words.
  private func isFileName(_ tag: borrowing HTMLTag, _ words: Range<Int>) -> Bool {
    guard let dot = words.last(where: { tag.bytes[$0] == UInt8(ascii: ".") }), words.upperBound - dot <= 5,
      !words.contains(where: { tag.bytes[$0] <= 0x20 })
    else { return false }
    let ending = tag.bytes.string(dot + 1..<words.upperBound).lowercased()
    return ["jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "bmp"].contains(ending)
  }

  /// Pictures of one pixel count readers.
  private func isPixel(_ tag: borrowing HTMLTag) -> Bool {
    (["width", "height"] as [StaticString]).contains { name in
      guard let value = tag.value(of: name) else { return false }
      return tag.bytes.withSpan(value) { text in
        let size = Whitespace.trimmed(text)
        return size == "0" || size == "1" || size == "1px" || size == "0px"
      }
    }
  }

  private mutating func write(_ text: StaticString) {
    settle()
    output.append(text)
  }
}
