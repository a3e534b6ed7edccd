// What a record says of texts that stand elsewhere too. Not the finding of them: that is SluiceDedup.

/// A field whose text stands in another field of the same record.
public struct SameText: Sendable, Hashable {
  /// How the two texts agree, after HTML became text and white space one space.
  public enum Relation: String, Sendable, Hashable {
    /// They are equal; the field was left out.
    case equal
    /// The other begins with it (an ellipsis at its end set aside); nothing was left out.
    case prefixOf
    /// The other holds it; nothing was left out.
    case partOf
  }

  /// The field, by its key in the output: `content`, `media.description`, `extensions.fulltext`.
  public var field: String
  /// How it agrees with the other.
  public var relation: Relation
  /// The field that stays.
  public var other: String

  /// A field and where its text stands too.
  public init(_ field: String, _ relation: Relation, _ other: String) {
    self.field = field
    self.relation = relation
    self.other = other
  }
}

/// The earlier entry whose description an entry repeats.
public struct DuplicateOf: Sendable, Hashable {
  /// How sure the repeat is.
  public enum Kind: String, Sendable, Hashable {
    /// The texts are equal, white space aside.
    case exact
    /// The texts are alike, see ``DuplicateOf/score``.
    case near
  }

  /// The earlier entry's id; nil when that was longer than what is kept of an id (1,024 bytes of UTF-8).
  public var id: String?
  /// The input the earlier entry stands in; nil when inputs have no names.
  public var input: String?
  /// The earlier entry's number, from 0 within its input.
  public var index: Int
  /// Whether the texts are equal or alike.
  public var kind: Kind
  /// Jaccard similarity of the shingles of both texts, 0 to 1: runs of 5 words, or of 9 characters where a script has no spaces.
  public var score: Double
  /// The field of this entry that repeats: `summary` or `content`.
  public var field: String

  /// A repeat of an earlier entry.
  public init(id: String?, input: String?, index: Int, kind: Kind, score: Double, field: String) {
    self.id = id
    self.input = input
    self.index = index
    self.kind = kind
    self.score = score
    self.field = field
  }
}
