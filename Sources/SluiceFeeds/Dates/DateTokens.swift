// A date cut into numbers, words and marks in one pass. Not their meaning beyond the look-up of words.

struct DateToken {
  enum Kind { case end, number, word, plus, dash, colon, slash, dot, comma }

  var kind = Kind.end
  /// White space stands before it.
  var isSpaced = false
  /// The first letter is a capital (ASCII only: it decides about military zones).
  var isUpper = false
  /// How many digits the number has, at most 255.
  var digits: UInt8 = 0
  /// How many letters the word has, at most 255.
  var length: UInt8 = 0
  /// The first 18 digits as a number.
  var value: Int = 0
  var word = DateWord()
}

/// The tokens of one date, in memory lent by ``withCut(_:_:)``; every access is checked against `count`.
@safe
struct DateTokens: ~Copyable {
  /// No date has more; text that has is no date.
  static let capacity = 32
  private let tokens: UnsafeMutableBufferPointer<DateToken>
  private(set) var count = 0

  /// Cuts `bytes` and hands the tokens to `body`; nil when they hold what no date has.
  ///
  /// The memory is the stack's: an `InlineArray` of this size is copied at every access.
  static func withCut<R>(_ bytes: Span<UInt8>, _ body: (borrowing DateTokens) -> R?) -> R? {
    unsafe withUnsafeTemporaryAllocation(of: DateToken.self, capacity: capacity) { memory in
      var tokens = unsafe DateTokens(tokens: memory)
      return tokens.cut(bytes) ? body(tokens) : nil
    }
  }

  private init(tokens: UnsafeMutableBufferPointer<DateToken>) {
    unsafe self.tokens = tokens
  }

  /// The token at `index`; an end outside.
  subscript(_ index: Int) -> DateToken {
    index >= 0 && index < count ? unsafe tokens[index] : DateToken()
  }

  private mutating func cut(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    var isSpaced = false
    var token = DateToken()
    while index < bytes.count {
      let start = index
      switch LetterFolding.next(bytes, &index) {
      case .blank:
        isSpaced = true
        continue
      case .nothing:
        continue
      case .digit(let digit):
        token = number(digit, bytes, &index)
      case .letter(let letter, let isUpper):
        token = word(letter, isUpper, isSpaced, bytes, start, &index)
      case .mark(0x28):
        skipComment(bytes, &index)
        isSpaced = true
        continue
      case .mark(0x27), .mark(0x22), .mark(0x5B), .mark(0x5D):
        // A quote that stands for a century (`Jan 5 '04`), quotes and brackets around a date.
        continue
      case .mark(let byte):
        guard let kind = Self.kind(byte) else { return false }
        token = DateToken(kind: kind)
      }
      guard count < Self.capacity else { return false }
      token.isSpaced = isSpaced
      unsafe tokens.initializeElement(at: count, to: token)
      count += 1
      isSpaced = false
    }
    return count > 0
  }

  private static func kind(_ byte: UInt8) -> DateToken.Kind? {
    switch byte {
    case 0x2B: .plus
    case 0x2D: .dash
    case 0x3A: .colon
    case 0x2F: .slash
    case 0x2E: .dot
    case 0x2C, 0x3B, 0x40, 0x7C: .comma
    default: nil
    }
  }

  private func number(_ first: UInt8, _ bytes: Span<UInt8>, _ index: inout Int) -> DateToken {
    var token = DateToken(kind: .number, digits: 1, value: Int(first))
    var next = index
    while next < bytes.count {
      var digit = bytes[next] &- 0x30
      if digit <= 9 {
        next += 1
      } else if bytes[next] < 0x80 {
        break
      } else {
        guard case .digit(let other) = LetterFolding.next(bytes, &next) else { break }
        digit = other
      }
      index = next
      if token.digits < 18 { token.value = token.value * 10 + Int(digit) }
      if token.digits < 255 { token.digits += 1 }
    }
    return token
  }

  private func word(
    _ first: UInt16, _ isUpper: Bool, _ isSpaced: Bool, _ bytes: Span<UInt8>, _ start: Int, _ index: inout Int
  ) -> DateToken {
    var letters = DateLetters()
    letters.append(first)
    // `2004年1月5日上午`: after a number the letter for its unit is a word of its own.
    if first > 0x2E80, count > 0, self[count - 1].kind == .number {
      let unit = DateWords.table.meaning(letters)
      if !unit.roles.isDisjoint(with: .units) { return DateToken(kind: .word, length: 1, word: unit) }
    }
    var isPlace = false
    while index < bytes.count {
      var next = index
      let character = LetterFolding.next(bytes, &next)
      if case .letter(let letter, _) = character {
        letters.append(letter)
      } else if case .mark(let byte) = character, byte == 0x2F || (isPlace && (byte == 0x5F || byte == 0x2D)),
        case .letter? = Self.peek(bytes, next)
      {
        // `America/Los_Angeles`; `Jan/5/2004` is none, a digit follows its slash.
        isPlace = true
        letters.append(UInt16(byte))
      } else if case .nothing = character {
        // Skipped.
      } else {
        break
      }
      index = next
    }
    return DateToken(
      kind: .word, isUpper: isUpper, length: UInt8(min(letters.count, 255)), word: DateWords.table.meaning(letters))
  }

  private static func peek(_ bytes: Span<UInt8>, _ index: Int) -> DateCharacter? {
    var index = index
    return index < bytes.count ? LetterFolding.next(bytes, &index) : nil
  }

  /// RFC 822 §3.4.3: comments nest, a backslash quotes. One that does not end reaches to the end.
  private func skipComment(_ bytes: Span<UInt8>, _ index: inout Int) {
    var depth = 1
    while index < bytes.count && depth > 0 {
      switch bytes[index] {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case 0x5C: index += 1
      default: break
      }
      index += 1
    }
    index = min(index, bytes.count)
  }
}
