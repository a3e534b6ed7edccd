// Events to drafts, for every dialect: a stack of places and the rule book. It types nothing and repairs nothing.

import SluiceCore
import SluiceMarkup

/// Reads the events of one document into two drafts, the feed's and the current entry's.
package struct DraftReader: ~Copyable {
  /// What became whole.
  package enum Step: Sendable {
    /// The feed, as far as it stands before the first entry.
    case feed
    /// An entry, whole in ``resting`` until the next step.
    case entry
  }

  /// What an open element is to the draft.
  enum Place: UInt8 {
    /// Above the root.
    case document
    /// Its children count in a scope; its text says nothing.
    case structure
    /// An entry: a structure that ends with a step.
    case entry
    /// Its children count in the rule's scope; its text may be a member.
    case object
    /// Its text is a value; elements inside are not there.
    case value
    /// Its text is a construct; the first element inside makes it markup.
    case construct
    /// An element inside a value.
    case inline
    /// An element inside a construct, written out.
    case markup
    /// The `div` around XHTML, not written (RFC 4287 §3.1.1.3).
    case wrapper
    /// An element nobody claims, or one inside it.
    case unclaimed
    /// Nothing here counts.
    case skipped
  }

  struct Frame {
    var place: Place
    var scope = RuleBook.Scope.feed
    var rule: Int32 = -1
    var context: Int32 = 0
    var start = 0
    var text = Text.Kind.plain
    var isBase64 = false
    /// Whether a construct says that it is no text at all: it is kept as an element, unless its base64 holds text.
    var isBinary = false
    /// Whether a construct already holds an element, so that further text is escaped.
    var isMarkup = false
    /// Whether a `div` around the rest is content too: Atom 0.3 knows none that only wraps.
    var keepsDiv = false
    var decodedByte = 0
  }

  /// The draft that is written to: at every step the feed's, inside an entry the entry's.
  package internal(set) var draft = Draft()
  /// The other one: at a step ``Step/entry`` the entry, whole until the next step.
  package internal(set) var resting = Draft()
  /// `rss-2.0` and the like; nil before the root.
  package internal(set) var format: String?
  /// The rules that the nodes of the drafts name by number.
  package internal(set) var book: RuleBook
  /// Whether ``next(_:)`` gave ``Step/feed``.
  package private(set) var isFeedOut = false
  /// The local name of a root that is no feed's.
  package internal(set) var strangeRoot: String?

  package internal(set) var isInEntry = false
  var stack: [Frame] = [Frame(place: .document)]
  var contexts: [TextContext]
  /// The attributes of the start tag that is read.
  var tag: [ReadAttribute] = []
  /// By the number of a name in the document: its number in the rule book, -2 when not looked up yet.
  var attributeNumbers: [Int32] = []
  var notes: [Note] = []
  let bytesPerField: Int
  private let bytesPerRecord: Int
  /// Where the value begins that was noted as too long.
  var notedField = -1
  private let books: RuleBooks
  /// The family whose rules are used whatever the root says.
  private let forced: Dialect?
  private var noted: Set<String> = []
  private var cursor = 0
  private var contextsOfFeed = 1
  /// Contexts before the start tag that is read; an entry's own goes with the entry.
  var contextsAtStart = 1
  private var isEntryDone = false

  /// A reader of one document with the rules of these books; `base` is where the document came from, `dialect` the family whose
  /// rules are used where the root names none.
  package init(books: RuleBooks, base: String?, limits: Limits, dialect: String? = nil) {
    forced = Dialect.all.first { $0.family == dialect }
    self.books = books
    bytesPerField = limits.bytesPerField
    bytesPerRecord = limits.bytesPerRecord
    book = RuleBooks.undecided
    contexts = [TextContext(language: nil, base: base)]
  }

  /// A reader that stands where another one stands, between entries; what it reads of the feed is its own.
  package init(forking other: borrowing DraftReader, limits: Limits) {
    self.init(books: other.books, base: nil, limits: limits)
    stack = other.stack
    contexts = other.contexts
    contextsOfFeed = contexts.count
    contextsAtStart = contexts.count
    format = other.format
    book = other.book
    noted = other.noted
    attributeNumbers = other.attributeNumbers
    isFeedOut = other.isFeedOut
  }

  /// How many elements are open, when they are the feed's own and an entry may come; else nil.
  package var depthOfFeed: Int? { isInEntry || stack.last?.place != .structure ? nil : stack.count - 1 }

  /// Whether nothing of the feed was read since the fork, but for its namespaces.
  package var hasOnlyEntries: Bool { draft.nodes.isEmpty && depthOfFeed != nil }

  /// Changes when elements come to mean something else to entries that follow.
  package var edition: Int { book.adopted }

  /// Whether a note of a forked reader says what none has said yet; those that are said once in a document.
  package mutating func isNew(_ note: Note) -> Bool {
    note.rule != .namespaceVariant || noted.insert(note.before ?? "").inserted
  }

  /// The language and base of a node.
  package func context(of node: DraftNode) -> TextContext { contexts[Int(node.context)] }

  /// The language in force where a record begins.
  package func language(of draft: borrowing Draft) -> String? { contexts[Int(draft.context)].language }

  /// Where the last step happened, in the decoded text.
  package private(set) var stepByte = 0

  /// Where the elements begin that are open; their places may be asked for when they end.
  package var openBytes: [Int] { stack.dropFirst().map(\.decodedByte) }

  package mutating func takeNotes() -> [Note] {
    if notes.isEmpty { return [] }
    defer { notes.removeAll() }
    return notes
  }

  package mutating func beginBatch() { cursor = 0 }

  /// Reads on until something is whole; nil at the end of the batch.
  package mutating func next(_ events: borrowing EventBatch) -> Step? {
    if isEntryDone {
      isEntryDone = false
      contexts.removeLast(contexts.count - contextsOfFeed)
    }
    let count = events.eventCount
    while cursor < count {
      let event = events.event(cursor)
      switch event.kind {
      case .startElement:
        if !isFeedOut, beginsEntry(event, events) {
          isFeedOut = true
          stepByte = event.decodedByte
          return .feed
        }
        start(event, events)
      case .text: text(event, events)
      case .endElement:
        if end(event, events) {
          cursor += 1
          stepByte = event.decodedByte
          swap(&draft, &resting)
          isInEntry = false
          isEntryDone = true
          return .entry
        }
      case .comment, .instruction, .doctype: break
      }
      cursor += 1
    }
    return nil
  }

  private mutating func beginsEntry(_ event: Event, _ events: borrowing EventBatch) -> Bool {
    guard let top = stack.last, top.place == .structure || top.place == .document else { return false }
    if top.place == .document, !chooseDialect(event, events) { return false }
    guard let rule = rule(of: event, in: top.scope, events) else { return false }
    return book.rules[Int(rule)].shape == .entry && book.rules[Int(rule)].takes(event.content)
  }

  /// Chooses the rules by the root; false when it is no feed's.
  private mutating func chooseDialect(_ root: Event, _ events: borrowing EventBatch) -> Bool {
    let name = events.name(root.name)
    guard let dialect = Dialect.of(root: name.local) ?? forced else {
      strangeRoot = name.local
      stepByte = root.decodedByte
      return false
    }
    book = books.book(of: dialect)
    if let uri = name.namespace, uri != RDF.syntax { book.adopt(uri) }
    if let uri = name.namespace, uri != Atom.namespace, FeedFormat.isAtom(uri) {
      notes.append(Note(.namespaceVariant, decodedByte: root.decodedByte, before: uri, after: Atom.namespace))
    }
    format = FeedFormat.name(of: dialect, root: name, version: attribute("version", of: root, events))
    return true
  }

  /// The rule of an element; a namespace that is nearly right writes a note, the first time.
  mutating func rule(of event: Event, in scope: RuleBook.Scope, _ events: borrowing EventBatch) -> Int32? {
    var found = book.rule(of: event.name, in: scope) { events.name(event.name) }
    if found == nil, stack.count == 2, let uri = FeedFormat.homeNamespace(events.name(event.name)) {
      book.adopt(uri)
      found = book.rule(of: event.name, in: scope) { events.name(event.name) }
    }
    if !book.variants.isEmpty { noteVariants(event) }
    return found
  }

  private mutating func noteVariants(_ event: Event) {
    for (written, proper) in book.takeVariants() where noted.insert(written).inserted {
      notes.append(Note(.namespaceVariant, decodedByte: event.decodedByte, before: written, after: proper))
    }
  }

  /// Whether the record that is read holds as much as one may; said once.
  mutating func isCut(_ event: Event) -> Bool {
    guard draft.weight >= bytesPerRecord else { return false }
    if !draft.isCut { notes.append(Note(.recordLimit, decodedByte: event.decodedByte)) }
    draft.isCut = true
    return true
  }

  /// Gives up the entry that is open, so that the feed's draft can be read.
  package mutating func abandonEntry() {
    guard isInEntry else { return }
    swap(&draft, &resting)
    isInEntry = false
  }

  mutating func beginEntry(_ event: Event, context: Int32) {
    swap(&draft, &resting)
    isInEntry = true
    notedField = -1
    draft.removeAll()
    draft.decodedByte = event.decodedByte
    draft.context = context
    contextsOfFeed = contextsAtStart
  }
}
