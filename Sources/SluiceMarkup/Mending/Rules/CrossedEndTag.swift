// `<b><i>x</b>y</i>`: end tags of formatting elements that cross.

import SluiceCore

extension MendingRule {
  /// What was in force goes on behind the end tag, as the adoption agency algorithm has it for the cases without
  /// blocks between (https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm).
  static let crossedEndTag = MendingRule(.crossedEndTag, .endTag) { scene in
    guard case .endTag(let tag, let index?) = scene.trouble, tag.isSound else { return nil }
    let number = scene.open.count - index
    // Four at most: what crosses more is no formatting, and could be made to grow.
    // Behind the root there is nothing for an element to go on in.
    guard index > 0, number > 1, number <= 5,
      (index..<scene.open.count).allSatisfy({ scene.open[$0].traits.isFormatting })
    else { return nil }
    var text = scene.open.endTags(number)
    for place in index + 1..<scene.open.count { text += [0x3C] + scene.open.name(place) + [0x3E] }
    return Remedy(range: scene.range, text: text, closes: number, reopens: number - 1)
  }
}
