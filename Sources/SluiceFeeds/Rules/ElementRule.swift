// What one element or attribute means, as a value. Not code that runs per element: the rule book compiles these.

import SluiceCore

/// How text becomes a value.
public enum ValueKind: UInt8, Sendable, Hashable {
  /// Text as it is, trimmed.
  case text
  /// Text that may be HTML without saying so: read as that where it is made like it, with tags in pairs.
  case prose
  /// Text on one line.
  case line
  /// A URL, made absolute.
  case url
  /// The same, but empty it means the document itself (RFC 3986 §4.4).
  case reference
  /// A whole number from 0 on; feeds count and measure, so that one below 0 is a mistake.
  case integer
  /// A number.
  case number
  /// A duration: seconds, `MM:SS` or `HH:MM:SS`; out comes a whole number of seconds.
  case seconds
  /// A place in time: seconds, `MM:SS` or `HH:MM:SS`, with a fraction when there is one (Normal Play Time, RFC 2326 §3.6).
  case offset
  /// Numbers separated by white space or commas.
  case numbers
  /// `true`/`yes`/`explicit`/`1`, `false`/`no`/`clean`/`0`.
  case flag
  /// Like a flag, but to be there at all says yes.
  case presence
  /// A date in any form.
  case time
  /// A list of texts separated by commas.
  case words
}

/// What an element or an attribute means.
public struct ElementRule: Sendable {
  /// How the element is read.
  enum Reading: Sendable {
    /// Its text is a value.
    case value(ValueKind)
    /// Its text is a construct that `type` and `mode` may change (RFC 4287 §3.1), and that may hold markup.
    case construct(Text.Kind)
    /// One of its attributes is the value, the first of these that is there.
    case attribute([String], ValueKind)
    /// Its attributes, its text and its children are members of an object.
    case object(text: ElementRule.Box?)
    /// Like an object, but its children belong to what stands around it.
    case container
    /// It is not there; its children belong to what stands around it.
    case transparent
    /// It is the feed.
    case feed
    /// It is an entry.
    case entry
    /// It says nothing, nor does what it holds.
    case ignored
  }

  /// A rule within a rule.
  final class Box: Sendable {
    let rule: ElementRule
    init(_ rule: ElementRule) { self.rule = rule }
  }

  /// Where the element counts.
  public enum Scope: Sendable, Hashable {
    /// Under the feed.
    case feed
    /// Under an entry.
    case entry
    /// Under both.
    case anywhere
  }

  package var name: String
  var scope = Scope.anywhere
  var reading: Reading
  package var key: String?
  package var isList = false
  package var field: Field?
  package var rank: UInt8 = 0
  var attributes: [ElementRule] = []
  var children: [ElementRule] = []
  /// What a link it feeds is to the record, when not a page for people: a relation of RFC 8288 §3.3.
  var relation: String?
  /// Whether it is an element of the dialect that stands inside a module's.
  var isOfDialect = false

  init(_ name: String, _ reading: Reading, key: String?) {
    self.name = name
    self.reading = reading
    self.key = key
  }
}

extension ElementRule {
  /// The key under which an object holds its own text, when that may be a long one, as `media:text` has it.
  package var ownTextKey: String? {
    if case .object(let text?) = reading, case .value(.text) = text.rule.reading { text.rule.key } else { nil }
  }

  /// An element whose text is a value, under `key` (by default its own name).
  public static func value(_ name: String, _ kind: ValueKind = .text, as key: String? = nil) -> ElementRule {
    ElementRule(name, .value(kind), key: key ?? name)
  }

  /// An element one of whose attributes is the value: `attribute`, or one that is written for it.
  public static func attribute(
    _ attribute: String, or others: [String] = [], of name: String, _ kind: ValueKind = .text, as key: String? = nil
  ) -> ElementRule {
    ElementRule(name, .attribute([attribute] + others, kind), key: key ?? name)
  }

  /// An element whose attributes and children are members of an object; `text` names its own text.
  public static func object(
    _ name: String, as key: String? = nil, text: ElementRule? = nil, attributes: [ElementRule] = [],
    children: [ElementRule] = []
  ) -> ElementRule {
    var rule = ElementRule(name, .object(text: text.map(Box.init)), key: key ?? name)
    rule.attributes = attributes
    rule.children = children
    return rule
  }

  /// An element whose attributes are an object, and whose children belong to what stands around it.
  public static func container(_ name: String, as key: String, attributes: [ElementRule]) -> ElementRule {
    var rule = ElementRule(name, .container, key: key)
    rule.attributes = attributes
    return rule
  }

  /// An element that only groups others.
  public static func group(_ name: String) -> ElementRule { ElementRule(name, .transparent, key: nil) }

  /// An element that is read and says nothing.
  public static func ignored(_ name: String) -> ElementRule { ElementRule(name, .ignored, key: nil) }

  /// A text that may hold markup, see ``Text``.
  static func construct(_ name: String, _ kind: Text.Kind, as key: String? = nil) -> ElementRule {
    ElementRule(name, .construct(kind), key: key)
  }

  /// Several of this element make a list.
  public func many() -> ElementRule { changed { $0.isList = true } }

  /// The element feeds a field too; the lowest rank wins, the first of equals.
  ///
  /// 0 to 9 are the dialect's own elements, 10 to 19 Dublin Core's, 20 to 29 the podcasts' and Media RSS's title, 30 and
  /// above what is seldom meant for it. In Atom the elements of RSS come behind all of these, at 60 and more, and so do
  /// Atom's in RSS when they lack their namespace.
  public func feeds(_ field: Field, rank: UInt8) -> ElementRule {
    changed {
      $0.field = field
      $0.rank = rank
    }
  }

  /// The element feeds a field and has no key of its own.
  func only(_ field: Field, rank: UInt8 = 0) -> ElementRule {
    changed {
      $0.field = field
      $0.rank = rank
      $0.key = nil
    }
  }

  /// The element as another dialect borrows it: behind its own.
  func behind(_ rank: UInt8) -> ElementRule {
    changed { $0.rank = $0.rank > UInt8.max - rank ? UInt8.max : $0.rank + rank }
  }

  /// The element counts only there.
  public func under(_ scope: Scope) -> ElementRule { changed { $0.scope = scope } }

  /// As a child of a module's element: an element of the feed's own dialect, such as `title`.
  public func ofDialect() -> ElementRule { changed { $0.isOfDialect = true } }

  /// The element feeds ``Field/link`` with a link that leads to no page about the record.
  public func links(as relation: String) -> ElementRule {
    changed {
      $0.field = .link
      $0.relation = relation
    }
  }

  private func changed(_ change: (inout ElementRule) -> Void) -> ElementRule {
    var rule = self
    change(&rule)
    return rule
  }
}
