// Lines of text as numbers, durations, flags and lists. Not where they stand, nor the notes about what cannot be read.

import SluiceCore
import SluiceText

extension ValueReader {
  /// Digits, perhaps with `,` between thousands or a fraction of zeros; nothing below 0.
  static func integer(_ text: String) -> Int? {
    if let number = Int(text) { return number >= 0 ? number : nil }
    var digits = ""
    var run = 0
    var hasComma = false
    for (place, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x30...0x39:
        digits.unicodeScalars.append(Unicode.Scalar(byte))
        run += 1
      case 0x2C where run == 3 && hasComma || !hasComma && (1...3).contains(run):
        hasComma = true
        run = 0
      case 0x2E where place > 0 && (run == 3 || !hasComma):
        // `12.0`: a fraction of nothing.
        guard text.utf8.dropFirst(place + 1).allSatisfy({ $0 == 0x30 }) else { return nil }
        return Int(digits)
      default: return nil
      }
    }
    return hasComma && run != 3 ? nil : Int(digits)
  }

  /// `SS`, `MM:SS` or `HH:MM:SS`; a fraction of the seconds is cut.
  static func seconds(_ text: String) -> Int? {
    var total = 0
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3 else { return nil }
    for (place, part) in parts.enumerated() {
      let pieces = part.split(separator: ".", omittingEmptySubsequences: false)
      guard pieces.count == 1 || pieces.count == 2 && place == parts.count - 1 else { return nil }
      // `03: 07` is written; `1 30` is nothing.
      let digits = Whitespace.trimmed(String(pieces[0]))
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
        number < 1 << 40, pieces.count == 1 || pieces[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      total = total * 60 + number
    }
    return total
  }

  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "explicit", "1": true
    case "false", "no", "clean", "0": false
    default: nil
    }
  }

  /// A place in time: like ``seconds(_:)``, with its fraction.
  static func offset(_ text: String) -> Value? {
    guard let whole = seconds(text) else { return nil }
    guard let point = text.utf8.lastIndex(of: 0x2E), let part = Double("0" + text[point...]), part > 0 else {
      return .integer(whole)
    }
    return .number(Double(whole) + part)
  }

  /// At most so many numbers: an outline of a country has some thousands.
  private static let most = 100_000

  /// Numbers separated by white space or commas; nil when one of them is none.
  static func numbers(_ text: String) -> [Double]? {
    var found: [Double] = []
    for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      guard found.count < most, let number = Double(part), number.isFinite else { return nil }
      found.append(number)
    }
    return found.isEmpty ? nil : found
  }

  /// Words or phrases separated by commas.
  static func words(_ text: String) -> [String] {
    text.split(separator: ",").map { Whitespace.trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}
