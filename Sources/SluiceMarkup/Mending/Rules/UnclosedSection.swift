// A CDATA section whose end is missing although its element ends.

import SluiceCore

extension MendingRule {
  /// `<a><![CDATA[text</a><b><![CDATA[text]]></b>`: read to the next `]]>`, the section would hold an element's end and
  /// another's beginning, and leave that one's end alone.
  static let unclosedSection = MendingRule(.unclosedSection, .openSection) { scene in
    var remedy = Remedy.insert("]]>", at: scene.place)
    remedy.section = false
    return remedy
  }
}
