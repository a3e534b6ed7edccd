// The beginning of a CDATA section that is not written as XML has it.

import SluiceCore

extension MendingRule {
  /// `<![cdata[`: the word is in capitals (XML 1.0 §2.7: https://www.w3.org/TR/xml/#sec-cdata-sect).
  static let oddSection = MendingRule(.oddSection, .declaration) { scene in
    guard scene.window.starts("<![cdata[", at: scene.place, folded: true) else { return nil }
    var remedy = Remedy.replace(scene.place..<scene.place + 9, with: "<![CDATA[")
    remedy.section = true
    return remedy
  }
}
