// One repair of a text, as a value. Not a note: that has a place in a document.

import SluiceCore

/// What was repaired in a text, and what stood there.
public struct TextChange: Sendable, Hashable {
  /// The rule that decided.
  public var rule: Rule
  /// What stood there.
  public var before: String
  /// What stands there now.
  public var after: String

  /// A repair of one place.
  public init(_ rule: Rule, before: String, after: String) {
    self.rule = rule
    self.before = before
    self.after = after
  }
}
