// What a rule is: a name, the trouble it is asked about, and its answer. The rules are files of their own in Rules/.

import SluiceCore

/// One way to mend one kind of trouble.
///
/// Rules are values in one ordered list (``all``); of those that are asked about a trouble the first that answers
/// decides. A rule looks at the scene and changes nothing.
struct MendingRule: Sendable {
  var rule: Rule
  var trouble: Trouble.Kind
  var answer: @Sendable (Scene) -> Remedy?

  init(_ rule: Rule, _ trouble: Trouble.Kind, _ answer: @escaping @Sendable (Scene) -> Remedy?) {
    self.rule = rule
    self.trouble = trouble
    self.answer = answer
  }
}

/// What a rule may look at.
struct Scene {
  let window: TextWindow
  /// Where the trouble begins.
  let place: Int
  let trouble: Trouble
  let open: OpenElements
  /// Bytes of what was asked about, when it is a token.
  let range: Range<Int>
}
