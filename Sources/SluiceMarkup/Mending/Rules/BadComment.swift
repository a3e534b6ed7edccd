// Comments with hyphens where XML allows none, and comments nobody closed.

import SluiceCore

extension MendingRule {
  /// Two hyphens are set apart, a last one too (XML 1.0 §2.5: https://www.w3.org/TR/xml/#sec-comments). A comment that
  /// is empty in HTML's eyes, or that only a `>` ends, goes.
  static let badComment = MendingRule(.badComment, .comment) { scene in
    let text = scene.window.bytes(scene.range)
    let end = text.suffix(4).elementsEqual("--!>".utf8) ? 4 : 3
    guard text.count >= 4 + end, text.suffix(end).starts(with: [0x2D, 0x2D]) else { return .remove(scene.range) }
    var kept: [UInt8] = Array("<!--".utf8)
    var place = scene.range.lowerBound + 4
    while place < scene.range.upperBound - end {
      let byte = scene.window[place]
      if scene.window.isForbidden(place) {
        place += TextWindow.forbiddenLength(byte)
        continue
      }
      if byte == 0x2D, kept.last == 0x2D { kept.append(0x20) }
      kept.append(byte)
      place += 1
    }
    if kept.last == 0x2D { kept.append(0x20) }
    return Remedy(range: scene.range, text: kept + Array("-->".utf8))
  }
}
