// An attribute whose closing quote is missing.

import SluiceCore

extension MendingRule {
  /// What looks like its closing quote opens the next attribute's value, tags and all between them; it ends where the
  /// tag does.
  static let unclosedQuote = MendingRule(.unclosedQuote, .attribute) { scene in
    guard case .attribute(let attribute) = scene.trouble, attribute.isUnclosed, let value = attribute.value,
      let quote = attribute.quote
    else { return nil }
    return Remedy(range: value.upperBound..<value.upperBound, text: [quote])
  }
}
