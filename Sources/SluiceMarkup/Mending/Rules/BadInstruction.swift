// Processing instructions without a name, without an end, or with characters no document may hold.

import SluiceCore

extension MendingRule {
  /// HTML makes a comment of `<?…>` that nobody sees (https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state).
  static let badInstruction = MendingRule(.badInstruction, .instruction) { .remove($0.range) }
}
