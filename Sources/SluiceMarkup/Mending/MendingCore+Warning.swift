// Where a document begins behind a piece of HTML that is none of it, as behind a program's warning.

import SluiceCore

extension MendingCore {
  /// The place of `<?xml` or of a feed's root behind a start tag of HTML at `place`, or `place` itself when that tag is
  /// the root.
  ///
  /// `<?xml` may stand in no element, so it begins something new; a feed's root may well stand in an element that
  /// ends behind it, so it begins something only where that one has ended, or has no end tag at all. Where the root
  /// behind the declaration has the name of the first tag, these are documents one after another.
  func beginning(_ window: TextWindow, behind place: Int, _ name: Range<Int>, _ traits: ElementTraits) -> Step {
    let limit = min(window.count, place + Foresight.reach)
    let hash = window.foldedHash(name)
    var depth = 0
    var found: Int?
    var declaration: Int?
    var index = place
    scan: while index + 1 < limit {
      guard window[index] == 0x3C else {
        index += 1
        continue
      }
      switch window[index + 1] {
      case 0x3F where index + 6 <= limit && window.starts("<?xml ", at: index):
        if let found { return .next(found) }
        declaration = declaration ?? index
        index += 6
      case 0x21 where window.starts("<!--", at: index):
        guard let close = window.find("-->", from: index + 4, to: limit) else { break scan }
        index = close + 3
      case 0x2F:
        var end = index + 2
        while end < limit, window[end].isName { end += 1 }
        guard end < limit else { break scan }
        if window.foldedHash(index + 2..<end) == hash {
          depth -= 1
          // It ends behind the feed's root, which is a part of it.
          if depth == 0, found != nil { return .next(place) }
        }
        index = end
      case let byte where byte.startsName:
        var end = index + 1
        while end < limit, window[end].isName { end += 1 }
        guard end < limit else { break scan }
        let other = window.foldedHash(index + 1..<end)
        if let declaration { return .next(other == hash ? place : declaration) }
        if table.traits(other).role == .feed, found == nil {
          if depth <= 0 { return .next(index) }
          found = index
        } else if other == hash {
          guard let close = window.find(">", from: end, to: limit) else { break scan }
          if window[close - 1] != 0x2F { depth += 1 }
          end = close
        }
        index = end
      default: index += 1
      }
    }
    if !window.isFinal, limit - place < Foresight.reach { return .wait }
    if let declaration { return .next(declaration) }
    guard let found, traits.isVoid || traits.groups == .paragraph || (window.isFinal && limit == window.count)
    else { return .next(place) }
    return .next(found)
  }
}
