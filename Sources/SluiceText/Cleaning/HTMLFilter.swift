// HTML in a text as it streams: tags go, and what they say about lines is done. What counts as a tag: TagEvidence.

import SluiceCore

/// Reads the HTML of a text that may hold some. References stay for whoever reads its output.
///
/// A text that begins as an HTML document does is read as one, and its lines end where HTML ends them. In any other
/// the lines stay as they are, and tags count by evidence.
struct HTMLFilter: ~Copyable {
  /// What is read of the text, and where it comes from.
  private(set) var html = HTMLText()
  private var tokenizer = HTMLTokenizer()
  private var evidence = TagEvidence()
  /// What could not be judged without what follows.
  private var held = ByteBuffer(capacity: 1024)
  /// More must be held before it is looked at again, so that waiting costs little.
  private var patience = 0
  /// Nil until the beginning of the text tells.
  private var form: TextForm?
  var isDocument: Bool { form == .page }
  /// Whether HTML was met.
  private(set) var hasMarkup = false
  /// Where that was in what is read and not handed over.
  private var plain: Int?
  /// Bytes of the text that are read.
  private var place = 0
  /// The last byte of the text.
  private var last: UInt8 = 0
  private let isLogged: Bool
  private var changes: [TextChange] = []
  /// Where the tag or the hidden element that is read begins, and its first bytes.
  private var start: Int?
  /// Whether it has ended.
  private var isOver = false
  private var seen = ByteBuffer(capacity: 256)
  private static let mostSeen = 240

  init(isLogged: Bool, showsLinks: Bool) {
    self.isLogged = isLogged
    html.isFiltered = true
    html.links.areShown = showsLinks
    begin()
  }

  /// Ready for another text.
  mutating func begin() {
    html.begin()
    html.places.begin()
    html.places.isOn = isLogged
    evidence = TagEvidence()
    tokenizer.begin()
    held.removeAll()
    (patience, form, hasMarkup, plain, place, start, last, isOver) = (0, nil, false, nil, 0, nil, 0, false)
  }

  /// No change that is still to come stands before this byte.
  var changesPlace: Int { start ?? place }

  mutating func takeChanges() -> [TextChange] {
    defer { changes = [] }
    return changes
  }

  /// Where a byte of what was read comes from.
  func source(of place: Int) -> Int { html.places.source(of: place) }

  /// Bytes that were handed over.
  var given: Int { html.places.made }

  mutating func forget(before place: Int) { html.places.forget(before: place) }

  /// Takes more of the text.
  mutating func consume(_ text: Span<UInt8>, isFinal: Bool = false) {
    if !text.isEmpty { last = text[text.count - 1] }
    if held.isEmpty, !text.isEmpty {
      let done = read(text, isFinal)
      held.append(text.extracting(done..<text.count))
    } else {
      held.append(text)
      guard isFinal || held.count >= patience else { return }
      var all = ByteBuffer(capacity: 16)
      swap(&all, &held)
      let done = all.withSpan(0..<all.count) { read($0, isFinal) }
      all.removeFirst(done)
      swap(&all, &held)
    }
    patience = held.count * 3 / 2
  }

  /// The text is at its end.
  mutating func finish() {
    consume(Span<UInt8>(), isFinal: true)
    // A tag that does not end shows nothing.
    note()
    html.end(endsLine: last == 0x0A)
  }

  /// Hands over what is read. So many bytes of it were read before any markup was met; nil when all or none was.
  mutating func takeOutput(_ output: inout ByteBuffer) -> Int? {
    defer { plain = nil }
    html.takeOutput(&output)
    return plain
  }

  /// Reads as far as can be judged, and tells how far that is.
  private mutating func read(_ text: Span<UInt8>, _ isFinal: Bool) -> Int {
    let base = place
    if form == nil {
      guard let found = TextForm.of(text, isFinal) else { return 0 }
      form = found
      html.keepsLines = !isDocument
    }
    var at = 0
    while at < text.count {
      guard tokenizer.isInText else {
        if !readMarkup(text, &at, base, isFinal) { return at }
        continue
      }
      let next = text.first(UInt8(ascii: "<"), from: at)
      pass(text.extracting(at..<next), at: base + at)
      at = next
      place = base + at
      guard next < text.count else { break }
      switch verdict(text, next, base, isFinal) {
      case .text:
        pass(text.extracting(next..<next + 1), at: base + next)
        at = next + 1
        place = base + at
      case .wait: return next
      case .markup:
        if !hasMarkup { plain = html.output.count }
        hasMarkup = true
        if start == nil { start = base + next }
        isOver = false
        if !readMarkup(text, &at, base, isFinal) { return at }
      }
    }
    return at
  }

  /// Begins what stands at a place, or goes on with it; false when it cannot be judged without what follows.
  private mutating func readMarkup(_ text: Span<UInt8>, _ at: inout Int, _ base: Int, _ isFinal: Bool) -> Bool {
    let from = at
    html.places.window = base
    let isEnough = tokenizer.readMarkup(text, &at, isFinal: isFinal, into: &html)
    see(text.extracting(from..<at))
    place = base + at
    if tokenizer.isInText, !html.isHiding { isOver = true }
    return isEnough
  }

  private mutating func verdict(_ text: Span<UInt8>, _ at: Int, _ base: Int, _ isFinal: Bool) -> TagEvidence.Verdict {
    if form == .xml { return .text }
    // All within pictures and formulas is theirs, and what is hidden is not asked.
    let isOthers = isDocument || html.isForeign || html.isHiding
    return isOthers
      ? TextForm.verdictInPage(text, at, isFinal, isForeign: html.isForeign)
      : evidence.verdict(text, at, base, isFinal)
  }

  private mutating func pass(_ text: Span<UInt8>, at place: Int) {
    if text.isEmpty { return }
    // Tags side by side are told as one.
    if isOver { note() }
    html.places.reading = place
    see(text)
    if !isDocument { evidence.pass(text) }
    html.text(text)
  }

  private mutating func see(_ text: Span<UInt8>) {
    guard isLogged, start != nil, seen.count < HTMLFilter.mostSeen else { return }
    seen.append(text.extracting(first: min(text.count, HTMLFilter.mostSeen - seen.count)))
  }

  /// What began is over.
  private mutating func note() {
    guard let start else { return }
    if isLogged {
      let before = seen.withSpan(0..<seen.count) { EditLog.told($0) }
      changes.append(TextChange(.htmlMarkup, byte: start, before: before, after: ""))
    }
    self.start = nil
    isOver = false
    seen.removeAll()
  }
}
