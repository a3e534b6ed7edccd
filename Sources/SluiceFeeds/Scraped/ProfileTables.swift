// The orders of fields that are known, most particular first. A new one is one line here and a case in Corpus.

extension Profile {
  /// All of them. Of two that fit a text equally well the first is taken.
  static let all: [Profile] = [
    Profile(name: "slideshare", head: slideShareHead, item: slideShare, signs: [.slug, .verb]),
    Profile(name: "podcast", head: head, item: podcast, signs: [.enclosure, .duration]),
    Profile(name: "podcast, text last", head: head, item: podcastTextLast, signs: [.enclosure, .duration]),
    Profile(name: "rss", head: head, item: rss),
    Profile(name: "rss, text in the middle", head: head, item: rssTextInside),
    Profile(name: "rss, author behind the guid", head: head, item: rssAuthorLast),
    Profile(name: "rss, text last", head: head, item: rssTextLast),
    Profile(name: "rss, text before the link", head: head, item: rssTextFirst),
    Profile(name: "atom", head: atomHead, item: atom),
    Profile(name: "atom, dates before the text", head: atomHead, item: atomTextLast),
    Profile(name: "atom, id first", head: atomHead, item: atomIDFirst),
    Profile(name: "atom, author last", head: atomHead, item: atomAuthorLast),
  ]

  private static let slideShareHead: [Slot] = [
    .title.missing(20), .link.missing(4), .imageURL.trusted(92), .imageTitle, .imageLink,
    .published.missing(10).trusted(97), .subtitleOfFeed,
  ]
  private static let slideShare: [Slot] = [
    .title, .slugOfTitle, .link.trusted(92), .slug, .description.trusted(88), .published.trusted(97), .guid, .author,
    .again,
    .views, .comments, .thumbnail,
    .type,
    .color, .verb, .objectType, .number, .besides,
  ]

  /// RSS 2.0 in the order of its specification, and as programs write it.
  private static let head: [Slot] = [
    .title.missing(20), .link.missing(10), .subtitleOfFeed, .language, .rights, .author.missing(1).trusted(85),
    .published.missing(4).trusted(85), .updated.missing(2), .generator, .headRest, .imageURL, .imageTitle, .imageLink,
    .headRest,
  ]
  private static let rss: [Slot] = [
    .title, .link, .description, .content, .author, .creator, .category, .commentsPage, .enclosure, .enclosureLength,
    .enclosureType, .besides, .guid, .published, .besides,
  ]
  private static let rssTextInside: [Slot] = [
    .title, .link, .description, .content, .published, .guid, .author, .creator, .category, .commentsPage,
    .enclosure, .enclosureLength, .enclosureType, .duration, .besides,
  ]
  private static let rssAuthorLast: [Slot] = [
    .title, .link, .guid, .author, .creator, .category, .enclosure, .enclosureType, .enclosureLength, .published,
    .description, .content, .besides,
  ]
  /// WordPress and most papers.
  private static let rssTextLast: [Slot] = [
    .title, .link, .guid.missing(2), .commentsPage, .published, .author, .creator, .category, .guid.missing(4),
    .description, .content, .commentFeed, .commentCount, .picture, .besides,
  ]
  private static let rssTextFirst: [Slot] = [
    .title, .description, .content, .link, .guid, .author, .creator, .category, .published, .enclosure,
    .enclosureLength, .enclosureType, .besides,
  ]
  private static let podcast: [Slot] = [
    .title, .link.missing(10), .description, .content, .published, .guid, .enclosure.missing(10), .enclosureLength,
    .enclosureType, .enclosureLength, .creator, .subtitle, .summary, .duration.missing(10), .explicit, .picture,
    .besides,
  ]
  private static let podcastTextLast: [Slot] = [
    .title, .subtitle, .number.missing(2), .number.missing(2), .explicit.missing(1), .guid, .link.missing(10),
    .published, .description, .content, .enclosure.missing(10), .enclosureLength, .enclosureType, .enclosureLength,
    .duration.missing(10), .explicit, .picture, .besides,
  ]

  private static let atomHead: [Slot] = [
    .title.missing(20), .subtitleOfFeed, .atomLink.missing(2), .atomID.missing(4), .atomLink.missing(2),
    .updated.missing(10), .creator, .author.missing(1).trusted(85), .authorPage, .generator, .headRest, .rights,
  ]
  private static let atom: [Slot] = [
    .title, .atomLink, .atomID, .atomLink.missing(4), .firstDate.missing(14), .updated.missing(10), .creator,
    .authorPage, .author, .category, .besides, .description, .content, .besides,
  ]
  private static let atomTextLast: [Slot] = [
    .title, .creator, .author, .authorPage, .atomLink, .atomID, .updated.missing(16), .firstDate.missing(10),
    .category, .besides, .description, .content, .besides,
  ]
  private static let atomIDFirst: [Slot] = [
    .atomID, .firstDate.missing(14), .updated.missing(10), .category, .title, .atomLink, .description,
    .content, .creator, .authorPage, .author, .besides,
  ]
  private static let atomAuthorLast: [Slot] = [
    .title, .atomLink, .atomID, .updated.missing(16), .firstDate.missing(10), .description, .content,
    .creator, .author, .authorPage, .category, .besides,
  ]
}
