// A person out of one line of text, as RSS writes authors. Of several only where each has an address.

import SluiceCore

/// Reads `user@host (Name)` and the other ways RSS feeds name a person.
package enum PersonReader {
  /// The person `text` names, nil when it names none. What is no address of a known shape is the name as it stands.
  package static func read(_ text: String) -> Person? {
    let bytes = Array(text.utf8)
    guard let person = read(trimmed(bytes[...])), person != Person() else { return nil }
    return person
  }

  /// All persons `text` names: several only where each part between commas or semicolons has an address of its own, so
  /// that `Kiesel, Pia` stays one. Brackets and quotes hold their commas together.
  package static func readAll(_ text: String) -> [Person] {
    let parts = parts(Array(text.utf8)[...])
    if parts.count > 1, parts.count <= 64 {
      let people = parts.compactMap { part in part.contains(0x40) ? read(trimmed(part)) : nil }
      if people.count == parts.count, people.allSatisfy({ $0.email != nil }) { return people }
    }
    return read(text).map { [$0] } ?? []
  }

  private static func parts(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var depth = 0
    var isQuoted = false
    for place in text.indices {
      switch text[place] {
      case 0x22: isQuoted.toggle()
      case 0x28, 0x3C: depth += 1
      case 0x29, 0x3E: depth -= 1
      case 0x2C where depth == 0 && !isQuoted, 0x3B where depth == 0 && !isQuoted:
        parts.append(text[start..<place])
        start = place + 1
      default: break
      }
    }
    return parts + [text[start...]]
  }

  private static func read(_ text: ArraySlice<UInt8>) -> Person? {
    guard let first = text.first, let last = text.last else { return nil }
    if let address = Address(text) { return address.person(named: []) }
    if last == 0x3E, let person = bracketed(text, 0x3C) { return person }
    if last == 0x29, let person = bracketed(text, 0x28) { return person }
    if first == 0x3C, let person = leading(text, 0x3E) { return person }
    if first == 0x28, let person = leading(text, 0x29) { return person }
    if let person = spaced(text) { return person }
    return name(text).map { Person(name: $0) }
  }

  /// `Name <address>`, `Name (address)`, `address (Name)`, `address <Name>`, and a name alone in brackets.
  private static func bracketed(_ text: ArraySlice<UInt8>, _ open: UInt8) -> Person? {
    if let mark = text.lastIndex(of: open) {
      let before = trimmed(text[..<mark])
      let inside = trimmed(text[(mark + 1)...].dropLast())
      if !before.contains(0x40), let address = Address(inside) { return address.person(named: before) }
      if before.isEmpty {
        return inside.contains(open) ? nil : Person(name: name(inside))
      }
    }
    // The name may have brackets of its own: `user@host (Name (Company))`.
    if let mark = text.firstIndex(of: open), let address = Address(trimmed(text[..<mark])) {
      return address.person(named: trimmed(text[(mark + 1)...].dropLast()))
    }
    return nil
  }

  /// `<address> Name`, `(Name) address`.
  private static func leading(_ text: ArraySlice<UInt8>, _ close: UInt8) -> Person? {
    guard let mark = text.firstIndex(of: close) else { return nil }
    let inside = trimmed(text[..<mark].dropFirst())
    let behind = trimmed(text[(mark + 1)...])
    if let address = Address(inside), !behind.contains(0x40) { return address.person(named: behind) }
    return Address(behind)?.person(named: inside)
  }

  /// `Name user@host`, `user@host Name`, when there is one address and it stands at an end.
  private static func spaced(_ text: ArraySlice<UInt8>) -> Person? {
    guard let at = text.firstIndex(of: 0x40), !text[(at + 1)...].contains(0x40) else { return nil }
    if let blank = text.lastIndex(where: \.isSpace), blank < at {
      return Address(text[(blank + 1)...], isBare: true)?.person(named: text[..<blank])
    }
    guard let blank = text.firstIndex(where: \.isSpace), blank > at else { return nil }
    return Address(text[..<blank], isBare: true)?.person(named: text[(blank + 1)...])
  }

  /// The name for people: without marks that only part it from an address, without quotes around the whole, and with
  /// one space for a run of blanks.
  fileprivate static func name(_ text: ArraySlice<UInt8>) -> String? {
    var text = trimmed(text)
    if text.count >= 2, text.first == 0x22, text.last == 0x22, closingQuote(text) == text.endIndex - 1 {
      text = trimmed(text.dropFirst().dropLast())
    }
    var line: [UInt8] = []
    line.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if byte.isSpace {
        if line.last != 0x20 { line.append(0x20) }
      } else if byte == 0x5C, index < text.endIndex, text[index] == 0x22 || text[index] == 0x5C {
        line.append(text[index])
        index += 1
      } else {
        line.append(byte)
      }
    }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }

  /// Where the quote that opens `text` is closed, RFC 5322 §3.2.4.
  private static func closingQuote(_ text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex + 1
    while index < text.endIndex {
      if text[index] == 0x5C {
        index += 1
      } else if text[index] == 0x22 {
        return index
      }
      index += 1
    }
    return nil
  }

  fileprivate static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    trimmed(text, of: \.isSpace)
  }

  fileprivate static func trimmed(_ text: ArraySlice<UInt8>, of isOut: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = text.startIndex
    var end = text.endIndex
    while start < end, isOut(text[start]) { start += 1 }
    while start < end, isOut(text[end - 1]) { end -= 1 }
    return text[start..<end]
  }

  /// The commas, colons and dashes that part a name from an address.
  fileprivate static func isMark(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x3A || byte == 0x3B || byte == 0x2D || byte.isSpace
  }

}

/// Where a person is found: by mail or on the web.
private struct Address {
  var email: String?
  var uri: String?
  /// A name that a `mailto:` carries with its address.
  var name: String?

  /// Nil for what is no address as a whole.
  ///
  /// Without brackets around it (`isBare`) only a mail address with a dot in its host counts.
  init?(_ text: ArraySlice<UInt8>, isBare: Bool = false) {
    if !isBare, Self.hasPrefix(text, "http://") || Self.hasPrefix(text, "https://") {
      guard !text.contains(where: { $0.isSpace || $0 == 0x3C || $0 == 0x28 }) else { return nil }
      uri = String(decoding: text, as: UTF8.self)
      return
    }
    guard Self.hasPrefix(text, "mailto:") else {
      guard let end = Self.endOfMail(text) else { return nil }
      if isBare, let at = text.firstIndex(of: 0x40), !text[at..<end].contains(0x2E) { return nil }
      email = String(decoding: text[..<end], as: UTF8.self)
      return
    }
    // RFC 6068 §2: percent-encoded; some put a whole `Name <user@host>` there.
    let address = text.dropFirst(7)
    let decoded = Self.percentDecoded(address.prefix(while: { $0 != 0x3F }))
    var mail = PersonReader.trimmed(decoded[...])
    if mail.last == 0x3E, let mark = mail.firstIndex(of: 0x3C) {
      name = PersonReader.name(mail[..<mark])
      mail = mail[(mark + 1)...].dropLast()
    } else if mail.last == 0x29, let mark = mail.firstIndex(of: 0x28) {
      name = PersonReader.name(mail[(mark + 1)...].dropLast())
      mail = PersonReader.trimmed(mail[..<mark])
    }
    guard let end = Self.endOfMail(mail) else { return nil }
    email = String(decoding: mail[..<end], as: UTF8.self)
  }

  func person(named text: ArraySlice<UInt8>) -> Person? {
    var name = PersonReader.name(PersonReader.trimmed(text, of: PersonReader.isMark)) ?? name
    // A name that repeats the address says nothing.
    if name == email || name == uri { name = nil }
    return Person(name: name, email: email, uri: uri)
  }

  /// The end of an address that is all of `text`, but for a `?subject=` as in `mailto:`; nil for anything else.
  private static func endOfMail(_ text: ArraySlice<UInt8>) -> Int? {
    guard let at = text.firstIndex(of: 0x40), at > text.startIndex, at + 1 < text.endIndex else { return nil }
    for byte in text[..<at] where !isLocal(byte) { return nil }
    var end = at + 1
    while end < text.endIndex, isHost(text[end]) { end += 1 }
    guard end > at + 1, end == text.endIndex || text[end] == 0x3F else { return nil }
    for byte in text[end...] where byte.isSpace || byte == 0x40 { return nil }
    guard text[end - 1] != 0x2E, text[at + 1] != 0x2E else { return nil }
    return end
  }

  /// RFC 5322 §3.2.3 atext and the dot; letters beyond ASCII by RFC 6531.
  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x80...: true
    // !#$%&'*+-./=?^_`{|}~
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D...0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private static func isHost(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x80..., 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }

  private static func hasPrefix(_ text: ArraySlice<UInt8>, _ prefix: StaticString) -> Bool {
    guard text.count >= prefix.utf8CodeUnitCount else { return false }
    for index in 0..<prefix.utf8CodeUnitCount {
      let byte = text[text.startIndex + index]
      let lower = byte.lowered
      let expected = unsafe prefix.utf8Start[index]
      if lower != expected { return false }
    }
    return true
  }

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == 0x25, index + 2 < text.endIndex, let high = text[index + 1].hexValue,
        let low = text[index + 2].hexValue
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return decoded
  }
}
