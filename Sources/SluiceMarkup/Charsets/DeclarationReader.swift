// The label in `<?xml … encoding="…"?>`, read from the first bytes in any of the families. Not what it means.

import SluiceCore

/// What the beginning of the input says of its encoding.
struct DeclarationReader {
  enum Answer: Equatable {
    /// The declaration may still come, or is not over.
    case unfinished
    case none
    case label([UInt8])
  }

  /// The characters of the beginning as ASCII; what is not ASCII is 0xFF.
  private let text: [UInt8]
  /// No more will come.
  private let isWhole: Bool

  /// `bytes` are those after a mark.
  init(_ bytes: ArraySlice<UInt8>, units: Charset.Units, isWhole: Bool) {
    let (width, significant) = units.width
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / width)
    var index = bytes.startIndex
    while index + width <= bytes.endIndex {
      let byte = bytes[index + significant]
      let isNarrow = (0..<width).allSatisfy { $0 == significant || bytes[index + $0] == 0 }
      text.append(!isNarrow ? 0xFF : units == .ebcdic ? Self.ascii(ebcdic: byte) : byte)
      index += width
    }
    self.text = text
    self.isWhole = isWhole
  }

  /// The characters a declaration can hold, in EBCDIC's invariant positions and those of code page 037.
  private static func ascii(ebcdic byte: UInt8) -> UInt8 {
    switch byte {
    case 0x81...0x89: byte - 0x81 + UInt8(ascii: "a")
    case 0x91...0x99: byte - 0x91 + UInt8(ascii: "j")
    case 0xA2...0xA9: byte - 0xA2 + UInt8(ascii: "s")
    case 0xC1...0xC9: byte - 0xC1 + UInt8(ascii: "A")
    case 0xD1...0xD9: byte - 0xD1 + UInt8(ascii: "J")
    case 0xE2...0xE9: byte - 0xE2 + UInt8(ascii: "S")
    case 0xF0...0xF9: byte - 0xF0 + UInt8(ascii: "0")
    case 0x40: 0x20
    case 0x05: 0x09
    case 0x0D: 0x0D
    case 0x15, 0x25: 0x0A
    case 0x4B: UInt8(ascii: ".")
    case 0x4C: UInt8(ascii: "<")
    case 0x60: UInt8(ascii: "-")
    case 0x6D: UInt8(ascii: "_")
    case 0x6E: UInt8(ascii: ">")
    case 0x6F: UInt8(ascii: "?")
    case 0x7A: UInt8(ascii: ":")
    case 0x7D: UInt8(ascii: "'")
    case 0x7E: UInt8(ascii: "=")
    case 0x7F: UInt8(ascii: "\"")
    default: 0xFF
    }
  }

  /// U+FEFF in UTF-8; some feeds have a second one after the first.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  /// The label of the declaration that stands first but for white space, as feeds with a blank line before it have.
  func declaredLabel() -> Answer {
    var index = 0
    while index < text.count {
      if Self.isSpace(text[index]) {
        index += 1
      } else if text[index...].starts(with: Self.mark) {
        index += Self.mark.count
      } else if !isWhole, Self.mark.starts(with: text[index...]) {
        return .unfinished
      } else {
        break
      }
    }
    for expected in "<?xml".utf8 {
      guard index < text.count else { return isWhole ? .none : .unfinished }
      guard text[index] | 0x20 == expected | 0x20 else { return .none }
      index += 1
    }
    guard index < text.count else { return isWhole ? .none : .unfinished }
    // `<?xml-stylesheet` is another instruction.
    guard Self.isSpace(text[index]) else { return .none }
    // A declaration nobody closed ends where a tag begins or ends.
    let end = text[index...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
    guard end != nil || isWhole else { return .unfinished }
    return Self.label(text[index..<(end ?? text.endIndex)]).map { .label($0) } ?? .none
  }

  /// The value of `encoding` among the pseudo-attributes; quotes may be missing.
  private static func label(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var index = text.startIndex
    func skipSpace() { while index < text.endIndex, isSpace(text[index]) { index += 1 } }
    while index < text.endIndex {
      skipSpace()
      let name = text[index...].prefix { !isSpace($0) && $0 != UInt8(ascii: "=") }
      index = name.endIndex
      skipSpace()
      guard index < text.endIndex else { return nil }
      guard text[index] == UInt8(ascii: "=") else { continue }
      index += 1
      skipSpace()
      guard index < text.endIndex else { return nil }
      let quote = text[index]
      let value: ArraySlice<UInt8>
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        value = text[(index + 1)...].prefix { $0 != quote }
        index = min(value.endIndex + 1, text.endIndex)
      } else {
        value = text[index...].prefix { !isSpace($0) && $0 != UInt8(ascii: "?") }
        index = value.endIndex
        if value.isEmpty { index += 1 }
      }
      if name.elementsEqual("encoding".utf8, by: { $0 | 0x20 == $1 }) { return Array(value) }
    }
    return nil
  }
}
