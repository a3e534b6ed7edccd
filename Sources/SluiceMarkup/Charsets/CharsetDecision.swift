// Which encoding an input is in, and why. Not its decoding, and not what the text's own bytes say.

import SluiceCore

/// The encoding that is used, and what is said about it.
struct CharsetDecision {
  /// What decided, strongest first.
  enum Reason: Sendable, Equatable {
    case mark, transport, declaration, units, fallback
  }

  var charset: Charset
  var reason: Reason
  /// Bytes of the byte order mark, which is no part of the text.
  var markLength = 0
  /// The label that stood for it, or one nobody could believe.
  private(set) var said: CharsetLabel?
  /// What else was declared, in case the bytes refute the decision.
  private(set) var other: Charset?
  /// What contradicts the decision.
  var notes: [Note] = []

  /// The most that is held back for a decision.
  static let longestHead = 1024

  /// Decides from the beginning of the input by XML 1.0, appendix F (https://www.w3.org/TR/xml/#sec-guessing), and
  /// RFC 7303, section 3 (https://www.rfc-editor.org/rfc/rfc7303#section-3): mark, transport, declaration, units.
  /// Nil when more bytes could still say something else.
  init?(head: [UInt8], isWhole: Bool, transport: CharsetLabel?) {
    guard let mark = Self.mark(head, isWhole: isWhole) else { return nil }
    var units = mark.charset?.units
    if units == nil {
      switch Self.look(head[...], isWhole: isWhole) {
      case .tooShort: return nil
      case .unremarkable: break
      case .units(let seen): units = seen
      }
    }
    let answer = DeclarationReader(head[mark.length...], units: units ?? .ascii, isWhole: isWhole).declaredLabel()
    var declared: CharsetLabel?
    switch answer {
    case .unfinished: return nil
    case .none: break
    case .label(let written): declared = CharsetLabel(written)
    }
    markLength = mark.length
    if let charset = mark.charset {
      (self.charset, reason) = (charset, .mark)
    } else if let charset = Self.believe(transport, units), transport?.isASCII == false || declared?.charset == nil {
      (self.charset, reason) = (charset, .transport)
    } else if let charset = Self.believe(declared, units) {
      (self.charset, reason) = (charset, .declaration)
    } else if let units, units != .ascii {
      (charset, reason) = (units.charset, .units)
    } else {
      (charset, reason) = (.utf8, .fallback)
    }
    said = reason == .transport ? transport : declared ?? transport
    if reason == .transport, let charset = Self.believe(declared, units), charset.coding != self.charset.coding {
      other = charset
    }
    explain(declared, transport)
  }

  /// What a label means in this input, unless the very bytes show that it is a lie: UTF-16 declared in plain ASCII
  /// by a program that had it as a string, UTF-8 in UTF-16.
  private static func believe(_ label: CharsetLabel?, _ units: Charset.Units?) -> Charset? {
    guard let label, let charset = label.charset else { return nil }
    guard let units, units != charset.units else { return charset }
    return label.leavesOrderOpen && units.width.bytes == charset.units.width.bytes ? units.charset : nil
  }

  private mutating func explain(_ declared: CharsetLabel?, _ transport: CharsetLabel?) {
    if let declared {
      if declared.charset == nil, reason == .fallback {
        notes.append(Note(.charsetUnknown, decodedByte: 0, before: declared.text, after: charset.name))
      } else if !agrees(declared) {
        notes.append(Note(.charsetOverridden, decodedByte: 0, before: declared.text, after: charset.name))
      }
    } else if let transport, reason == .fallback || reason == .units {
      let rule: Rule = transport.charset == nil ? .charsetUnknown : .charsetOverridden
      notes.append(Note(rule, decodedByte: 0, before: transport.text, after: charset.name))
    }
  }

  /// Whether a label only says what is done anyway.
  private func agrees(_ label: CharsetLabel) -> Bool {
    guard let other = label.charset else { return false }
    if other.coding == charset.coding || other.name == charset.name { return true }
    if label.isASCII, charset.units == .ascii { return true }
    return label.leavesOrderOpen && other.units.width.bytes == charset.units.width.bytes
  }

  private static let marks: [(bytes: [UInt8], charset: Charset)] = [
    ([0xEF, 0xBB, 0xBF], .utf8),
    ([0xFF, 0xFE, 0x00, 0x00], .utf32(bigEndian: false)),
    ([0x00, 0x00, 0xFE, 0xFF], .utf32(bigEndian: true)),
    ([0xFF, 0xFE], .utf16(bigEndian: false)),
    ([0xFE, 0xFF], .utf16(bigEndian: true)),
  ]

  /// The mark at the beginning; nil when the bytes so far may become one.
  private static func mark(_ head: [UInt8], isWhole: Bool) -> (length: Int, charset: Charset?)? {
    for (bytes, charset) in marks {
      if head.starts(with: bytes) { return (bytes.count, charset) }
      if !isWhole, bytes.starts(with: head) { return nil }
    }
    return (0, nil)
  }

  private enum Look: Equatable {
    case tooShort, unremarkable
    case units(Charset.Units)
  }

  /// The family the first characters show when they are white space or what markup and JSON begin with.
  private static func look(_ head: ArraySlice<UInt8>, isWhole: Bool) -> Look {
    let start = head.prefix(4)
    if start.count < 4, !isWhole { return start.first.map(couldStart) ?? true ? .tooShort : .unremarkable }
    if start.elementsEqual([0x4C, 0x6F, 0xA7, 0x94]) { return .units(.ebcdic) }
    func at(_ place: Int) -> UInt8 { place < start.count ? start[start.startIndex + place] : 0xFF }
    switch (at(0), at(1), at(2), at(3)) {
    case (0, 0, 0, let byte) where isOpening(byte): return .units(.utf32BigEndian)
    case (let byte, 0, 0, 0) where isOpening(byte): return .units(.utf32LittleEndian)
    case (0, let byte, _, _) where isOpening(byte): return .units(.utf16BigEndian)
    case (let byte, 0, _, _) where isOpening(byte): return .units(.utf16LittleEndian)
    case (let byte, _, _, _) where isOpening(byte): return .units(.ascii)
    default: return .unremarkable
    }
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["): true
    default: false
    }
  }

  private static func couldStart(_ byte: UInt8) -> Bool { isOpening(byte) || byte == 0 || byte == 0x4C }
}
