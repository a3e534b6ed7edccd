// What a window of bytes costs in an encoding of one byte a character. Not the tables of letters.

/// Bits by letter frequency in the best of an encoding's languages.
enum SingleBytePrice {
  /// Nil when the C library lacks the encoding.
  static func of(_ window: UnsafeBufferPointer<UInt8>, in name: String) -> Double? {
    guard case .singleByte(let names) = Charset(whatwg: name).coding, let table = SingleByteTable(names) else {
      return nil
    }
    var counts = [Int](repeating: 0, count: 256)
    unsafe window.forEach { byte in counts[Int(byte)] += 1 }
    let scalars = (UInt8.min...UInt8.max).map { byte in table.character(byte) }
    let kinds = scalars.map(Self.kind)
    var best: Double?
    for model in LetterModel.all where model.charsets.contains(name) {
      var cost = 0.0
      for byte in 0x80..<256 where counts[byte] > 0 {
        cost += Double(counts[byte]) * Self.price(scalars[byte], model)
      }
      best = min(best ?? cost, cost)
    }
    guard let best else { return nil }
    return unsafe best + price(kinds, window)
  }

  /// What neighbours cost. A capital after a small letter is no word, yet half of a wrong encoding's letters are such;
  /// after another capital it is one of a headline. A word in two scripts is none either.
  private static func price(_ kinds: [LetterKind], _ window: UnsafeBufferPointer<UInt8>) -> Double {
    var cost = 0.0
    var last = LetterKind.none
    unsafe window.forEach { byte in
      let this = kinds[Int(byte)]
      if this.isLatin != last.isLatin, this != .none, last != .none { cost += 4 }
      if byte >= 0x80, this.isUpper { cost += last.isLower ? 8 : last.isUpper ? 1.5 : 2 }
      last = this
    }
    return cost
  }

  private static func price(_ scalar: Unicode.Scalar?, _ model: LetterModel) -> Double {
    guard let scalar else { return 20 }
    if let share = model.letters[scalar] { return bits(share) }
    switch scalar.value {
    case 0x80..<0xA0: return 20
    case 0xA0: return 3
    case 0xAB, 0xBB, 0xB0, 0x2013, 0x2014, 0x2018...0x201E, 0x2026, 0x2116: return 8
    case 0xA7, 0xA9, 0xAD...0xAE, 0xB1...0xB3, 0xB7, 0xBC...0xBE, 0xD7, 0x20AC, 0x2022, 0x2122: return 10
    default: break
    }
    guard scalar.properties.isAlphabetic else { return 13 }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    if let first = lower.first, lower.count == 1, first != scalar, let share = model.letters[first] {
      return bits(share)
    }
    return 13
  }

  private static func bits(_ share: Int) -> Double {
    // No logarithm without Foundation or the C library: the length of the number is near enough, with its fraction.
    let length = Int.bitWidth - share.leadingZeroBitCount
    let fraction = Double(share) / Double(1 << (length - 1)) - 1
    return 10 - Double(length - 1) - fraction
  }

  private enum LetterKind {
    case none, latinLower, latinUpper, lower, upper, caseless

    var isLower: Bool { self == .latinLower || self == .lower }
    var isUpper: Bool { self == .latinUpper || self == .upper }
    var isLatin: Bool { self == .latinLower || self == .latinUpper }
  }

  private static func kind(_ scalar: Unicode.Scalar?) -> LetterKind {
    guard let scalar, scalar.properties.isAlphabetic else { return .none }
    // Greek and what comes after it.
    let isLatin = scalar.value < 0x370
    if scalar.properties.isLowercase { return isLatin ? .latinLower : .lower }
    if scalar.properties.isUppercase { return isLatin ? .latinUpper : .upper }
    return isLatin ? .none : .caseless
  }
}

extension SingleByteTable {
  /// Nil when the byte means nothing.
  borrowing func character(_ byte: UInt8) -> Unicode.Scalar? {
    unsafe [byte].withUnsafeBufferPointer {
      var state: UInt8 = 0
      let step = unsafe step($0, 0, isFinal: true, state: &state)
      return step.kind == .character ? step.output.scalar : nil
    }
  }
}
