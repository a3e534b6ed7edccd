// Which element feeds which field: claims by rank. Not how values are read, nor what texts become.

import SluiceCore
import SluiceFeeds
import SluiceText

extension RecordBuilder {
  /// What has no place among the fields or in a module's object.
  mutating func keep(_ element: ExtensionElement) { contest.values.entry.extensions.append(element) }

  mutating func keep(_ text: String, of rule: Int32, _ drafts: borrowing DraftReader) {
    let names = drafts.book.names[Int(rule)]
    var element = ExtensionElement(namespace: names.namespace, name: names.local)
    element.value = text
    keep(element)
  }

  /// A value claims a field; what loses and has no other place is kept as an extension.
  mutating func compete(
    _ field: Field, _ number: Int32, _ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) {
    let rule = drafts.book.rules[Int(number)]
    let place = Int(field.rawValue)
    let held = contest.ranks[place]
    guard rule.rank < held || field.isList else {
      lose(FieldContest.Claim(rule: number, node: node), to: contest.holders[place], draft, drafts)
      return
    }
    claim(field, number, node, draft, drafts)
    if contest.ranks[place] == held, field.isTime, !rule.hasModule, let text = reader.text(node, in: draft) {
      // A date that cannot be read.
      keep(text, of: number, drafts)
    }
    guard contest.ranks[place] < held, !field.isList else { return }
    let loser = contest.holders[place]
    contest.holders[place] = FieldContest.Claim(rule: number, node: node)
    if let loser { lose(loser, to: contest.holders[place], draft, drafts) }
  }

  mutating func lose(
    _ claim: FieldContest.Claim, to winner: FieldContest.Claim?, _ draft: borrowing Draft,
    _ drafts: borrowing DraftReader
  ) {
    guard !drafts.book.rules[Int(claim.rule)].hasModule, let text = reader.text(claim.node, in: draft),
      winner.flatMap({ reader.text($0.node, in: draft) }) != text, contest.values.text(drafts.book, claim.rule) != text
    else { return }
    keep(text, of: claim.rule, drafts)
  }

  /// A single value claims a field.
  mutating func claim(
    _ field: Field, _ number: Int32, _ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) {
    let rule = drafts.book.rules[Int(number)]
    var won = false
    switch field {
    case .title, .summary, .content, .rights: won = claimText(field, node, draft, drafts)
    case .published: won = put(reader.time(node, in: draft), into: &contest.values.entry.published)
    case .updated: won = put(reader.time(node, in: draft), into: &contest.values.entry.updated)
    case .created: won = put(reader.time(node, in: draft), into: &contest.values.entry.created)
    case .expired: won = put(reader.time(node, in: draft), into: &contest.values.entry.expired)
    case .id:
      won = put(reader.line(node, in: draft), into: &contest.values.id)
      // The `guid` of RSS and JSON Feed's `id` are members of an object; they are links unless they say no.
      if won, rule.text >= 0, let id = contest.values.id { claimPermalink(id, isPermalink: nil, base: nil) }
    case .comments: won = put(address(node, number, draft, drafts), into: &contest.values.entry.comments)
    case .license: won = put(address(node, number, draft, drafts), into: &contest.values.entry.license)
    case .icon: won = put(url(node, draft, drafts), into: &contest.values.icon)
    case .logo: won = put(url(node, draft, drafts), into: &contest.values.logo)
    case .language: won = put(reader.line(node, in: draft), into: &contest.values.entry.language)
    case .ttl: won = put(reader.line(node, in: draft), into: &contest.values.ttl)
    case .docs: won = put(reader.line(node, in: draft), into: &contest.values.docs)
    case .author, .contributor:
      guard let text = reader.repairedText(node, in: draft) else { return }
      for person in PersonReader.readAll(text) { claim(field, rule.rank, person, number, drafts) }
    case .category:
      guard let line = reader.repairedLine(node, in: draft) else { return }
      let terms = rule.kind == .words ? ValueReader.words(line) : [line]
      for term in terms { contest.values.entry.add(Category(term: term)) }
    case .link:
      guard let href = address(node, number, draft, drafts) else { return }
      claimLink(Link(href: href, rel: drafts.book.names[Int(number)].relation), rank: Int(rule.rank) * 4)
    case .image:
      guard let href = url(node, draft, drafts) else { return }
      contest.values.image = Image(url: href)
      won = true
    case .generator:
      guard let name = reader.line(node, in: draft) else { return }
      contest.values.generator = Generator(name: name)
      won = true
    case .enclosure:
      if let href = url(node, draft, drafts) { contest.values.entry.enclosures.append(Enclosure(url: href)) }
    case .source, .cloud, .textInput, .version: break
    }
    if won { contest.ranks[Int(field.rawValue)] = rule.rank }
  }

  /// An object claims a field; whether it has a place now.
  mutating func take(
    _ field: Field, _ rule: RuleBook.Rule, _ object: ValueObject, _ node: DraftNode, _ drafts: borrowing DraftReader
  ) -> Bool {
    let place = Int(field.rawValue)
    switch field {
    case .id:
      guard rule.rank < contest.ranks[place], let id = object.text("value") else {
        return contest.values.id == object.text("value")
      }
      contest.values.id = id
      contest.ranks[place] = rule.rank
      claimPermalink(id, isPermalink: object.text("isPermaLink"), base: base(of: node, drafts))
    case .link:
      guard var link = Link(object) else { return false }
      link.rel = drafts.book.names[Int(node.rule)].relation ?? link.rel
      claimLink(link, rank: Int(rule.rank) * 4)
    case .author, .contributor:
      guard let person = Person(object) else { return false }
      claim(field, rule.rank, person, node.rule, drafts)
    case .category:
      guard let category = Category(object) else { return false }
      contest.values.entry.add(category)
      // Apple's nest.
      for inner in object.objects("categories") { if let inner = Category(inner) { contest.values.entry.add(inner) } }
    case .enclosure:
      guard let enclosure = Enclosure(object) else { return false }
      contest.values.entry.add(enclosure)
    default:
      guard rule.rank < contest.ranks[place] else { return false }
      contest.ranks[place] = rule.rank
      switch field {
      case .image: contest.values.image = Image(object)
      case .generator: contest.values.generator = Generator(object)
      case .cloud: contest.values.cloud = Cloud(object)
      case .textInput: contest.values.textInput = TextInput(object)
      default: break
      }
    }
    return true
  }

  func url(_ node: DraftNode, _ draft: borrowing Draft, _ drafts: borrowing DraftReader) -> String? {
    reader.url(node, in: draft, base: base(of: node, drafts))
  }

  /// The same, where people write words instead: those are kept as they are.
  private mutating func address(
    _ node: DraftNode, _ number: Int32, _ draft: borrowing Draft, _ drafts: borrowing DraftReader
  ) -> String? {
    guard let text = reader.text(node, in: draft) else { return nil }
    if !URLReference.isWords(text) { return url(node, draft, drafts) }
    if !drafts.book.rules[Int(number)].hasModule { keep(text, of: number, drafts) }
    return nil
  }

  /// The list of the best rank wins whole: an item's `author` is not joined by its `dc:creator`. Who is not named by the
  /// winners is kept as an extension.
  mutating func claim(
    _ field: Field, _ rank: UInt8, _ person: Person, _ rule: Int32, _ drafts: borrowing DraftReader
  ) {
    let held = contest.ranks[Int(field.rawValue)]
    let people = field == .author ? contest.values.entry.authors : contest.values.entry.contributors
    guard rank <= held else {
      leaveOut(person, by: people, rule, drafts)
      return
    }
    if rank < held {
      let loser = contest.people[field == .author ? 0 : 1]
      for other in people where loser >= 0 { leaveOut(other, by: [person], loser, drafts) }
    }
    contest.ranks[Int(field.rawValue)] = rank
    contest.people[field == .author ? 0 : 1] = rule
    if field == .author {
      if rank < held { contest.values.entry.authors = [] }
      contest.values.entry.authors.appendOnce(person)
    } else {
      if rank < held { contest.values.entry.contributors = [] }
      contest.values.entry.contributors.appendOnce(person)
    }
  }

  private mutating func leaveOut(
    _ person: Person, by winners: [Person], _ rule: Int32, _ drafts: borrowing DraftReader
  ) {
    let isNamed = winners.prefix(64).contains {
      $0.name == person.name && person.name != nil || $0.email == person.email && person.email != nil
    }
    guard !isNamed, !drafts.book.rules[Int(rule)].hasModule else { return }
    var element = ExtensionElement(
      namespace: drafts.book.names[Int(rule)].namespace, name: drafts.book.names[Int(rule)].local)
    element.value = person.name ?? person.email ?? person.uri
    if person.name != nil, let email = person.email { element.attributes.append(.init(name: "email", value: email)) }
    if person.name ?? person.email != nil, let uri = person.uri {
      element.attributes.append(.init(name: "uri", value: uri))
    }
    keep(element)
  }

  /// `alternate` leads a person to the entry, best as HTML (RFC 4287 §4.2.7.2); `self` and others never do.
  mutating func claimLink(_ link: Link, rank: Int) {
    var link = link
    link.rel = link.rel.map(Link.shortRelation) ?? "alternate"
    contest.values.entry.links.append(link)
    switch link.rel {
    case "alternate":
      let isUntyped = link.type == nil || link.type == "application/xhtml+xml"
      claimLink(link.href, rank: rank + (link.type == "text/html" ? 0 : isUntyped ? 1 : 2))
    case "enclosure": contest.values.entry.add(Enclosure(url: link.href, type: link.type, length: link.length))
    case "license":
      let rank = UInt8(clamping: rank / 4)
      guard rank < contest.ranks[Int(Field.license.rawValue)] else { break }
      contest.ranks[Int(Field.license.rawValue)] = rank
      contest.values.entry.license = link.href
    default: break
    }
  }

  mutating func claimLink(_ href: String, rank: Int) {
    guard rank < contest.linkRank else { return }
    contest.values.entry.link = href
    contest.linkRank = rank
  }

  /// RSS 2.0: a `guid` is a permanent link unless it says it is none; many are no URL all the same.
  mutating func claimPermalink(_ id: String, isPermalink: String?, base: String?) {
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
