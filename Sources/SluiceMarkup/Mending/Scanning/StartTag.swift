// The fast way through a start tag that is as it should be. Says where it is not, and mends nothing.

import SluiceCore

/// What a look at `<name …` found.
struct StartTag {
  enum Kind {
    /// Well-formed, but for what only a table of names can say.
    case sound
    /// Something in it is not well-formed, or has to be asked of a table.
    case odd
    /// The piece ends within it.
    case cut
  }

  var kind: Kind
  var name: Range<Int>
  /// Of the name, as ``ElementTable`` has it.
  var hash: UInt64
  /// Behind the `>`.
  var end: Int
  /// `<name/>`
  var isEmpty = false
}

extension TextWindow {
  /// Reads the start tag at `place`, where `<` and a byte that may begin a name stand (XML 1.0 §3.1).
  func startTag(at place: Int) -> StartTag {
    var index = place + 1
    var high: UInt8 = 0
    var hash = ByteHash()
    while index < count {
      let byte = self[index]
      guard byte.isName else { break }
      high |= byte
      hash.add(byte.lowered)
      index += 1
    }
    var tag = StartTag(kind: .cut, name: place + 1..<index, hash: hash.value, end: index)
    if high >= 0x80 { tag.kind = .odd }
    var seen = AttributeNames()
    while index < count {
      let spaced = index
      while index < count, self[index].isSpace { index += 1 }
      guard index < count else { break }
      let byte = self[index]
      if byte == 0x3E {
        tag.end = index + 1
        if tag.kind == .cut { tag.kind = .sound }
        return tag
      }
      if byte == 0x2F {
        guard index + 1 < count else { break }
        guard self[index + 1] == 0x3E else { return odd(tag) }
        tag.end = index + 2
        tag.isEmpty = true
        if tag.kind == .cut { tag.kind = .sound }
        return tag
      }
      guard spaced < index, byte.startsName else { return odd(tag) }
      let name = index
      var hash: UInt32 = 2_166_136_261
      while index < count {
        let byte = self[index]
        guard byte.isName else { break }
        hash = (hash ^ UInt32(byte)) &* 16_777_619
        high |= byte
        index += 1
      }
      guard seen.insert(hash, length: index - name) else { return odd(tag) }
      if high >= 0x80 { tag.kind = .odd }
      guard let value = attributeValue(after: index) else { return cut(tag) }
      guard value > 0 else { return odd(tag) }
      index = value
    }
    return cut(tag)
  }

  private func odd(_ tag: StartTag) -> StartTag {
    StartTag(kind: .odd, name: tag.name, hash: tag.hash, end: tag.end)
  }
  private func cut(_ tag: StartTag) -> StartTag { StartTag(kind: .cut, name: tag.name, hash: tag.hash, end: count) }

  /// Behind `="value"`; 0 when something is odd, nil when the piece ends within.
  private func attributeValue(after name: Int) -> Int? {
    var index = name
    while index < count, self[index].isSpace { index += 1 }
    guard index < count else { return nil }
    guard self[index] == 0x3D else { return 0 }
    index += 1
    while index < count, self[index].isSpace { index += 1 }
    guard index < count else { return nil }
    let quote = self[index]
    guard quote == 0x22 || quote == 0x27 else { return 0 }
    index += 1
    while index < count {
      let byte = self[index]
      if byte == quote { return index + 1 }
      if byte == 0x26 {
        guard case .sound(let end) = reference(at: index) else { return 0 }
        index = end
      } else if byte == 0x3C || (byte < 0x20 && !byte.isSpace) || (byte == 0xEF && isForbidden(index)) {
        return 0
      } else {
        index += 1
      }
    }
    return nil
  }
}

/// Names of one tag's attributes by hash; a doubt counts as seen, and is resolved by the slow way.
private struct AttributeNames {
  private var hashes: InlineArray<8, UInt32> = .init(repeating: 0)
  private var used = 0

  /// False when the name may have been there before, and when there are too many to tell.
  mutating func insert(_ hash: UInt32, length: Int) -> Bool {
    for index in 0..<used where hashes[index] == hash { return false }
    guard used < 8 else { return false }
    hashes[used] = hash
    used += 1
    return true
  }
}
