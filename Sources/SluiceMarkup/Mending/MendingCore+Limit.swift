// Tokens longer than the limit: what is left out of them, piece by piece, until they end.

import SluiceCore

extension MendingCore {
  /// A token that is too long: it goes as far as the limit reaches, the rest when it comes.
  mutating func cutToken(_ window: TextWindow, _ place: Int, skipping rest: Skip) -> Step {
    skips = rest
    return mend(.limit, window, place..<window.characterStart(min(window.count, place + limits.bytesPerToken)))
  }

  /// The rest of a token that was too long.
  mutating func skip(_ skip: Skip, _ window: TextWindow, _ place: Int) -> Step {
    switch skip {
    case .tag(let quote), .lostTag(let quote): skipTag(window, place, quote, isLost: skip == .lostTag(quote: quote))
    case .comment: skipToken(window, place, to: "-->")
    case .section: skipToken(window, place, to: "]]>")
    case .instruction: skipToken(window, place, to: "?>")
    }
  }

  private mutating func skipToken(_ window: TextWindow, _ place: Int, to mark: StaticString) -> Step {
    var limit = min(window.count, place + MendingCore.longestRun)
    while limit < window.count, window[limit] & 0xC0 == 0x80 { limit += 1 }
    if let end = window.find(mark, from: place, to: limit) {
      skips = nil
      return mend(.limit, window, place..<end + mark.utf8CodeUnitCount)
    }
    if window.isFinal, limit - place < MendingCore.longestRun { return mend(.limit, window, place..<limit) }
    // The mark may stand across the end of the piece.
    let length = mark.utf8CodeUnitCount - 1
    if limit - place < MendingCore.longestRun { return .wait }
    var end = limit - length
    while end > place, window[end] & 0xC0 == 0x80 { end -= 1 }
    return mend(.limit, window, place..<end)
  }

  /// A tag's attributes are left out up to its `>`; `/>` ends the element it opened.
  private mutating func skipTag(_ window: TextWindow, _ place: Int, _ quote: UInt8?, isLost: Bool) -> Step {
    let limit = min(window.count, place + MendingCore.longestRun)
    var quote = quote
    var index = place
    while index < limit {
      let byte = window[index]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == 0x22 || byte == 0x27, index > place, opensValue(window[index - 1]) {
        quote = byte
      } else if quote == nil, byte == 0x3E {
        skips = nil
        let isEmpty = index > place && window[index - 1] == 0x2F
        return mend(isEmpty && !isLost ? .longEmptyTag : .limit, window, place..<index + 1)
      }
      index += 1
    }
    if limit == window.count, !window.isFinal { return .wait }
    var end = limit
    if limit < window.count {
      // What ends a piece may belong to a `>` or to a quote behind it.
      if window[limit - 1] == 0x2F || opensValue(window[limit - 1]) { end -= 1 }
      while end > place, window[end] & 0xC0 == 0x80 { end -= 1 }
    }
    skips = isLost ? .lostTag(quote: quote) : .tag(quote: quote)
    return mend(.limit, window, place..<end)
  }

  private func opensValue(_ byte: UInt8) -> Bool { byte == 0x3D || byte.isSpace }
}
