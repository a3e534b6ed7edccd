// What is left of one field, or a part of it, once its tags are gone: a range of bytes and what they look like.
// Not yet a field: that is for the alignment.

/// What the bytes of a piece look like.
enum PieceKind: UInt8, CaseIterable {
  /// A date and time as machines write them (RFC 822, RFC 3339).
  case date
  /// A date as people write it, alone on its line.
  case plainDate
  /// An absolute URL.
  case url
  /// An absolute URL that stood before within the last pieces.
  case urlAgain
  /// A URL from the root of its host: `/slideshow/a/1`.
  case path
  case pathAgain
  /// A URL of a picture, by its ending.
  case picture
  /// A URL of sound or video, by its ending.
  case sound
  /// A URI that is no place: `urn:uuid:…`, `tag:…`.
  case name
  /// A URL of the Activity Streams' vocabulary.
  case activity
  /// A URL of comments, or of their feed.
  case comments
  /// `user@host`, `user@host(name)`.
  case mail
  case number
  /// `00:51:20`
  case clock
  /// A media type.
  case mediaType
  /// A short name with a moment in it, as in `sieving-201120185914`.
  case slug
  /// A token with digits in it, as ids are.
  case code
  /// A tag of a language: `en`, `de-DE`.
  case language
  /// One token.
  case word
  /// A few words.
  case phrase
  /// A phrase that stood before.
  case phraseAgain
  /// More than a few words.
  case prose
  case proseAgain
  /// Words that come back at the ends of runs.
  case term
  /// Such words that could be a person's name.
  case person

  var isText: Bool { rawValue >= PieceKind.word.rawValue }
  var isURL: Bool {
    switch self {
    case .url, .urlAgain, .picture, .sound, .activity, .comments: true
    default: false
    }
  }
  var isPath: Bool { self == .path || self == .pathAgain }
  /// Whether it is seen at a glance where it begins and ends.
  var isAnchor: Bool { rawValue <= PieceKind.mail.rawValue }
}

/// What stands before a piece.
enum PieceBreak: UInt8 {
  case space
  case newline
  case blankLine
}

struct Piece {
  var kind: PieceKind
  var before: PieceBreak
  /// Whether `]]>` stood between this piece and the one before.
  var isBehindSection = false
  /// Offsets in the text from its beginning.
  var start: Int
  var end: Int

  var count: Int { end - start }
}
