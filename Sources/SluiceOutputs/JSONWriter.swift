// JSON written straight into bytes. Not an encoder with strategies: the output contract knows one form.

import SluiceCore

/// Writes one JSON object a line, members in the order they are given, empty ones left out.
///
/// Source: RFC 8259 §7: `"`, `\` and C0 controls are escaped, everything else stands as it is.
package struct JSONWriter: ~Copyable {
  package var bytes = ByteBuffer(capacity: 64 << 10)
  private var needsComma = false

  package init() {}

  /// Begins anew and keeps the memory.
  package mutating func removeAll() {
    bytes.removeAll()
    needsComma = false
  }

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

  /// Goes on in the next line of what is open.
  package mutating func breakLine() {
    if needsComma { bytes.append(0x2C) }
    endLine()
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
    bytes.reserve(key.utf8CodeUnitCount + 4)
    separate()
    bytes.append(0x22)
    bytes.append(key)
    bytes.append(0x22)
    bytes.append(0x3A)
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

  /// A text of which only the bytes are at hand, in UTF-8.
  package mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    separate()
    bytes.append(0x22)
    unsafe escape(text)
    bytes.append(0x22)
  }

  package mutating func integer(_ number: Int) {
    separate()
    bytes.append(decimal: number)
  }

  package mutating func flag(_ flag: Bool) {
    separate()
    bytes.append(flag ? "true" : "false")
  }

  /// A word or number that is JSON already.
  package mutating func word(_ word: String) {
    separate()
    bytes.append(word)
  }

  package mutating func number(_ number: Double) {
    separate()
    if !number.isFinite {
      bytes.append("null")
    } else if number == number.rounded(), abs(number) < 1e15 {
      bytes.append(decimal: Int(number))
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
    if unsafe text.utf8.withContiguousStorageIfAvailable({ unsafe escape($0) }) == nil {
      var copy = text
      copy.withUTF8 { unsafe escape($0) }
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ run: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    var place = 0
    while true {
      unsafe place = nextSpecial(run, place)
      unsafe bytes.append(UnsafeBufferPointer(rebasing: run[clean..<place]))
      guard place < run.count else { return }
      unsafe escape(run[place])
      place += 1
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

/// The next byte that JSON cannot hold as it is: `"`, `\`, and below 0x20.
@inline(__always)
private func nextSpecial(_ run: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
  unsafe ByteScan.first(run, from: start, to: run.count) {
    $0.marks(0x22) .| $0.marks(0x5C) .| $0.marks(below: 0x20)
  }
}
