// The tokens of a date in one walk: the time of day and the zone are lifted out, what names the day is kept in order.
// Not the decision which number is the year: that is for the tables of shapes.

/// One part of what names the day.
struct DateAtom {
  enum Separator: UInt8 { case none, space, dash, slash, dot }
  enum Role: UInt8 { case open, year, month, day, week }

  var value = 0
  var digits = 0
  /// A month by name.
  var isName = false
  /// What a unit behind it says it is (`5月`), or `open`.
  var role = Role.open
  /// What stands before it.
  var separator = Separator.none
}

struct DateScan {
  static let capacity = 4
  var atoms = InlineArray<4, DateAtom>(repeating: DateAtom())
  var atomCount = 0
  /// Dashes before the first atom, as in the truncated forms of ISO 8601:1988.
  var leadingDashes = 0
  var clock: DateClock?
  var zone = DateZone.none
  /// `am` or `pm`, where one is written.
  var half = Half.none

  enum Half { case none, before, after }

  private var separator = DateAtom.Separator.none
  /// The token behind the last atom.
  private var endOfAtom = -1
  private var isAfterTimeMark = false
  private var isAfterClockWord = false
  private var unknownWords = 0
  private var hasWeekday = false
  private var monthNames = 0
  private var isOffsetNumeric = false
  /// `Etc/GMT+5` counts west, as POSIX does.
  private var isOffsetWest = false

  /// Walks over all tokens; false when they make no date.
  mutating func run(_ tokens: borrowing DateTokens) -> Bool {
    var index = 0
    for index in 0..<tokens.count where tokens[index].word.month > 0 { monthNames += 1 }
    while index < tokens.count {
      let token = tokens[index]
      let next: Int?
      switch token.kind {
      case .number: next = number(tokens, index)
      case .word: next = word(tokens, index)
      case .plus: next = offset(tokens, index + 1, sign: 1)
      case .dash: next = dash(tokens, index)
      case .slash: next = mark(.slash, index)
      case .dot: next = mark(.dot, index)
      case .comma: next = mark(.space, index)
      case .colon, .end: next = nil
      }
      guard let next else { return false }
      index = next
    }
    return applyHalf()
  }

  /// Whether what names the day is all there.
  private var isDayComplete: Bool {
    atomCount >= 3 || (atomCount == 1 && atoms[0].digits >= 5 && !atoms[0].isName)
      || (atomCount == 2 && (atoms[1].role == .week || atoms[1].digits == 3))
  }

  private mutating func mark(_ kind: DateAtom.Separator, _ index: Int) -> Int {
    separator = kind
    return index + 1
  }

  private mutating func add(_ atom: DateAtom, _ token: DateToken, _ index: Int) -> Int? {
    guard atomCount < Self.capacity, unknownWords == 0 else { return nil }
    var atom = atom
    atom.separator = separator != .none ? separator : token.isSpaced ? .space : .none
    separator = .none
    atoms[atomCount] = atom
    atomCount += 1
    endOfAtom = index + 1
    return index + 1
  }

  private mutating func number(_ tokens: borrowing DateTokens, _ index: Int) -> Int? {
    let token = tokens[index]
    let next = tokens[index + 1]
    defer {
      isAfterTimeMark = false
      isAfterClockWord = false
    }
    if unknownWords > 0 { return nil }
    if clock == nil {
      if let reading = ClockReader.read(
        tokens, index, afterMark: isAfterTimeMark, afterDay: isAfterClockWord || isDayComplete)
      {
        clock = reading.clock
        separator = .none
        return reading.next
      }
      if isDayComplete, token.digits == 4 || token.digits == 6, token.isSpaced,
        let reading = ClockReader.basic(tokens, index)
      {
        clock = reading.clock
        return reading.next
      }
      // `7 pm`, but in `2006-01-02 오후 03:04` the word belongs to what follows.
      let isBeforeClock = tokens[index + 2].kind == .number && tokens[index + 3].kind == .colon
      if !isBeforeClock, token.digits <= 2, next.kind == .word, token.value < 24, isHalf(tokens, index + 1) {
        clock = DateClock(hour: token.value)
        return index + 1
      }
    }
    if isAfterTimeMark || (next.kind == .colon && !next.isSpaced && tokens[index + 2].kind == .number) { return nil }
    return add(DateAtom(value: token.value, digits: Int(token.digits)), token, index)
  }

  /// Whether `am` or `pm`, or `a.m.`, stands at `index`.
  private func isHalf(_ tokens: borrowing DateTokens, _ index: Int) -> Bool {
    let roles = tokens[index].word.roles
    if roles.contains(.before) || roles.contains(.after) { return true }
    return tokens[index + 1].kind == .dot && tokens[index + 2].word.roles.contains(.m)
      && (roles.contains(.a) || roles.contains(.p))
  }

  private mutating func dash(_ tokens: borrowing DateTokens, _ index: Int) -> Int? {
    let next = tokens[index + 1]
    // `2003-012-31` goes on after three digits, `2004-005-05:00` does not.
    let isOrdinal = atomCount == 2 && atoms[1].digits == 3
    let goesOn = isOrdinal && next.digits <= 2 && tokens[index + 2].kind != .colon
    let isInsideDay = index == endOfAtom && (!isDayComplete || goesOn)
    if !isOffsetNumeric, next.kind == .number, !next.isSpaced, clock != nil || isDayComplete, !isInsideDay,
      clock != nil || !isLongClock(tokens, index + 1), unknownWords == 0
    {
      return offset(tokens, index + 1, sign: -1)
    }
    // `--0700`: the second one is the sign.
    if next.kind == .dash, clock != nil { return index + 1 }
    if atomCount == 0 && clock == nil { leadingDashes += 1 }
    return mark(.dash, index)
  }

  private func isLongClock(_ tokens: borrowing DateTokens, _ index: Int) -> Bool {
    tokens[index + 1].kind == .colon && tokens[index + 3].kind == .colon
  }

  /// The digits of an offset from UTC, the sign already read.
  private mutating func offset(_ tokens: borrowing DateTokens, _ index: Int, sign: Int) -> Int? {
    let token = tokens[index]
    guard token.kind == .number, !isOffsetNumeric, atomCount > 0 || clock != nil else { return nil }
    separator = .none
    isOffsetNumeric = true
    var hours = token.value
    var minutes = 0
    var next = index + 1
    switch token.digits {
    case 1, 2:
      let mark = tokens[next]
      let rest = tokens[next + 1]
      if mark.kind == .colon || mark.kind == .dot, !mark.isSpaced, rest.kind == .number, rest.digits == 2 {
        minutes = rest.value
        next += 2
        if tokens[next].kind == .colon && tokens[next + 1].kind == .number { next += 2 }
      } else if mark.kind == .colon {
        return nil
      }
    case 3, 4:
      minutes = hours % 100
      hours /= 100
    case 6:
      minutes = hours / 100 % 100
      hours /= 10000
    default:
      return nil
    }
    // Behind a name the digits hold: `GMT+7` counts from it, and `EST -0500` says the same twice.
    let east = (isOffsetWest ? -sign : sign) * (hours * 60 + minutes)
    zone = minutes < 60 && DateParts.offsets.contains(east) ? .offset(east) : .unknown
    return next
  }

  private mutating func word(_ tokens: borrowing DateTokens, _ index: Int) -> Int? {
    let token = tokens[index]
    let word = token.word
    let next = tokens[index + 1]
    if token.length == 1 {
      if word.roles.contains(.timeMark), next.kind == .number, clock == nil, atomCount > 0 {
        isAfterTimeMark = true
        separator = .none
        return index + 1
      }
      if word.roles.contains(.weekMark), next.kind == .number, !next.isSpaced, atomCount == 1, clock == nil {
        return week(tokens, index + 1)
      }
    }
    if atomCount > 0, endOfAtom == index, !word.roles.isDisjoint(with: [.yearMark, .monthMark, .dayMark]) {
      atoms[atomCount - 1].role =
        word.roles.contains(.yearMark) ? .year : word.roles.contains(.monthMark) ? .month : .day
      return index + 1
    }
    if word.month > 0, !(word.roles.contains(.weekday) && monthNames > 1 && !hasWeekday) {
      for atom in 0..<atomCount where atoms[atom].isName { return nil }
      return add(DateAtom(value: Int(word.month), isName: true), token, index)
    }
    if let next = halfOfDay(tokens, index) { return next }
    if word.roles.contains(.weekday), clock == nil || word.zone == 0 {
      hasWeekday = true
      return index + 1
    }
    if let next = zoneName(tokens, index) { return next }
    if word.roles.contains(.clock) { isAfterClockWord = true }
    // `v2004` is a version, `v 10:11` Czech.
    let isGlued = token.length == 1 && next.kind == .number && !next.isSpaced
    if !isGlued, !word.roles.isDisjoint(with: [.filler, .clock]) { return index + 1 }
    if clock != nil, !word.roles.isDisjoint(with: [.hour, .minute, .second]) { return index + 1 }
    return unknown(tokens, index)
  }

  private mutating func halfOfDay(_ tokens: borrowing DateTokens, _ index: Int) -> Int? {
    let roles = tokens[index].word.roles
    guard half == .none else { return nil }
    if roles.contains(.before) || roles.contains(.after) {
      half = roles.contains(.after) ? .after : .before
      return index + 1
    }
    guard roles.contains(.a) || roles.contains(.p) else { return nil }
    if tokens[index + 1].kind == .dot, tokens[index + 2].word.roles.contains(.m) {
      half = roles.contains(.p) ? .after : .before
      return tokens[index + 3].kind == .dot ? index + 4 : index + 3
    }
    // `7:03p`
    guard clock != nil, !tokens[index].isSpaced, !tokens[index].isUpper else { return nil }
    half = roles.contains(.p) ? .after : .before
    return index + 1
  }

  private mutating func zoneName(_ tokens: borrowing DateTokens, _ index: Int) -> Int? {
    let token = tokens[index]
    guard token.word.zone > 0, clock != nil || isDayComplete else { return nil }
    let isLetter = token.word.roles.contains(.letter)
    // `at` and `A` are words and zones; in lower case they are words, but for `z`.
    let isZulu = isLetter && ZoneTable.rows[Int(token.word.zone) - 1].minutes == 0
    if !isZulu, isLetter ? !token.isUpper || clock == nil : !token.isUpper && token.word.roles.contains(.filler) {
      return nil
    }
    if zone == .none {
      let row = ZoneTable.rows[Int(token.word.zone) - 1]
      zone = row.summer == .never ? .offset(row.minutes) : .place(row.minutes, row.summer)
      // Longer than `z` and at UTC, with a slash: only the `Etc/` names are so.
      isOffsetWest = row.minutes == 0 && row.summer == .never && token.length > 6
    }
    return index + 1
  }

  /// A word that means nothing: before the date a weekday of an unknown language, behind it a zone or junk.
  private mutating func unknown(_ tokens: borrowing DateTokens, _ index: Int) -> Int? {
    let next = tokens[index + 1]
    if atomCount == 0 && clock == nil {
      guard !hasWeekday, next.kind == .comma || next.kind == .dot else { return nil }
      hasWeekday = true
      return index + 1
    }
    if clock != nil, zone == .none, atomCount > 0, tokens[index].length <= 5, tokens[index].isUpper {
      zone = .unknown
      return index + 1
    }
    unknownWords += 1
    return isDayComplete && unknownWords == 1 ? index + 1 : nil
  }

  /// ISO 8601-1:2019 §5.2.4: `W01-5`, `W015`, `W01`.
  private mutating func week(_ tokens: borrowing DateTokens, _ index: Int) -> Int? {
    let token = tokens[index]
    var next = index + 1
    var atom = DateAtom(value: token.value, digits: 1, role: .week)
    if token.digits == 2 {
      atom.value = token.value * 10 + 1
      if tokens[next].kind == .dash, tokens[next + 1].kind == .number, tokens[next + 1].digits == 1,
        tokens[next + 2].kind != .colon
      {
        atom.value += tokens[next + 1].value - 1
        if tokens[next + 1].value > 7 { return nil }
        next += 2
      }
    } else if token.digits != 3 {
      return nil
    }
    guard add(atom, token, index) != nil else { return nil }
    endOfAtom = next
    return next
  }

  /// `12 am` is midnight, `12 pm` noon; hours from 13 on are right without either.
  private mutating func applyHalf() -> Bool {
    guard half != .none else { return true }
    guard let hour = clock?.hour else { return false }
    if half == .before && hour == 12 { clock?.hour = 0 }
    if half == .after && hour < 12 { clock?.hour = hour + 12 }
    return true
  }
}
