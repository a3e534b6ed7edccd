// A draft to typed fields: values are read, elements compete by rank. The only place that makes strings of drafts.

import SluiceCore
import SluiceFeeds
import SluiceText

/// Builds the fields of one record from a draft.
struct RecordBuilder: ~Copyable {
  /// The fields of the record, or of the source inside it that is read.
  var contest = FieldContest()
  private var modules = ModuleValues()
  var reader: ValueReader
  let choice: Options.MarkupChoice
  /// Where links lead that nothing else makes absolute.
  private var fallbackBase: String?

  init(markup choice: Options.MarkupChoice, _ repair: TextRepair) {
    self.choice = choice
    reader = ValueReader(repair)
  }

  /// Hands over what was read as a feed; the builder is empty then.
  mutating func takeFeed() -> Feed {
    contest.values.entry.modules = modules.take()
    defer { contest.values = FieldValues() }
    return Feed(contest.values)
  }

  /// Hands over what was read as an entry; the builder is empty then. `language` is in force when it names none.
  mutating func takeEntry(at position: Position, language: String?) -> Entry {
    var entry = Entry()
    swap(&entry, &contest.values.entry)
    if let id = contest.values.id { entry.id = id }
    entry.modules = modules.take()
    // A `guid` that is the link has no link element of its own.
    if let link = entry.link, !entry.links.contains(where: { $0.href == link }) {
      entry.links.append(Link(href: link, rel: "alternate"))
    }
    if let image = contest.values.image { entry.image = image.url }
    contest.values = FieldValues()
    entry.position = position
    if entry.id.isEmpty { (entry.id, entry.idFrom) = EntryIdentity.derive(for: entry) }
    if entry.language == nil { entry.language = language }
    return entry
  }

  /// Reads all nodes of a draft. `base` is the feed's link, for documents that do not say where they came from.
  mutating func read(_ draft: borrowing Draft, of drafts: borrowing DraftReader, base: String?) {
    contest.begin()
    modules.begin(drafts.book)
    reader.beginDraft()
    fallbackBase = base
    var place = 0
    readFields(draft, &place, drafts)
  }

  /// Reads nodes up to the end of the object they stand in, or of the draft.
  private mutating func readFields(
    _ draft: borrowing Draft, _ place: inout Int, _ drafts: borrowing DraftReader
  ) {
    let nodes = draft.nodes
    while place < nodes.count {
      let node = nodes[place]
      place += 1
      switch node.kind {
      case .value: readValue(node, draft, drafts)
      case .open: readObject(node, draft, &place, drafts)
      case .openExtension: keep(readExtension(node, draft, &place))
      case .close: return
      case .extensionAttribute, .extensionText, .closeExtension: break
      }
    }
  }

  func base(of node: DraftNode, _ drafts: borrowing DraftReader) -> String? {
    guard let base = drafts.context(of: node).base else { return fallbackBase }
    return URLReference.isAbsolute(base) ? base : URLReference.resolve(base, base: fallbackBase)
  }

  private mutating func readValue(_ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader) {
    let rule = drafts.book.rules[Int(node.rule)]
    if let field = rule.field { compete(field, node.rule, node, draft, drafts) }
    guard rule.hasModule else { return }
    guard let value = value(rule.kind, node, draft, drafts) else {
      // What cannot be read as what it should be.
      if let text = reader.text(node, in: draft) { keep(text, of: node.rule, drafts) }
      return
    }
    if modules.put(value, rule, key: drafts.book.names[Int(node.rule)].key) { return }
    // Another one of the kind that comes once has no place in the object; in the record's list it may have one.
    if let field = rule.field, field.isList, contest.ranks[Int(field.rawValue)] >= rule.rank { return }
    if let text = reader.text(node, in: draft) { keep(text, of: node.rule, drafts) }
  }

  private mutating func readObject(
    _ node: DraftNode, _ draft: borrowing Draft, _ place: inout Int, _ drafts: borrowing DraftReader
  ) {
    let rule = drafts.book.rules[Int(node.rule)]
    let start = place - 1
    let kept = contest.values.entry.extensions.count
    if rule.field == .source {
      readSource(node, rule, draft, &place, drafts)
      return
    }
    if let field = rule.field, !rule.hasModule, let text = onlyText(rule, draft, place) {
      // `<link>`, `<author>`, `<category>` of RSS: an object with one member is not made first.
      place += 2
      compete(field, node.rule, text, draft, drafts)
      return
    }
    let object = members(draft, &place, drafts)
    if object.isEmpty { return }
    var hasPlace = false
    if let field = rule.field { hasPlace = take(field, rule, object, node, drafts) }
    if rule.hasModule {
      hasPlace = modules.put(.object(object), rule, key: drafts.book.names[Int(node.rule)].key)
    }
    if !hasPlace, rule.field != nil || rule.hasModule { keepElement(at: start, since: kept, draft, drafts) }
  }

  /// A feed inside an entry: its fields compete with each other only.
  private mutating func readSource(
    _ node: DraftNode, _ rule: RuleBook.Rule, _ draft: borrowing Draft, _ place: inout Int,
    _ drafts: borrowing DraftReader
  ) {
    var outer = FieldContest()
    swap(&outer, &contest)
    let start = place - 1
    let title = reader.evidence.title
    readFields(draft, &place, drafts)
    reader.evidence.title = title
    swap(&outer, &contest)
    let kept = contest.values.entry.extensions.count
    contest.values.entry.extensions += outer.values.entry.extensions
    guard let source = Source(outer.values) else { return }
    if rule.rank < contest.ranks[Int(Field.source.rawValue)] {
      contest.ranks[Int(Field.source.rawValue)] = rule.rank
      contest.values.entry.source = source
    } else {
      keepElement(at: start, since: kept, draft, drafts)
    }
  }

  /// The text of an open object that holds nothing else.
  private func onlyText(_ rule: RuleBook.Rule, _ draft: borrowing Draft, _ place: Int) -> DraftNode? {
    guard place + 1 < draft.nodes.count, draft.nodes[place + 1].kind == .close else { return nil }
    let node = draft.nodes[place]
    return node.kind == .value && node.rule == rule.text ? node : nil
  }

  private mutating func value(
    _ kind: ValueKind, _ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) -> Value? {
    reader.value(kind, node, in: draft, base: kind == .url || kind == .reference ? base(of: node, drafts) : nil)
  }

  /// The members of an open object, up to its end.
  private mutating func members(_ draft: borrowing Draft, _ place: inout Int, _ drafts: borrowing DraftReader)
    -> ValueObject
  {
    var object = ValueObject()
    let nodes = draft.nodes
    while place < nodes.count {
      let node = nodes[place]
      place += 1
      switch node.kind {
      case .close: return object
      case .openExtension: keep(readExtension(node, draft, &place))
      case .open:
        let rule = drafts.book.rules[Int(node.rule)]
        let start = place - 1
        let kept = contest.values.entry.extensions.count
        let inner = members(draft, &place, drafts)
        if rule.hasKey, !inner.isEmpty,
          !object.put(.object(inner), isList: rule.isList, key: drafts.book.names[Int(node.rule)].key)
        {
          keepElement(at: start, since: kept, draft, drafts)
        }
      case .value:
        let rule = drafts.book.rules[Int(node.rule)]
        guard rule.hasKey else { continue }
        guard let value = value(rule.kind, node, draft, drafts) else {
          if !rule.isAttribute, let text = reader.text(node, in: draft) { keep(text, of: node.rule, drafts) }
          continue
        }
        let isPut = object.put(value, isList: rule.isList, key: drafts.book.names[Int(node.rule)].key)
        if !isPut, let text = reader.text(node, in: draft) { keep(text, of: node.rule, drafts) }
      case .extensionAttribute, .extensionText, .closeExtension: break
      }
    }
    return object
  }

  func readExtension(_ node: DraftNode, _ draft: borrowing Draft, _ place: inout Int) -> ExtensionElement {
    var element = ExtensionElement(
      namespace: draft.bytes.string(node.start..<node.split), name: draft.bytes.string(node.split..<node.end))
    while place < draft.nodes.count {
      let node = draft.nodes[place]
      place += 1
      switch node.kind {
      case .extensionAttribute:
        let name = draft.bytes.string(node.start..<node.split)
        element.attributes.append(.init(name: name, value: draft.bytes.string(node.split..<node.end)))
      case .extensionText:
        guard let text = reader.text(node, in: draft) else { break }
        // In place: a text with elements between its parts may have very many.
        if element.value == nil { element.value = text } else { element.value?.append(" " + text) }
      case .openExtension: element.children.append(readExtension(node, draft, &place))
      case .closeExtension: return element
      case .open, .close, .value: break
      }
    }
    return element
  }
}
