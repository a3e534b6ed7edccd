// JSON written straight into bytes. Not an encoder with strategies: the output contract knows one form.

import SluiceCore

/// Writes one JSON object a line, members in the order they are given, empty ones left out.
///
/// Source: RFC 8259. Control characters are escaped, and U+2028 and U+2029, which end lines in JavaScript.
package struct JSONWriter: ~Copyable {
  package var bytes = ByteBuffer(capacity: 64 << 10)
  private var needsComma = false

  package init() {}

  package mutating func open(_ bracket: Bracket) {
    separate()
    bytes.append(bracket == .object ? 0x7B : 0x5B)
    needsComma = false
  }

  package mutating func close(_ bracket: Bracket) {
    bytes.append(bracket == .object ? 0x7D : 0x5D)
    needsComma = true
  }

  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// An object or an array.
  package enum Bracket {
    case object
    case array
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
    needsComma = true
  }

  /// A key of the contract.
  package mutating func key(_ key: StaticString) {
    separate()
    bytes.append(0x22)
    bytes.append(key)
    bytes.append("\":")
    needsComma = false
  }

  /// A key that comes from a module or a feed.
  package mutating func key(_ key: String) {
    separate()
    escape(key)
    bytes.append(0x3A)
    needsComma = false
  }

  package mutating func string(_ text: String) {
    separate()
    escape(text)
  }

  package mutating func integer(_ number: Int) {
    separate()
    bytes.append(number)
  }

  package mutating func flag(_ flag: Bool) {
    separate()
    bytes.append(flag ? "true" : "false")
  }

  package mutating func number(_ number: Double) {
    separate()
    if !number.isFinite {
      bytes.append("null")
    } else if number == number.rounded(), abs(number) < 1e15 {
      bytes.append(Int(number))
    } else {
      bytes.append(number.description)
    }
  }

  package mutating func time(_ time: Timestamp) {
    separate()
    bytes.append(0x22)
    bytes.append(time)
    bytes.append(0x22)
  }

  private mutating func escape(_ text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { unsafe escape($0) }
    bytes.append(0x22)
  }

  private mutating func escape(_ run: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    var place = 0
    while true {
      unsafe place = nextSpecial(run, place)
      unsafe bytes.append(UnsafeBufferPointer(rebasing: run[clean..<place]))
      guard place < run.count else { return }
      let byte = unsafe run[place]
      if byte == 0xE2 {
        if unsafe place + 2 < run.count && run[place + 1] == 0x80 && run[place + 2] & 0xFE == 0xA8 {
          bytes.append(unsafe run[place + 2] == 0xA8 ? "\\u2028" : "\\u2029")
          place += 3
        } else {
          bytes.append(byte)
          place += 1
        }
      } else {
        escape(byte)
        place += 1
      }
      clean = place
    }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: bytes.append("\\\"")
    case 0x5C: bytes.append("\\\\")
    case 0x0A: bytes.append("\\n")
    case 0x0D: bytes.append("\\r")
    case 0x09: bytes.append("\\t")
    default:
      let digits: StaticString = "0123456789abcdef"
      bytes.append("\\u00")
      unsafe bytes.append(digits.utf8Start[Int(byte >> 4)])
      unsafe bytes.append(digits.utf8Start[Int(byte & 15)])
    }
  }
}

/// The next byte that JSON cannot hold as it is, 16 at a time: `"`, `\`, below 0x20, DEL, and E2, which may begin
/// a line separator.
private func nextSpecial(_ run: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
  guard let base = unsafe UnsafeRawPointer(run.baseAddress) else { return 0 }
  var place = start
  while place + 16 <= run.count {
    let block = unsafe base.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
    let special =
      (block .< SIMD16(repeating: 0x20)) .| (block .== SIMD16(repeating: 0x22)) .| (block .== SIMD16(repeating: 0x5C))
      .| (block .== SIMD16(repeating: 0x7F)) .| (block .== SIMD16(repeating: 0xE2))
    if any(special) { break }
    place += 16
  }
  while place < run.count {
    let byte = unsafe run[place]
    if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 { return place }
    place += 1
  }
  return place
}
