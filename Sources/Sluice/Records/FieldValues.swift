// The fields of a record while elements compete for them. Not a record: it becomes an Entry or a Feed.

import SluiceCore

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
