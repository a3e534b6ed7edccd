// A draft to typed fields: values are read, elements compete by rank. The only place that makes strings of drafts.

import SluiceCore
import SluiceFeeds
import SluiceText

/// Builds the fields of one record from a draft.
struct RecordBuilder: ~Copyable {
  private var values = FieldValues()
  private var modules = ModuleValues()
  var reader: ValueReader
  private let choice: Options.MarkupChoice
  /// The rank that holds each field; a lower one takes it.
  private var ranks = [UInt8](repeating: .max, count: Field.allCases.count)
  private var linkRank = Int.max
  /// Which value holds a field, when it is a single one.
  private var holders = [Claim?](repeating: nil, count: Field.allCases.count)
  /// Where links lead that nothing else makes absolute.
  private var fallbackBase: String?

  private struct Claim {
    var rule: Int32
    var node: DraftNode
  }

  init(markup choice: Options.MarkupChoice, _ repair: TextRepair) {
    self.choice = choice
    reader = ValueReader(repair)
  }

  /// Hands over what was read as a feed; the builder is empty then.
  mutating func takeFeed() -> Feed {
    defer { values = FieldValues() }
    values.entry.modules = modules.take()
    return Feed(values)
  }

  /// Hands over what was read as an entry; the builder is empty then. `language` is in force when it names none.
  mutating func takeEntry(at position: Position, language: String?) -> Entry {
    var entry = Entry()
    swap(&entry, &values.entry)
    if let id = values.id { entry.id = id }
    entry.modules = modules.take()
    // A `guid` that is the link has no link element of its own.
    if let link = entry.link, !entry.links.contains(where: { $0.href == link }) {
      entry.links.append(Link(href: link, rel: "alternate"))
    }
    if let image = values.image { entry.image = image.url }
    values = FieldValues()
    entry.position = position
    if entry.id.isEmpty { (entry.id, entry.idFrom) = EntryIdentity.derive(for: entry) }
    if entry.language == nil { entry.language = language }
    return entry
  }

  /// Reads all nodes of a draft. `base` is the feed's link, for documents that do not say where they came from.
  mutating func read(_ draft: borrowing Draft, of drafts: borrowing DraftReader, base: String?) {
    for place in ranks.indices {
      ranks[place] = .max
      holders[place] = nil
    }
    modules.begin(drafts.book)
    reader.beginDraft()
    linkRank = .max
    fallbackBase = base
    var place = 0
    let nodes = draft.nodes
    while place < nodes.count {
      let node = nodes[place]
      place += 1
      switch node.kind {
      case .value: readValue(node, draft, drafts)
      case .open: readObject(node, draft, &place, drafts)
      case .openExtension: values.entry.extensions.append(readExtension(node, draft, &place))
      case .close, .extensionAttribute, .extensionText, .closeExtension: break
      }
    }
  }

  private func base(of node: DraftNode, _ drafts: borrowing DraftReader) -> String? {
    guard let base = drafts.context(of: node).base else { return fallbackBase }
    return URLReference.isAbsolute(base) ? base : URLReference.resolve(base, base: fallbackBase)
  }

  private mutating func readValue(_ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader) {
    let rule = drafts.book.rules[Int(node.rule)]
    if let field = rule.field { compete(field, node.rule, node, draft, drafts) }
    guard rule.hasModule, let value = value(rule.kind, node, draft, drafts) else {
      return
    }
    modules.put(value, rule, key: drafts.book.names[Int(node.rule)].key)
  }

  private mutating func readObject(
    _ node: DraftNode, _ draft: borrowing Draft, _ place: inout Int, _ drafts: borrowing DraftReader
  ) {
    let rule = drafts.book.rules[Int(node.rule)]
    if let field = rule.field, !rule.hasModule, let text = onlyText(rule, draft, place) {
      // `<link>`, `<author>`, `<category>` of RSS: an object with one member is not made first.
      place += 2
      compete(field, node.rule, text, draft, drafts)
      return
    }
    let object = members(draft, &place, drafts)
    if let field = rule.field { claim(field, rule, object, node, drafts) }
    guard rule.hasModule, !object.isEmpty else { return }
    modules.put(.object(object), rule, key: drafts.book.names[Int(node.rule)].key)
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
    reader.value(kind, node, in: draft, base: kind == .url ? base(of: node, drafts) : nil)
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
      case .openExtension: values.entry.extensions.append(readExtension(node, draft, &place))
      case .open:
        let rule = drafts.book.rules[Int(node.rule)]
        let inner = members(draft, &place, drafts)
        if rule.hasKey, !inner.isEmpty {
          object.put(.object(inner), isList: rule.isList, key: drafts.book.names[Int(node.rule)].key)
        }
      case .value:
        let rule = drafts.book.rules[Int(node.rule)]
        guard rule.hasKey, let value = value(rule.kind, node, draft, drafts) else {
          continue
        }
        object.put(value, isList: rule.isList, key: drafts.book.names[Int(node.rule)].key)
      case .extensionAttribute, .extensionText, .closeExtension: break
      }
    }
    return object
  }

  private func readExtension(_ node: DraftNode, _ draft: borrowing Draft, _ place: inout Int) -> ExtensionElement {
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
        let text = reader.text(node, in: draft)
        element.value = element.value.map { $0 + " " + (text ?? "") } ?? text
      case .openExtension: element.children.append(readExtension(node, draft, &place))
      case .closeExtension: return element
      case .open, .close, .value: break
      }
    }
    return element
  }
}

// MARK: - Competition

extension RecordBuilder {
  /// A value claims a field; what loses and has no other place is kept as an extension.
  private mutating func compete(
    _ field: Field, _ number: Int32, _ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) {
    let rule = drafts.book.rules[Int(number)]
    let place = Int(field.rawValue)
    let held = ranks[place]
    guard rule.rank < held || field.isList else {
      lose(Claim(rule: number, node: node), to: holders[place], draft, drafts)
      return
    }
    claim(field, rule, node, draft, drafts)
    guard ranks[place] < held, !field.isList else { return }
    let loser = holders[place]
    holders[place] = Claim(rule: number, node: node)
    if let loser { lose(loser, to: holders[place], draft, drafts) }
  }

  private mutating func lose(
    _ claim: Claim, to winner: Claim?, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) {
    guard !drafts.book.rules[Int(claim.rule)].hasModule, let text = reader.text(claim.node, in: draft),
      winner.flatMap({ reader.text($0.node, in: draft) }) != text
    else { return }
    let names = drafts.book.names[Int(claim.rule)]
    var element = ExtensionElement(namespace: names.namespace, name: names.local)
    element.value = text
    values.entry.extensions.append(element)
  }

  /// A single value claims a field.
  private mutating func claim(
    _ field: Field, _ rule: RuleBook.Rule, _ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) {
    var won = false
    switch field {
    case .title, .summary, .content, .rights: won = claimText(field, node, draft, drafts)
    case .published: won = put(reader.time(node, in: draft), into: &values.entry.published)
    case .updated: won = put(reader.time(node, in: draft), into: &values.entry.updated)
    case .created: won = put(reader.time(node, in: draft), into: &values.entry.created)
    case .expired: won = put(reader.time(node, in: draft), into: &values.entry.expired)
    case .id:
      won = put(reader.line(node, in: draft), into: &values.id)
      // Only RSS has `guid`, the one id whose text is a member of an object; it is a link unless it says no.
      if won, rule.text >= 0, let id = values.id { claimPermalink(id, isPermalink: nil, base: nil) }
    case .comments: won = put(url(node, draft, drafts), into: &values.entry.comments)
    case .license: won = put(url(node, draft, drafts), into: &values.entry.license)
    case .icon: won = put(url(node, draft, drafts), into: &values.icon)
    case .logo: won = put(url(node, draft, drafts), into: &values.logo)
    case .language: won = put(reader.line(node, in: draft), into: &values.entry.language)
    case .ttl: won = put(reader.line(node, in: draft), into: &values.ttl)
    case .docs: won = put(reader.line(node, in: draft), into: &values.docs)
    case .author, .contributor:
      guard let person = reader.repairedText(node, in: draft).flatMap(PersonReader.read) else { return }
      claim(field, rule.rank, person)
    case .category:
      if let term = reader.repairedLine(node, in: draft) { values.entry.add(Category(term: term)) }
    case .link:
      guard let href = url(node, draft, drafts) else { return }
      values.entry.links.append(Link(href: href, rel: "alternate"))
      claimLink(href, rank: Int(rule.rank) * 4 + 1)
    case .image:
      guard let href = url(node, draft, drafts) else { return }
      values.image = Image(url: href)
      won = true
    case .generator:
      guard let name = reader.line(node, in: draft) else { return }
      values.generator = Generator(name: name)
      won = true
    case .enclosure:
      if let href = url(node, draft, drafts) { values.entry.enclosures.append(Enclosure(url: href)) }
    case .source, .cloud, .textInput: break
    }
    if won { ranks[Int(field.rawValue)] = rule.rank }
  }

  /// An object claims a field.
  private mutating func claim(
    _ field: Field, _ rule: RuleBook.Rule, _ object: ValueObject, _ node: DraftNode, _ drafts: borrowing DraftReader
  ) {
    guard !object.isEmpty else { return }
    switch field {
    case .id:
      guard rule.rank < ranks[Int(field.rawValue)], let id = object.text("value") else { return }
      values.id = id
      ranks[Int(field.rawValue)] = rule.rank
      claimPermalink(id, isPermalink: object.text("isPermaLink"), base: base(of: node, drafts))
    case .link: claimLink(Link(object), rank: Int(rule.rank) * 4)
    case .author, .contributor:
      if let person = Person(object) { claim(field, rule.rank, person) }
    case .category:
      if let category = Category(object) { values.entry.add(category) }
    case .enclosure:
      if let enclosure = Enclosure(object) { values.entry.add(enclosure) }
    default:
      guard rule.rank < ranks[Int(field.rawValue)] else { return }
      ranks[Int(field.rawValue)] = rule.rank
      switch field {
      case .image: values.image = Image(object)
      case .source: values.entry.source = Source(object)
      case .generator: values.generator = Generator(object)
      case .cloud: values.cloud = Cloud(object)
      case .textInput: values.textInput = TextInput(object)
      default: break
      }
    }
  }

  private func url(_ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader) -> String? {
    reader.url(node, in: draft, base: base(of: node, drafts))
  }

  private mutating func claimText(
    _ field: Field, _ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) -> Bool {
    if choice == .off, field != .title, !node.isBase64 {
      // What was published is not asked for, so no string is made of it.
      let text = reader.repairedText(node, in: draft, byEvidence: true)
      if text == nil, reader.text(node, in: draft) == nil { return false }
      set(field, text)
      return true
    }
    var text =
      field == .title
      ? reader.repairedLine(node, in: draft, byEvidence: true)
      : reader.repairedMarkup(node, in: draft, byEvidence: true)
    if node.isBase64, let encoded = text { text = Base64.decode(encoded) ?? encoded }
    guard let text else { return false }
    let isHTML = node.text != .plain
    if field == .title {
      // RSS says of no title what it is.
      let isSure = drafts.format?.hasPrefix("atom") == true
      values.entry.title = isHTML ? reader.shownLine(text, isHTML: isSure) : text
      reader.evidence.title = values.entry.title
    } else {
      set(field, isHTML ? reader.shown(text) : text)
    }
    if choice == .off { return true }
    let isRaw = choice == .raw && !node.isBase64
    let value = isRaw ? reader.text(node, in: draft) ?? text : text
    let context = drafts.context(of: node)
    var shown = value
    if choice == .clean, node.text != .plain {
      let base = base(of: node, drafts)
      shown = SafeMarkup.of(value) { URLReference.resolve($0, base: base) }
    }
    // What is nothing takes the place of a lower rank's all the same.
    let published = shown.isEmpty ? nil : Text(node.text, shown, language: context.language, base: context.base)
    var markup = values.entry.markup ?? Markup()
    switch field {
    case .title: markup.title = published
    case .summary: markup.summary = published
    case .content: markup.content = published
    default: markup.rights = published
    }
    values.entry.markup = markup == Markup() ? nil : markup
    return true
  }

  private mutating func set(_ field: Field, _ text: String?) {
    switch field {
    case .summary: values.entry.summary = text
    case .content: values.entry.content = text
    default: values.entry.rights = text
    }
  }

  /// The list of the best rank wins whole: an item's `author` is not joined by its `dc:creator`.
  private mutating func claim(_ field: Field, _ rank: UInt8, _ person: Person) {
    let held = ranks[Int(field.rawValue)]
    guard rank <= held else { return }
    ranks[Int(field.rawValue)] = rank
    if field == .author {
      if rank < held { values.entry.authors = [] }
      values.entry.authors.appendOnce(person)
    } else {
      if rank < held { values.entry.contributors = [] }
      values.entry.contributors.appendOnce(person)
    }
  }

  /// `alternate` leads a person to the entry, best as HTML (RFC 4287 §4.2.7.2); `self` and others never do.
  private mutating func claimLink(_ link: Link?, rank: Int) {
    guard var link else { return }
    // RFC 4287 §4.1.3.2: content that stands elsewhere is no page about the entry.
    link.rel = rank == 400 ? "content" : link.rel.map(Link.shortRelation) ?? "alternate"
    values.entry.links.append(link)
    switch link.rel {
    case "alternate":
      let isUntyped = link.type == nil || link.type == "application/xhtml+xml"
      claimLink(link.href, rank: rank + (link.type == "text/html" ? 0 : isUntyped ? 1 : 2))
    case "enclosure": values.entry.add(Enclosure(url: link.href, type: link.type, length: link.length))
    case "license": values.entry.license = values.entry.license ?? link.href
    default: break
    }
  }

  private mutating func claimLink(_ href: String, rank: Int) {
    guard rank < linkRank else { return }
    values.entry.link = href
    linkRank = rank
  }

  /// RSS 2.0: a `guid` is a permanent link unless it says it is none; many are no URL all the same.
  private mutating func claimPermalink(_ id: String, isPermalink: String?, base: String?) {
    if isPermalink?.lowercased() == "false" { return }
    if id.hasPrefix("http://") || id.hasPrefix("https://") {
      claimLink(id, rank: 300)
    } else if isPermalink != nil, let base {
      claimLink(URLReference.resolve(id, base: base), rank: 300)
    }
  }
}

/// Whether there was a value to put.
private func put<V>(_ value: V?, into field: inout V?) -> Bool {
  guard let value else { return false }
  field = value
  return true
}
