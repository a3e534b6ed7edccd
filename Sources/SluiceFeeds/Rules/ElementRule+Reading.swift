// What Records needs to know of a rule. Not how elements are read: that is the draft reader's.

extension ElementRule {
  /// How the text of a value becomes typed; constructs are texts.
  package var valueKind: ValueKind {
    switch reading {
    case .value(let kind), .attribute(_, let kind): kind
    default: .text
    }
  }
}
