// Numbers of characters that do not exist or that no document may hold.

import SluiceCore

extension MendingRule {
  /// `&#8;` goes as the character itself would; what is no character at all, as `&#x110000;` or half of a surrogate
  /// pair alone, becomes U+FFFD (https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state).
  static let characterReference = MendingRule(.characterReference, .reference) { scene in
    guard case .reference(.numbered(let value, _), _) = scene.trouble else { return nil }
    switch value {
    case 0..<0x20 where !TextWindow.isAllowed(value), 0xFFFE, 0xFFFF: return .remove(scene.range)
    case 0xD800...0xDFFF, 0x110000...: return .replace(scene.range, with: "\u{FFFD}")
    default:
      // `&#X41;`, HTML's capital X, and `&#55357;&#56832;`, the halves of one character.
      return Unicode.Scalar(value).map { scalar in
        .replace(scene.range, with: "&#x\(String(scalar.value, radix: 16, uppercase: true));")
      }
    }
  }
}
