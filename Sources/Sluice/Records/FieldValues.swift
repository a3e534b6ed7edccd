// The fields of a record while elements compete for them. Not a record: it becomes an Entry or a Feed.

import SluiceCore
import SluiceFeeds

/// The best value of each field so far: an entry's fields, and beside them those only a feed has.
struct FieldValues {
  var entry = Entry()
  var id: String?
  var icon: String?
  var logo: String?
  var ttl: String?
  var docs: String?
  var image: Image?
  var generator: Generator?
  var cloud: Cloud?
  var textInput: TextInput?

  /// The text that holds the field of a rule, as a reader sees it.
  func text(_ book: RuleBook, _ rule: Int32) -> String? {
    switch book.rules[Int(rule)].field {
    case .title: entry.title
    case .summary: entry.summary
    case .content: entry.content
    default: nil
    }
  }
}

/// The fields of one record and who holds them.
struct FieldContest {
  /// A value that was good enough for a single field.
  struct Claim {
    var rule: Int32
    var node: DraftNode
  }

  var values = FieldValues()
  /// The rank that holds each field; a lower one takes it.
  var ranks = [UInt8](repeating: .max, count: Field.allCases.count)
  /// Which value holds a field, when it is a single one.
  var holders = [Claim?](repeating: nil, count: Field.allCases.count)
  var linkRank = Int.max
  /// Which rule gave the authors, and which the contributors; -1 for none.
  var people: [Int32] = [-1, -1]

  /// The next record: nobody holds anything.
  mutating func begin() {
    for place in ranks.indices {
      ranks[place] = .max
      holders[place] = nil
    }
    linkRank = .max
    people[0] = -1
    people[1] = -1
  }
}

extension Feed {
  init(_ values: FieldValues) {
    self.init()
    let entry = values.entry
    id = values.id
    title = entry.title
    subtitle = entry.summary
    link = entry.link
    links = entry.links
    language = entry.language
    rights = entry.rights
    generator = values.generator
    image = values.image
    icon = values.icon
    logo = values.logo
    updated = entry.updated
    published = entry.published
    created = entry.created
    authors = entry.authors
    contributors = entry.contributors
    categories = entry.categories
    ttl = values.ttl
    cloud = values.cloud
    textInput = values.textInput
    docs = values.docs
    license = entry.license
    modules = entry.modules
    extensions = entry.extensions
    markup = entry.markup
  }
}

extension Source {
  /// Nil when it says nothing.
  init?(_ values: FieldValues) {
    self.init()
    let entry = values.entry
    id = values.id
    title = entry.title
    subtitle = entry.summary
    link = entry.link ?? entry.links.first?.href
    links = entry.links
    updated = entry.updated
    published = entry.published
    authors = entry.authors
    contributors = entry.contributors
    categories = entry.categories
    generator = values.generator
    icon = values.icon
    logo = values.logo
    rights = entry.rights
    license = entry.license
    markup = entry.markup
    if self == Source() { return nil }
  }
}
