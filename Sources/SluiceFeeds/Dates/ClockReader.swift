// A time of day among tokens, in the shapes it has. Not the zone behind it, and not am or pm.

enum ClockReader {
  /// The time that starts at `index`, and the token behind it; nil when none does.
  ///
  /// `afterMark` is behind the `T` of ISO 8601, `afterDay` behind a word as `klo` or
  /// a whole day, where a dot parts the hour too.
  static func read(
    _ tokens: borrowing DateTokens, _ index: Int, afterMark: Bool, afterDay: Bool
  ) -> (clock: DateClock, next: Int)? {
    let token = tokens[index]
    let mark = tokens[index + 1]
    if token.digits <= 2, mark.kind == .colon, !mark.isSpaced { return parted(tokens, index, .colon) }
    if token.digits <= 2, mark.kind == .word, mark.word.roles.contains(.hour) { return worded(tokens, index) }
    if afterDay, token.digits <= 2, mark.kind == .dot, tokens[index + 2].digits == 2 {
      return parted(tokens, index, .dot)
    }
    if afterMark { return basic(tokens, index) }
    return nil
  }

  /// `10:11:12.5`, seconds and fraction optional.
  private static func parted(_ tokens: borrowing DateTokens, _ index: Int, _ mark: DateToken.Kind) -> (DateClock, Int)?
  {
    let minute = tokens[index + 2]
    guard minute.kind == .number, minute.digits <= 2, !minute.isSpaced else { return nil }
    var clock = DateClock(hour: tokens[index].value, minute: minute.value)
    var next = index + 3
    let second = tokens[next + 1]
    guard tokens[next].kind == mark, !tokens[next].isSpaced, second.kind == .number, !second.isSpaced else {
      return (clock, next)
    }
    guard second.digits <= 2 else { return nil }
    clock.second = second.value
    next += 2
    fraction(tokens, &next, &clock)
    return (clock, next)
  }

  /// `101112`, `1011`, and behind a `T` also `10`, with a fraction of the second.
  static func basic(_ tokens: borrowing DateTokens, _ index: Int) -> (clock: DateClock, next: Int)? {
    let value = tokens[index].value
    var next = index + 1
    switch tokens[index].digits {
    case 6:
      var clock = DateClock(hour: value / 10000, minute: value / 100 % 100, second: value % 100)
      fraction(tokens, &next, &clock)
      return (clock, next)
    case 4: return (DateClock(hour: value / 100, minute: value % 100), next)
    case 2: return (DateClock(hour: value), next)
    default: return nil
    }
  }

  /// `14h30`, `14 h`, `11시 16분 8초`.
  private static func worded(_ tokens: borrowing DateTokens, _ index: Int) -> (DateClock, Int)? {
    // `5 H` is a military zone behind something else.
    if tokens[index + 1].isUpper && tokens[index + 1].isSpaced { return nil }
    var clock = DateClock(hour: tokens[index].value)
    var next = index + 2
    guard tokens[next].kind == .number, tokens[next].digits <= 2, tokens[next + 1].kind != .colon else {
      return (clock, next)
    }
    let isMinute = tokens[next + 1].word.roles.contains(.minute)
    guard isMinute || !tokens[next].isSpaced || tokens[next].digits == 2 else { return (clock, next) }
    clock.minute = tokens[next].value
    next += isMinute ? 2 : 1
    if isMinute, tokens[next].kind == .number, tokens[next].digits <= 2 {
      let isSecond = tokens[next + 1].word.roles.contains(.second)
      guard isSecond || !tokens[next].isSpaced else { return (clock, next) }
      clock.second = tokens[next].value
      next += isSecond ? 2 : 1
    }
    return (clock, next)
  }

  /// ISO 8601 §4.3.13 has a comma or a dot; digits beyond nanoseconds are cut.
  private static func fraction(_ tokens: borrowing DateTokens, _ next: inout Int, _ clock: inout DateClock) {
    let mark = tokens[next]
    let digits = tokens[next + 1]
    guard mark.kind == .dot || mark.kind == .comma, !mark.isSpaced, digits.kind == .number, !digits.isSpaced else {
      return
    }
    // `10:11:12,2004` would be a fraction too; nobody was seen to write it.
    var value = digits.value
    var count = min(Int(digits.digits), 18)
    while count > 9 {
      value /= 10
      count -= 1
    }
    while count < 9 {
      value *= 10
      count += 1
    }
    clock.nanoseconds = Int32(value)
    next += 2
  }
}
