// XHTML as the full text of an item. <https://www.w3.org/TR/xhtml1/>

import SluiceCore

extension Module {
  /// `body` or `div` of XHTML in an item of RSS, as it was written before `content:encoded`; the whole text of the item.
  public static let xhtml = Module(
    key: nil, prefix: "xhtml",
    namespaces: ["http://www.w3.org/1999/xhtml"],
    elements: [
      .construct("body", .xhtml).only(.content, rank: 25).under(.entry),
      .construct("div", .xhtml).only(.content, rank: 26).under(.entry),
    ])
}
