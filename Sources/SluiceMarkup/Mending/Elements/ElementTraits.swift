// What the mender knows of an element's name: which ends close what. Not which names there are: that is the table.

/// What a name means to the mender.
struct ElementTraits: Equatable, Sendable {
  /// What kind of thing it is.
  enum Role: UInt8, Sendable {
    case unknown
    /// `rss`, `feed`, `rdf:RDF`, `channel`: records stand directly in it.
    case feed
    /// `item`, `entry`: nothing that is broken in it may cost another one.
    case record
    /// Holds fields again, as `image` or `author`.
    case container
    /// A field of a record or a feed that holds text only.
    case field
    /// A field whose text may be HTML, escaped or naked.
    case holder
  }

  var role = Role.unknown
  /// It is (also) an element of HTML.
  var isHTML = false
  /// HTML's void elements: they have no end tag (https://html.spec.whatwg.org/multipage/syntax.html#void-elements).
  var isVoid = false
  /// HTML's formatting elements: opened again when an end tag crosses them
  /// (https://html.spec.whatwg.org/multipage/parsing.html#formatting), but for those that mean nothing without
  /// their attributes.
  var isFormatting = false
  /// The groups it belongs to.
  var groups: Groups = []
  /// The groups whose open element ends where this one starts (HTML, optional tags:
  /// https://html.spec.whatwg.org/multipage/syntax.html#optional-tags).
  var closes: Groups = []
  /// The groups that are not looked for outside of this element
  /// (https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-the-specific-scope).
  var shields: Groups = []

  /// Elements whose end tag HTML lets one leave out.
  struct Groups: OptionSet, Sendable {
    let rawValue: UInt16
    static let paragraph = Groups(rawValue: 1)
    static let listItem = Groups(rawValue: 2)
    static let definition = Groups(rawValue: 4)
    static let option = Groups(rawValue: 8)
    static let cell = Groups(rawValue: 16)
    static let row = Groups(rawValue: 32)
    static let rowGroup = Groups(rawValue: 64)
    static let ruby = Groups(rawValue: 128)
    static let heading = Groups(rawValue: 256)
    static let all = Groups(rawValue: .max)
  }

  var isKnown: Bool { self != ElementTraits() }
}
