// The fields that can be told in a text whose tags are gone, with the elements they stood in. Not their meaning: the
// dialect's and the modules' rules read those elements as they read a feed's own.

import SluiceMarkup

/// A field of an item or of the head of a feed.
enum ScrapedField: UInt8, CaseIterable {
  case title, link, slug, description, content, published, updated, guid, atomID, author, creator, category
  case commentsPage, commentFeed, commentCount, enclosure, enclosureLength, enclosureType
  case duration, explicit, picture, subtitle, summary
  /// What SlideShare's `media:content` and `slideshare:embed` held: the texts again, with HTML around them.
  case again
  case views, comments, thumbnail, type, color, verb, objectType
  case language, imageURL, imageTitle, imageLink, generator, rights, number
  case authorPage
  /// Text that belongs to no field that is known.
  case rest
}

extension ScrapedField {
  /// The element a field is given back; nil where it has none of its own.
  var element: QName? {
    switch self {
    case .title, .imageTitle: QName(local: "title")
    case .link, .imageLink: QName(local: "link")
    case .description: QName(local: "description")
    case .published: QName(local: "pubDate")
    case .guid: QName(local: "guid")
    case .author: QName(local: "author")
    case .category: QName(local: "category")
    case .commentsPage: QName(local: "comments")
    case .language: QName(local: "language")
    case .imageURL: QName(local: "url")
    case .generator: QName(local: "generator")
    case .rights: QName(local: "copyright")
    case .updated: .of(.atom, "updated")
    case .atomID: .of(.atom, "id")
    case .content: .of(.content, "encoded")
    case .creator: .of(.dublinCore, "creator")
    case .slug: .of(.slideshare, "slug")
    case .views: .of(.slideshare, "views")
    case .comments: .of(.slideshare, "comments")
    case .thumbnail: .of(.slideshare, "thumbnail")
    case .type: .of(.slideshare, "type")
    case .color: .of(.slideshare, "color")
    case .verb: .of(.activity, "verb")
    case .objectType: .of(.activity, "object-type")
    case .duration: .of(.itunes, "duration")
    case .explicit: .of(.itunes, "explicit")
    case .subtitle: .of(.itunes, "subtitle")
    case .summary: .of(.itunes, "summary")
    case .enclosure, .enclosureLength, .enclosureType, .picture, .again, .number, .rest, .commentFeed, .commentCount,
      .authorPage:
      nil
    }
  }

  /// Its key in a record, as notes name it.
  var key: String {
    switch self {
    case .title: "title"
    case .link: "link"
    case .description: "summary"
    case .content: "content"
    case .published: "published"
    case .updated: "updated"
    case .guid, .atomID: "id"
    case .author, .creator, .authorPage: "authors"
    case .category: "categories"
    case .commentsPage: "comments"
    case .enclosure, .enclosureLength, .enclosureType: "enclosures"
    case .duration: "itunes.duration"
    case .explicit: "itunes.explicit"
    case .subtitle: "itunes.subtitle"
    case .summary: "itunes.summary"
    case .picture: "itunes.image"
    case .slug: "slideshare.slug"
    case .views: "slideshare.views"
    case .comments: "slideshare.comments"
    case .thumbnail: "slideshare.thumbnail"
    case .type: "slideshare.type"
    case .color: "slideshare.color"
    case .verb: "activity.verb"
    case .objectType: "activity.objectType"
    case .language: "language"
    case .imageURL: "image.url"
    case .imageTitle: "image.title"
    case .imageLink: "image.link"
    case .generator: "generator"
    case .rights: "rights"
    case .again, .number, .rest, .commentFeed, .commentCount: ""
    }
  }

  /// Whether its text may hold HTML, and goes on over lines.
  var isText: Bool {
    self == .title || self == .description || self == .content || self == .summary || self == .rights
  }
}

extension QName {
  /// A name in a module's own namespace.
  fileprivate static func of(_ module: Module, _ local: String) -> QName {
    QName(namespace: module.namespaces[0], prefix: module.prefix, local: local)
  }
}
