// How running text is folded, and what is due in front of it.

import SluiceCore

extension HTMLText {
  /// Text in which a run of white space is one space: <https://www.w3.org/TR/css-text-3/#white-space-phase-1>.
  mutating func flow(_ text: Span<UInt8>) {
    var place = 0
    while place < text.count {
      let byte = text[place]
      if HTMLText.isSpace(byte) {
        owesSpace = true
        place += 1
        continue
      }
      settle(before: byte)
      places.note(output.count, place)
      let end = text.endOfWords(from: place)
      // A space at its end waits for what comes.
      let last = text[end - 1] == 0x20 ? end - 1 : end
      output.append(text.extracting(place..<last))
      owesSpace = last < end
      place = end
    }
  }

  /// Takes out `]]>`, when what it ends is text like the rest.
  mutating func removeSectionEnds() {
    var kept = ByteBuffer(capacity: output.count)
    output.withSpan(0..<output.count) { text in
      var place = 0
      while place < text.count {
        let next = text.first(UInt8(ascii: "]"), from: place)
        kept.append(text.extracting(place..<next))
        place = next
        guard next < text.count else { break }
        if text.has("]]>", at: next) {
          place += 3
        } else {
          kept.append(text[next])
          place += 1
        }
      }
    }
    swap(&kept, &output)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte && byte != 0x0B }

  /// Writes what is due in front of the next text, which may begin with this byte.
  mutating func settle(before byte: UInt8 = 0) {
    if isBehindImage, byte.isAlphanumeric { owesSpace = true }
    isBehindImage = false
    if !white.isEmpty { settleLines() } else if !isAtStart { settleFlow() }
    isAtStart = false
    if lists.hasMark { lists.writeMark(into: &output) }
    (breaks, owesSpace, owesTab) = (0, false, false)
  }

  private mutating func settleFlow() {
    if breaks > 0 {
      // What was preformatted may end in some already.
      for _ in min(trailingBreaks, breaks)..<breaks { output.append(0x0A) }
    } else if owesTab {
      output.append(0x09)
    } else if owesSpace {
      output.append(0x20)
    }
  }
}

extension Span<UInt8> {
  /// Where words in single spaces end that begin at a place: at other white space, or behind the first of two spaces.
  ///
  /// Eight bytes at a time; a subtraction borrows only into bytes behind the first that is found.
  func endOfWords(from start: Int) -> Int {
    unsafe withUnsafeBufferPointer { bytes in
      var place = start
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return place }
      let ones: UInt64 = 0x0101_0101_0101_0101
      var wasSpace = false
      while place < bytes.count {
        while !wasSpace, place + 8 <= bytes.count {
          let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
          let controls = (word &- ones &* 0x20) & ~word & (ones << 7)
          let spaces = word.tops(of: 0x20)
          if controls != 0 || spaces & spaces << 8 != 0 { break }
          place += 8
          wasSpace = spaces >> 63 != 0
        }
        guard place < bytes.count else { break }
        let byte = unsafe bytes[place]
        if HTMLText.isSpace(byte) {
          if byte != 0x20 || wasSpace { return place }
          wasSpace = true
        } else {
          wasSpace = false
        }
        place += 1
      }
      return place
    }
  }
}
