// The fields that profiles are made of, each with the kinds of pieces it is told by. Not their order.

extension Slot {
  /// A title is one line; behind an anchor it may begin with a number or a date, and hold any of them.
  static let title = Slot(
    .title, missing: 60, trust: 90,
    [
      .phrase: 0, .phraseAgain: 2, .word: 4, .prose: 8, .proseAgain: 12, .plainDate: 14, .number: 8, .clock: 14,
      .code: 10, .language: 10,
      .term: 20, .person: 20, .date: 45, .slug: 30, .path: 45, .url: 60, .mail: 45, .name: 45, .mediaType: 40,
    ]
  ).joined(
    lines: never,
    [
      .phrase: 1, .phraseAgain: 6, .word: 1, .code: 1, .language: 1, .prose: 4, .number: 2, .clock: 4, .slug: 12,
      .mediaType: 8, .path: 14, .term: 16, .person: 16,
      .url: 22, .date: 40,
    ],
    others: 40)

  static let link = Slot(
    .link, missing: 45, trust: 90,
    [.url: 0, .path: 2, .urlAgain: 14, .pathAgain: 14, .name: 70, .sound: 25, .picture: 25, .comments: 25])

  /// The same again: it is the link, or says what the link says otherwise.
  static let guid = Slot(
    .guid, missing: 12, trust: 90,
    [
      .urlAgain: 0, .pathAgain: 0, .url: 6, .name: 0, .path: 12, .slug: 6, .code: 2, .word: 18, .number: 22,
      .comments: 25,
      .sound: 25, .picture: 25,
    ])

  static let atomID = Slot(
    .atomID, missing: 25, trust: 88, [.name: 0, .urlAgain: 1, .url: 5, .code: 10, .word: 18, .slug: 18, .path: 20])

  /// Many an element holds a date; this is the one that most have.
  static let published = Slot(.published, missing: 60, trust: 90, [.date: 0, .plainDate: 8])
  /// Atom has two dates and several addresses, and their attributes are gone.
  static let firstDate = published.trusted(85)
  static let atomLink = link.missing(14).trusted(85)
  static let updated = Slot(.updated, missing: 8, trust: 80, [.date: 0, .plainDate: 12])

  /// Any text, over any number of lines; what looks like a field of its own is part of it only at a price.
  static let description = Slot(
    .description, missing: 12, trust: 70,
    [
      .prose: 0, .proseAgain: 0, .phrase: 8, .phraseAgain: 18, .word: 25, .code: 30, .number: 35, .plainDate: 35,
      .clock: 25, .term: 25, .person: 25,
      .url: 50, .path: 45,
    ]
  ).joined(
    lines: 3,
    [
      .prose: 0, .proseAgain: 0, .phrase: 3, .phraseAgain: 3, .term: 16, .person: 16, .word: 8, .code: 6, .language: 24,
      .number: 6, .clock: 5,
      .slug: 12,
      .plainDate: 14, .mail: 25, .url: 16, .urlAgain: 16, .path: 16, .pathAgain: 16, .picture: 14, .sound: 25,
      .name: 25, .date: 60, .comments: 30, .mediaType: 12,
    ])

  static let content = Slot(
    .content, missing: 4, trust: 75, [.proseAgain: 0, .prose: 40]
  ).joined(lines: 3, Dictionary(uniqueKeysWithValues: zip(PieceKind.allCases, description.joins)))

  /// Between it and the description stands another field.
  static let contentApart = Slot(
    .content, missing: 4, trust: 60, [.prose: 0, .proseAgain: 0, .phrase: 12, .word: 28]
  ).joined(lines: 3, Dictionary(uniqueKeysWithValues: zip(PieceKind.allCases, description.joins)))

  static let author = Slot(.author, missing: 6, trust: 96, [.mail: 0])
  static let creator = Slot(
    .creator, missing: 5, trust: 60, [.person: 0, .term: 3, .phraseAgain: 2, .phrase: 8, .word: 8]
  ).joined(lines: never, [.word: 1, .language: 1, .phrase: 2])
  static let category = Slot(
    .category, missing: 2, trust: 60,
    [.term: 0, .person: 6, .word: 4, .code: 14, .language: 16, .phrase: 9, .phraseAgain: 6]
  ).many(2)
  static let commentsPage = Slot(.commentsPage, missing: 2, trust: 85, [.comments: 0])
  static let commentFeed = Slot(.commentFeed, missing: 2, trust: 90, [.comments: 0])
  static let commentCount = Slot(.commentCount, missing: 3, trust: 60, [.number: 3])

  static let enclosure = Slot(.enclosure, missing: 4, trust: 85, [.sound: 0, .picture: 24, .url: 30, .urlAgain: 32])
  static let enclosureLength = Slot(.enclosureLength, missing: 3, trust: 85, [.number: 6])
  static let enclosureType = Slot(.enclosureType, missing: 2, trust: 96, [.mediaType: 0])
  static let duration = Slot(.duration, missing: 3, trust: 90, [.clock: 0, .number: 14])
  static let explicit = Slot(.explicit, missing: 4, trust: 60, [.word: 3])
  static let picture = Slot(.picture, missing: 3, trust: 85, [.picture: 0])
  static let subtitle = Slot(.subtitle, missing: 4, trust: 50, [.phrase: 12, .phraseAgain: 8])
  static let summary = Slot(.summary, missing: 4, trust: 50, [.proseAgain: 3, .prose: 14]).joined(
    lines: 6, [.prose: 0, .phrase: 4, .proseAgain: 2])

  static let authorPage = Slot(.authorPage, missing: 3, trust: 60, [.url: 12, .urlAgain: 6])

  static let titleAgain = Slot(
    .rest, missing: 12, trust: 0, [.phraseAgain: 0, .proseAgain: 4, .phrase: 6, .prose: 20, .word: 6])

  // MARK: - SlideShare

  /// Before the link nothing says where a title ends but a slug that is one beyond doubt.
  static let slugOfTitle = Slot(.slug, missing: 0, trust: 97, [.slug: 0])
  static let slug = Slot(.slug, missing: 14, trust: 97, [.slug: 0, .code: 6, .word: 8])
  /// The title, the user, the text twice and once more in HTML; an address of the player.
  static let again = Slot(
    .again, missing: 4, trust: 0,
    [
      .phrase: 2, .phraseAgain: 0, .prose: 2, .proseAgain: 0, .word: 4, .code: 6, .url: 8, .urlAgain: 8, .path: 12,
      .number: 14, .term: 4, .person: 4,
      .slug: 14, .plainDate: 14, .date: 45, .clock: 14, .mail: 20, .picture: 8,
    ]
  ).joined(
    lines: 1,
    [
      .phrase: 1, .phraseAgain: 0, .prose: 1, .proseAgain: 0, .word: 1, .term: 1, .person: 1, .code: 2, .language: 1,
      .number: 8, .url: 8,
      .urlAgain: 8, .path: 12,
      .pathAgain: 12, .picture: 14, .slug: 10, .plainDate: 10, .clock: 10, .mail: 20, .mediaType: 10, .date: 50,
      .sound: 12,
    ])
  static let views = Slot(.views, missing: 12, trust: 96, [.number: 0])
  static let comments = Slot(.comments, missing: 8, trust: 96, [.number: 0])
  static let thumbnail = Slot(.thumbnail, missing: 10, trust: 97, [.picture: 0, .url: 8])
  static let type = Slot(.type, missing: 8, trust: 92, [.word: 0, .term: 0])
  static let color = Slot(.color, missing: 6, trust: 92, [.word: 0, .term: 0, .number: 2])
  static let verb = Slot(.verb, missing: 8, trust: 97, [.activity: 0])
  static let objectType = Slot(.objectType, missing: 6, trust: 95, [.activity: 0, .word: 3, .term: 3])
  static let number = Slot(.number, missing: 1, trust: 0, [.number: 0])

  /// What an item has besides: numbers, addresses and words that no field is known for.
  static let besides = Slot(
    .rest, missing: 0, trust: 0,
    [
      .picture: 8, .url: 14, .urlAgain: 10, .number: 9, .word: 14, .code: 12, .language: 14, .mediaType: 6,
      .comments: 8, .phrase: 24,
      .phraseAgain: 16, .mail: 12, .clock: 10, .name: 14, .sound: 10, .slug: 14, .path: 16, .pathAgain: 12,
      .activity: 6,
    ]
  ).many(2)

  // MARK: - The head

  static let subtitleOfFeed = description.missing(6)
  static let language = Slot(.language, missing: 1, trust: 80, [.language: 0, .word: 14])
  static let imageURL = Slot(.imageURL, missing: 1, trust: 85, [.picture: 0])
  static let imageTitle = Slot(.imageTitle, missing: 1, trust: 90, [.phraseAgain: 0, .word: 8, .phrase: 14]).joined(
    lines: never, [.word: 1])
  static let imageLink = Slot(.imageLink, missing: 1, trust: 90, [.urlAgain: 0, .pathAgain: 0, .path: 6, .url: 12])
  static let rights = Slot(.rights, missing: 2, trust: 50, [.phrase: 16, .prose: 16])
  static let generator = Slot(.generator, missing: 2, trust: 50, [.phrase: 18, .url: 10, .word: 14])
  /// Numbers, words and addresses of a head that no field is known for.
  static let headRest = Slot(
    .rest, missing: 0, trust: 0,
    [
      .word: 12, .number: 10, .phrase: 22, .phraseAgain: 18, .url: 16, .urlAgain: 12, .mail: 12, .comments: 12,
      .name: 12,
    ]
  ).many(
    2)
}
