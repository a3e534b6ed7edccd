// What one element or attribute means, as a value. Not code that runs per element: the rule book compiles these.

import SluiceCore

/// How text becomes a value.
public enum ValueKind: UInt8, Sendable, Hashable {
  /// Text as it is, trimmed.
  case text
  /// Text on one line.
  case line
  /// A URL, made absolute.
  case url
  /// A whole number from 0 on; feeds count and measure, so that one below 0 is a mistake.
  case integer
  /// A number.
  case number
  /// A duration: seconds, `MM:SS` or `HH:MM:SS`; out comes a whole number of seconds.
  case seconds
  /// `true`/`yes`/`explicit`/`1`, `false`/`no`/`clean`/`0`.
  case flag
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

  init(_ name: String, _ reading: Reading, key: String?) {
    self.name = name
    self.reading = reading
    self.key = key
  }
}

extension ElementRule {
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

  /// The element feeds a field too; the lowest rank wins, the first of equals. 0 is the dialect's own element.
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

  /// The element counts only there.
  public func under(_ scope: Scope) -> ElementRule { changed { $0.scope = scope } }

  private func changed(_ change: (inout ElementRule) -> Void) -> ElementRule {
    var rule = self
    change(&rule)
    return rule
  }
}
