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
    var previous: UInt8 = 0
    for place in bytes.indices {
      let byte = bytes[place]
      if isSpace(byte) && (byte != 0x20 || previous == 0x20) { return folded(bytes) }
      previous = byte
    }
    return string(bytes)
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

  private static func string(_ bytes: Span<UInt8>) -> String {
    unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// XML 1.0 §2.3, production S.
  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
