// Similarity as the contract words it, with strings and sets: slow, plain, and what the fast way is held to. Not a test.

/// Shingles as strings, and the Jaccard similarity of their sets.
enum Reference {
  static func similarity(_ one: Set<String>, _ other: Set<String>) -> Double {
    Double(one.intersection(other).count) / Double(one.union(other).count)
  }

  static func shingles(_ text: String) -> Set<String> {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    if 2 * scalars.count(where: isSpaceless) > scalars.count {
      return runs(scalars.map { String($0) }, 9).reduce(into: []) { $0.insert("9 " + $1) }
    }
    return runs(text.split(whereSeparator: \.isWhitespace).map(String.init), 5)
  }

  private static func runs(_ units: [String], _ length: Int) -> Set<String> {
    if units.count <= length { return units.isEmpty ? [] : [units.joined(separator: " ")] }
    return Set((0...units.count - length).map { units[$0..<$0 + length].joined(separator: " ") })
  }

  private static func isSpaceless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x109F, 0x1780...0x17FF, 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFF00...0xFF9F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

/// Numbers that are the same on every run.
struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
