// Objects of drafts as the typed parts of a record. Keys are those of the dialects' rules.

import SluiceCore
import SluiceFeeds

extension Field {
  /// Whether every claim is looked at, because several make a list.
  var isList: Bool {
    switch self {
    case .author, .contributor, .category, .enclosure, .link: true
    default: false
    }
  }
}

extension Field {
  /// Whether it is a date.
  var isTime: Bool {
    switch self {
    case .published, .updated, .created, .expired: true
    default: false
    }
  }
}

extension ValueObject {
  /// Puts a value where its rule says; the first of several single ones stays, and false says that another one had come.
  @discardableResult
  mutating func put(_ value: Value, isList: Bool, key: String) -> Bool {
    if isList {
      // Lists of several elements are one list: `itunes:keywords` may come twice.
      if case .list(let parts) = value { for part in parts { append(part, to: key) } } else { append(value, to: key) }
      return true
    }
    if let first = self[key] { return first == value }
    members.append(Member(key: key, value: value))
    return true
  }
}

extension Person {
  init?(_ object: ValueObject) {
    var person = Person(name: object.text("name"), email: object.text("email"), uri: object.text("uri"))
    if let email = person.email, email.hasPrefix("mailto:") { person.email = String(email.dropFirst(7)) }
    if person == Person(), let text = object.text("text") {
      guard let read = PersonReader.read(text) else { return nil }
      person = read
    } else if person.email == nil, let name = person.name, name.utf8.contains(0x40), let read = PersonReader.read(name)
    {
      // Atom feeds of some generators write `user@host (Name)` into `name`.
      person.name = read.name
      person.email = read.email
    }
    if person == Person() { return nil }
    self = person
  }
}

extension Category {
  init?(_ object: ValueObject) {
    guard let term = object.text("term") ?? object.text("value") ?? object.text("text") ?? object.text("label")
    else { return nil }
    self.init(term: term, scheme: object.text("scheme"), label: object.text("label"))
  }
}

extension Enclosure {
  init?(_ object: ValueObject) {
    guard let url = object.text("url") else { return nil }
    self.init(url: url, type: object.text("type"), length: object.integer("length"))
  }
}

extension Link {
  init?(_ object: ValueObject) {
    guard let href = object.text("href") else { return nil }
    self.init(
      href: href, rel: object.text("rel"), type: object.text("type"), hreflang: object.text("hreflang"),
      title: object.text("title"), length: object.integer("length"), count: object.integer("count"))
  }

  /// RFC 4287 §4.2.7.2: a relation may be written as a URI of IANA's registry.
  static func shortRelation(_ rel: String) -> String {
    let registry = "http://www.iana.org/assignments/relation/"
    return rel.hasPrefix(registry) ? String(rel.dropFirst(registry.count)) : rel.lowercased()
  }
}

extension Image {
  init(url: String) {
    self.init()
    self.url = url
  }

  init(_ object: ValueObject) {
    self.init()
    url = object.text("url")
    title = object.text("title")
    link = object.text("link")
    width = object.integer("width")
    height = object.integer("height")
    description = object.text("description")
  }
}

extension Generator {
  init(name: String) {
    self.init()
    self.name = name
  }

  init(_ object: ValueObject) {
    self.init()
    name = object.text("name")
    uri = object.text("uri")
    version = object.text("version")
  }
}

extension Cloud {
  init(_ object: ValueObject) {
    self.init()
    domain = object.text("domain")
    port = object.text("port")
    path = object.text("path")
    registerProcedure = object.text("registerProcedure")
    `protocol` = object.text("protocol")
  }
}

extension TextInput {
  init(_ object: ValueObject) {
    self.init()
    title = object.text("title")
    description = object.text("description")
    name = object.text("name")
    link = object.text("link")
  }
}

extension Entry {
  mutating func add(_ category: Category) { categories.appendOnce(category) }

  mutating func add(_ enclosure: Enclosure) { enclosures.appendOnce(enclosure) }
}

extension Array where Element: Equatable {
  /// Appends what is not there. Of a list that no honest entry has, only the first are looked at: time stays linear.
  mutating func appendOnce(_ element: Element) {
    if !prefix(64).contains(element) { append(element) }
  }
}
