// Look-up of one word of a date: what it can mean. Not the decision which of its meanings is meant: see DateScan.

/// What a word can mean; `mar` is a month and a day of the week, `ut` a zone and a Tuesday.
struct DateWord {
  struct Roles: OptionSet {
    let rawValue: UInt32

    static let weekday = Roles(rawValue: 1 << 0)
    static let filler = Roles(rawValue: 1 << 1)
    static let clock = Roles(rawValue: 1 << 2)
    static let before = Roles(rawValue: 1 << 3)
    static let after = Roles(rawValue: 1 << 4)
    static let a = Roles(rawValue: 1 << 5)
    static let p = Roles(rawValue: 1 << 6)
    static let m = Roles(rawValue: 1 << 7)
    static let hour = Roles(rawValue: 1 << 8)
    static let minute = Roles(rawValue: 1 << 9)
    static let second = Roles(rawValue: 1 << 10)
    static let yearMark = Roles(rawValue: 1 << 11)
    static let monthMark = Roles(rawValue: 1 << 12)
    static let dayMark = Roles(rawValue: 1 << 13)
    /// The `T` of ISO 8601 before a time.
    static let timeMark = Roles(rawValue: 1 << 14)
    /// The `W` of ISO 8601 before a week.
    static let weekMark = Roles(rawValue: 1 << 15)
    /// One letter, which is a zone only as a capital.
    static let letter = Roles(rawValue: 1 << 16)
    static let units: Roles = [.yearMark, .monthMark, .dayMark, .hour, .minute, .second]
  }

  var roles: Roles = []
  /// 1 to 12, or 0.
  var month: UInt8 = 0
  /// Index in ``ZoneTable/rows`` plus 1, or 0.
  var zone: UInt8 = 0

  var isKnown: Bool { !roles.isEmpty || month > 0 || zone > 0 }
}

/// The letters of one word, folded.
struct DateLetters: ~Copyable {
  /// Longer words have no meaning in a date.
  static let capacity = 40
  var letters = InlineArray<40, UInt16>(repeating: 0)
  var count = 0
  var hash: UInt32 = 2_166_136_261

  /// FNV-1a over the letters.
  @inline(__always)
  mutating func append(_ letter: UInt16) {
    guard letter != 0 else { return }
    hash = (hash ^ UInt32(letter)) &* 16_777_619
    if count < Self.capacity { letters[count] = letter }
    count += 1
  }
}

/// All words of all languages in one open-addressed table, made once.
struct DateWords {
  static let table = DateWords()

  private struct Entry {
    var hash: UInt32
    var start: Int
    var count: Int
    var word: DateWord
  }

  private static let mask = 4095
  private var slots = [UInt16](repeating: 0, count: DateWords.mask + 1)
  private var entries: [Entry] = []
  private var letters: [UInt16] = []

  private init() {
    for line in DateNames.months {
      for (index, group) in line.split(separator: " ").enumerated() {
        for name in group.split(separator: "/") { add(name) { $0.month = $0.month == 0 ? UInt8(index + 1) : $0.month } }
      }
    }
    for (index, zone) in ZoneTable.rows.enumerated() {
      for name in zone.names.split(separator: " ") {
        add(name) {
          if $0.zone == 0 { $0.zone = UInt8(index + 1) }
          if name.utf8.count == 1 { $0.roles.insert(.letter) }
        }
      }
    }
    for line in DateNames.weekdays { add(all: line, .weekday) }
    for line in DateNames.fillers { add(all: line, .filler) }
    let others: [(String, DateWord.Roles)] = [
      (DateNames.clocks, .clock), (DateNames.before, .before), (DateNames.after, .after), (DateNames.a, .a),
      (DateNames.p, .p), (DateNames.m, .m), (DateNames.hours, .hour), (DateNames.minutes, .minute),
      (DateNames.seconds, .second), (DateNames.years, .yearMark), (DateNames.monthsOfYear, .monthMark),
      (DateNames.days, .dayMark), ("t", .timeMark), ("w", .weekMark),
    ]
    for (line, role) in others { add(all: line, role) }
  }

  private mutating func add(all line: String, _ role: DateWord.Roles) {
    for name in line.split(separator: " ") { add(name) { $0.roles.insert(role) } }
  }

  /// Adds a meaning to a name; a month keeps the first number it was given, a zone too.
  private mutating func add(_ name: Substring, _ change: (inout DateWord) -> Void) {
    var word = DateLetters()
    let bytes = Array(name.utf8)
    let span = bytes.span
    var index = 0
    while index < span.count {
      switch LetterFolding.next(span, &index) {
      case .letter(let letter, _): word.append(letter)
      case .digit(let digit): word.append(UInt16(digit) + 0x30)
      case .mark(let byte): word.append(UInt16(byte))
      default: break
      }
    }
    var slot = Int(word.hash) & Self.mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if matches(entries[index], word) { return change(&entries[index].word) }
      slot = (slot + 1) & Self.mask
    }
    var meaning = DateWord()
    change(&meaning)
    entries.append(Entry(hash: word.hash, start: letters.count, count: word.count, word: meaning))
    for index in 0..<word.count { letters.append(word.letters[index]) }
    slots[slot] = UInt16(entries.count)
  }

  private func matches(_ entry: Entry, _ word: borrowing DateLetters) -> Bool {
    guard entry.hash == word.hash, entry.count == word.count else { return false }
    for index in 0..<entry.count where letters[entry.start + index] != word.letters[index] { return false }
    return true
  }

  /// What a word can mean; nothing for a word that is not known.
  func meaning(_ word: borrowing DateLetters) -> DateWord {
    guard word.count <= DateLetters.capacity else { return DateWord() }
    var slot = Int(word.hash) & Self.mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if matches(entry, word) { return entry.word }
      slot = (slot + 1) & Self.mask
    }
    return DateWord()
  }
}
