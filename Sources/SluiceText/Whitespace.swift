// White space at the ends and in runs. Not line structure: paragraphs are the business of HTML to text.

import SluiceCore

/// White space in text fields.
public enum Whitespace {
  /// The text without white space at its ends: XML white space and the no-break space.
  ///
  /// `"\n  A title\u{A0}"` → `"A title"`. Linear.
  public static func trimmed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { unsafe trimmed($0.span) }
  }

  /// One line: the ends trimmed, every run of XML white space inside one space. For titles and names.
  ///
  /// `"A\n   long\ttitle"` → `"A long title"`. A no-break space inside is meant, and stays.
  public static func collapsed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { unsafe collapsed($0.span) }
  }

  package static func trimmed(_ bytes: Span<UInt8>) -> String { string(bytes.extracting(trimmedRange(bytes))) }

  package static func collapsed(_ bytes: Span<UInt8>) -> String {
    let bytes = bytes.extracting(trimmedRange(bytes))
    return isOneLine(bytes) ? string(bytes) : folded(bytes)
  }

  /// Whether no white space but single spaces is inside. Eight bytes at a time, because nearly every title is.
  private static func isOneLine(_ bytes: Span<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return true }
      let ones: UInt64 = 0x0101_0101_0101_0101
      var place = 0
      while place + 8 <= bytes.count {
        let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        let spaces = word ^ (ones &* 0x20)
        let isSpaced = (spaces &- ones) & ~spaces & (ones << 7)
        let isControl = (word &- ones &* 0x20) & ~word & (ones << 7)
        let endsWithSpace = unsafe place > 0 && bytes[place - 1] == 0x20
        if isControl != 0 || isSpaced & isSpaced << 8 != 0 || (endsWithSpace && isSpaced & 0x80 != 0) { break }
        place += 8
      }
      var previous: UInt8 = unsafe place > 0 ? bytes[place - 1] : 0
      while place < bytes.count {
        let byte = unsafe bytes[place]
        if isSpace(byte) && (byte != 0x20 || previous == 0x20) { return false }
        previous = byte
        place += 1
      }
      return true
    }
  }

  /// What is left without the white space at the ends.
  package static func trimmedRange(_ bytes: Span<UInt8>) -> Range<Int> {
    var start = 0
    var end = bytes.count
    while start < end {
      if isSpace(bytes[start]) {
        start += 1
      } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while start < end {
      if isSpace(bytes[end - 1]) {
        end -= 1
      } else if bytes[end - 1] == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  private static func folded(_ bytes: Span<UInt8>) -> String {
    var line = ByteBuffer(capacity: bytes.count)
    for place in bytes.indices {
      let byte = bytes[place]
      if !isSpace(byte) {
        line.append(byte)
      } else if line.count > 0, line[line.count - 1] != 0x20 {
        line.append(0x20)
      }
    }
    return line.string(0..<line.count)
  }

  /// Every way here comes from a string, or from expat, which lets only UTF-8 through: to check it again would be
  /// a tenth of the whole parse.
  private static func string(_ bytes: Span<UInt8>) -> String {
    if #available(macOS 26, *) {
      return unsafe String(copying: UTF8Span(unchecked: bytes))
    }
    return unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// XML 1.0 §2.3, production S.
  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
