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
    let cases = scalars.map(Self.letterCase)
    var best: Double?
    for model in LetterModel.all where model.charsets.contains(name) {
      var cost = 0.0
      for byte in 0x80..<256 where counts[byte] > 0 {
        cost += Double(counts[byte]) * Self.price(scalars[byte], model)
      }
      best = min(best ?? cost, cost)
    }
    guard let best else { return nil }
    return unsafe best + price(cases, window)
  }

  /// A capital after a small letter is no word, yet half of a wrong encoding's letters are such; after another
  /// capital it is one of a headline.
  private static func price(_ cases: [LetterCase], _ window: UnsafeBufferPointer<UInt8>) -> Double {
    var cost = 0.0
    var last = LetterCase.none
    unsafe window.forEach { byte in
      let this = cases[Int(byte)]
      if byte >= 0x80, this == .upper { cost += last == .lower ? 8 : last == .upper ? 1.5 : 2 }
      last = this
    }
    return cost
  }

  private static func price(_ scalar: Unicode.Scalar?, _ model: LetterModel) -> Double {
    guard let scalar else { return 20 }
    if let share = model.letters[scalar] { return bits(share) }
    switch scalar.value {
    case 0x80..<0xA0: return 20
    case 0xA0, 0xAB, 0xBB, 0xB0, 0x2013, 0x2014, 0x2018...0x201E, 0x2026, 0x2116: return 8
    case 0xA9, 0xAE, 0x20AC, 0x2022, 0x2122, 0xB7, 0xAD: return 10
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

  private enum LetterCase { case none, lower, upper }

  private static func letterCase(_ scalar: Unicode.Scalar?) -> LetterCase {
    guard let scalar else { return .none }
    return scalar.properties.isLowercase ? .lower : scalar.properties.isUppercase ? .upper : .none
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
