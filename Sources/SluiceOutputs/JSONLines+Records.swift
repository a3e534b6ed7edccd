// Feeds, entries and notes as members, in the order of the contract.

import SluiceCore

extension JSONLines {
  mutating func write(_ entry: Entry) {
    begin("entry")
    member("id", entry.id)
    member("idFrom", entry.idFrom.rawValue)
    member("title", entry.title)
    member("link", entry.link)
    links(entry.links)
    member("summary", entry.summary)
    member("content", entry.content)
    member("published", entry.published)
    member("updated", entry.updated)
    member("created", entry.created)
    member("expired", entry.expired)
    people("authors", entry.authors)
    people("contributors", entry.contributors)
    categories(entry.categories)
    enclosures(entry.enclosures)
    member("image", entry.image)
    member("comments", entry.comments)
    member("language", entry.language)
    member("rights", entry.rights)
    member("license", entry.license)
    source(entry.source)
    members(entry.modules)
    extensions(entry.extensions)
    sameAs(entry.sameAs)
    duplicate(entry.duplicateOf)
    markup(entry.markup, summary: "summary")
    object("position", entry.position) { json, position in
      json.member("byte", position.byte)
      json.member("line", position.line)
    }
  }

  mutating func write(_ feed: Feed) {
    begin("feed")
    members(of: feed)
  }

  mutating func members(of feed: Feed) {
    member("format", feed.format)
    member("charset", feed.charset)
    json.key("repaired")
    json.flag(feed.repaired)
    if feed.isFinal {
      json.key("final")
      json.flag(true)
    }
    member("id", feed.id)
    member("title", feed.title)
    member("subtitle", feed.subtitle)
    member("link", feed.link)
    links(feed.links)
    member("language", feed.language)
    member("rights", feed.rights)
    generator(feed.generator)
    object("image", feed.image) { json, image in
      json.member("url", image.url)
      json.member("title", image.title)
      json.member("link", image.link)
      json.member("width", image.width)
      json.member("height", image.height)
      json.member("description", image.description)
    }
    member("icon", feed.icon)
    member("logo", feed.logo)
    member("updated", feed.updated)
    member("published", feed.published)
    member("created", feed.created)
    people("authors", feed.authors)
    people("contributors", feed.contributors)
    categories(feed.categories)
    member("ttl", feed.ttl)
    object("cloud", feed.cloud) { json, cloud in
      json.member("domain", cloud.domain)
      json.member("port", cloud.port)
      json.member("path", cloud.path)
      json.member("registerProcedure", cloud.registerProcedure)
      json.member("protocol", cloud.protocol)
    }
    object("textInput", feed.textInput) { json, input in
      json.member("title", input.title)
      json.member("description", input.description)
      json.member("name", input.name)
      json.member("link", input.link)
    }
    member("docs", feed.docs)
    member("license", feed.license)
    members(feed.modules)
    extensions(feed.extensions)
    sameAs(feed.sameAs)
    markup(feed.markup, summary: "subtitle")
  }

  mutating func write(_ note: Note) {
    begin("note")
    member("rule", note.rule.name)
    member("stage", note.rule.stage.rawValue)
    member("entry", note.entry)
    member("byte", note.position.byte)
    member("decodedByte", note.decodedByte)
    member("line", note.position.line)
    member("column", note.position.column)
    member("length", note.length)
    member("before", note.before)
    member("after", note.after)
    if let confidence = note.confidence {
      json.key("confidence")
      json.number(confidence)
    }
  }
}

// MARK: - Parts

extension JSONLines {
  mutating func source(_ source: Source?) {
    object("source", source) { $0.members(of: $1) }
  }

  private mutating func members(of source: Source) {
    member("title", source.title)
    member("link", source.link)
    links(source.links)
    member("id", source.id)
    member("subtitle", source.subtitle)
    member("updated", source.updated)
    member("published", source.published)
    people("authors", source.authors)
    people("contributors", source.contributors)
    categories(source.categories)
    generator(source.generator)
    member("icon", source.icon)
    member("logo", source.logo)
    member("rights", source.rights)
    member("license", source.license)
    markup(source.markup, summary: "subtitle")
  }

  private mutating func generator(_ generator: Generator?) {
    object("generator", generator) { json, generator in
      json.member("name", generator.name)
      json.member("uri", generator.uri)
      json.member("version", generator.version)
    }
  }

  mutating func links(_ links: [Link]) {
    list("links", links) { json, link in
      json.member("href", link.href)
      json.member("rel", link.rel)
      json.member("type", link.type)
      json.member("hreflang", link.hreflang)
      json.member("title", link.title)
      json.member("length", link.length)
      json.member("count", link.count)
    }
  }

  mutating func people(_ key: StaticString, _ people: [Person]) {
    list(key, people) { json, person in
      json.member("name", person.name)
      json.member("email", person.email)
      json.member("uri", person.uri)
    }
  }

  mutating func enclosures(_ enclosures: [Enclosure]) {
    list("enclosures", enclosures) { json, enclosure in
      json.member("url", enclosure.url)
      json.member("type", enclosure.type)
      json.member("length", enclosure.length)
    }
  }

  /// What modules say, as one object under a name of its own; in a line each module is a member of the record.
  mutating func modules(_ modules: ValueObject) {
    json.key("modules")
    json.open(.object)
    members(modules)
    json.close(.object)
  }

  mutating func categories(_ categories: [Category]) {
    list("categories", categories) { json, category in
      json.member("term", category.term)
      json.member("scheme", category.scheme)
      json.member("label", category.label)
    }
  }

  private mutating func members(_ object: ValueObject) {
    // By index: an iterator would retain and release every member.
    for place in object.members.indices {
      json.key(object.members[place].key)
      value(object.members[place].value)
    }
  }

  private mutating func value(_ value: Value) {
    switch value {
    case .text(let text): json.string(text)
    case .integer(let number): json.integer(number)
    case .number(let number): json.number(number)
    case .flag(let flag): json.flag(flag)
    case .time(let time): json.time(time)
    case .list(let list):
      json.open(.array)
      for place in list.indices { self.value(list[place]) }
      json.close(.array)
    case .object(let object):
      json.open(.object)
      members(object)
      json.close(.object)
    }
  }

  /// By namespace, in the order a namespace first came.
  mutating func extensions(_ elements: [ExtensionElement]) {
    guard !elements.isEmpty else { return }
    var order: [String] = []
    var places: [String: [Int]] = [:]
    for (place, element) in elements.enumerated() {
      if places[element.namespace] == nil { order.append(element.namespace) }
      places[element.namespace, default: []].append(place)
    }
    json.key("extensions")
    json.open(.object)
    for namespace in order {
      json.key(namespace)
      json.open(.array)
      for place in places[namespace] ?? [] { write(elements[place], in: namespace) }
      json.close(.array)
    }
    json.close(.object)
  }

  private mutating func write(_ element: ExtensionElement, in namespace: String) {
    json.open(.object)
    member("name", element.name)
    if element.namespace != namespace {
      json.key("namespace")
      json.string(element.namespace)
    }
    if !element.attributes.isEmpty {
      json.key("attributes")
      json.open(.object)
      for attribute in element.attributes {
        json.key(attribute.name)
        json.string(attribute.value)
      }
      json.close(.object)
    }
    member("value", element.value)
    if !element.children.isEmpty {
      json.key("children")
      json.open(.array)
      for child in element.children { write(child, in: element.namespace) }
      json.close(.array)
    }
    json.close(.object)
  }

  mutating func duplicate(_ earlier: DuplicateOf?) {
    object("duplicateOf", earlier) { json, earlier in
      json.member("id", earlier.id)
      json.member("input", earlier.input)
      json.member("index", earlier.index)
      json.member("kind", earlier.kind.rawValue)
      json.json.key("score")
      json.json.number(earlier.score)
      json.member("field", earlier.field)
    }
  }

  mutating func sameAs(_ texts: [SameText]) {
    guard !texts.isEmpty else { return }
    json.key("sameAs")
    json.open(.object)
    for text in texts {
      json.key(text.field)
      if text.relation == .equal {
        json.string(text.other)
      } else {
        json.open(.object)
        json.key(text.relation.rawValue)
        json.string(text.other)
        json.close(.object)
      }
    }
    json.close(.object)
  }

  mutating func markup(_ markup: Markup?, summary: StaticString) {
    guard let markup, !markup.isEmpty else { return }
    json.key("markup")
    json.open(.object)
    text("title", markup.title)
    text(summary, markup.summary)
    text("content", markup.content)
    text("rights", markup.rights)
    json.close(.object)
  }

  private mutating func text(_ key: StaticString, _ text: Text?) {
    object(key, text) { json, text in
      json.member("type", text.kind.rawValue)
      json.member("value", text.value)
      json.member("language", text.language)
      json.member("base", text.base)
    }
  }
}
