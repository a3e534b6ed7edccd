// Names of characters that HTML has and XML has not. Without a semicolon a name is a bare `&`: `?a=1&copy=2`.

import SluiceCore
import SluiceText

extension MendingRule {
  /// `&nbsp;` becomes the character (https://html.spec.whatwg.org/multipage/named-characters.html), where no document
  /// type declares the name.
  static let htmlEntity = MendingRule(.htmlEntity, .reference) { scene in
    guard case .reference(.named(let name), .unknown) = scene.trouble else { return nil }
    let found = unsafe scene.window.withBytes(name.lowerBound..<name.upperBound + 1) { bytes in
      unsafe NamedCharacters.characters(bytes.span)
    }
    guard let found else { return nil }
    // `&AMP;` and `&LT;` are names too.
    let text = found.string == "&" ? "&amp;" : found.string == "<" ? "&lt;" : found.string
    return .replace(scene.range, with: text)
  }
}
