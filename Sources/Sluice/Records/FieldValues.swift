// The fields of a record while elements compete for them. Not a record: an Entry or a Feed is made of it.

import SluiceCore

/// The best value of each field so far.
struct FieldValues {
  var id: String?
  var title: String?
  var summary: String?
  var content: String?
  var rights: String?
  var markup = Markup()
  var published: Timestamp?
  var updated: Timestamp?
  var created: Timestamp?
  var expired: Timestamp?
  var authors: [Person] = []
  var contributors: [Person] = []
  var categories: [Category] = []
  var enclosures: [Enclosure] = []
  var links: [Link] = []
  var link: String?
  var comments: String?
  var language: String?
  var license: String?
  var icon: String?
  var logo: String?
  var ttl: String?
  var docs: String?
  var image: Image?
  var source: Source?
  var generator: Generator?
  var cloud: Cloud?
  var textInput: TextInput?
  var modules = ValueObject()
  var extensions: [ExtensionElement] = []
}

extension Entry {
  init(_ values: consuming FieldValues) {
    self.init()
    id = values.id ?? ""
    title = values.title
    link = values.link
    links = values.links
    summary = values.summary
    content = values.content
    published = values.published
    updated = values.updated
    created = values.created
    expired = values.expired
    authors = values.authors
    contributors = values.contributors
    categories = values.categories
    enclosures = values.enclosures
    image = values.image?.url
    comments = values.comments
    language = values.language
    rights = values.rights
    license = values.license
    if values.source != nil { source = values.source }
    modules = values.modules
    extensions = values.extensions
    if !values.markup.isEmpty { markup = values.markup }
  }
}

extension Feed {
  init(_ values: consuming FieldValues) {
    self.init()
    id = values.id
    title = values.title
    subtitle = values.summary
    link = values.link
    links = values.links
    language = values.language
    rights = values.rights
    generator = values.generator
    image = values.image
    icon = values.icon
    logo = values.logo
    updated = values.updated
    published = values.published
    authors = values.authors
    contributors = values.contributors
    categories = values.categories
    ttl = values.ttl
    cloud = values.cloud
    textInput = values.textInput
    docs = values.docs
    license = values.license
    modules = values.modules
    extensions = values.extensions
    if !values.markup.isEmpty { markup = values.markup }
  }
}
