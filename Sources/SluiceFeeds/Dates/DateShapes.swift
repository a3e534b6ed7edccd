// The tables of shapes: in which order year, month and day may stand. Not times and zones: those are lifted out before.

/// One order of the parts of a day, and what may stand between them.
struct DateShape {
  enum Field: UInt8 {
    case none
    /// A month by name.
    case name
    /// Four digits; two or four; two.
    case year4, year, year2
    /// One or two digits, 1 to 12; two of them; three with a zero, as Google once wrote.
    case month, month2, month3
    /// One or two digits, 1 to 31.
    case day
    /// Three digits, 1 to 366.
    case ordinal
    case week
  }

  struct Separators: OptionSet {
    let rawValue: UInt8

    static let none = Separators(rawValue: 1 << DateAtom.Separator.none.rawValue)
    static let space = Separators(rawValue: 1 << DateAtom.Separator.space.rawValue)
    static let dash = Separators(rawValue: 1 << DateAtom.Separator.dash.rawValue)
    static let slash = Separators(rawValue: 1 << DateAtom.Separator.slash.rawValue)
    static let dot = Separators(rawValue: 1 << DateAtom.Separator.dot.rawValue)
    static let any: Separators = [.none, .space, .dash, .slash, .dot]
  }

  var first: Field
  var second = Field.none
  var third = Field.none
  var separators = Separators.any
  var leadingDashes = 0
  /// Such a date is wrong, and what is read is the nearest thing.
  var isCarried = false

  init(
    _ first: Field, _ second: Field = .none, _ third: Field = .none, _ separators: Separators = .any,
    leadingDashes: Int = 0, isCarried: Bool = false
  ) {
    self.first = first
    self.second = second
    self.third = third
    self.separators = separators
    self.leadingDashes = leadingDashes
    self.isCarried = isCarried
  }

  /// Whether day and month are two numbers that stand so as to be taken for each other: dots are used where the day
  /// comes first, slashes and dashes everywhere.
  func isEither(_ separator: DateAtom.Separator) -> Bool {
    (first == .day && second == .month || first == .month && second == .day) && separator != .dot
  }

  /// Whether the first of three numbers is a year that may as well be a day: `10-11-12`.
  func isShort(_ separator: DateAtom.Separator) -> Bool { first == .year2 && second == .month && separator == .dash }

  var count: Int { second == .none ? 1 : third == .none ? 2 : 3 }

  func field(_ index: Int) -> Field { index == 0 ? first : index == 1 ? second : third }
}

enum DateShapes {
  /// The day the atoms name; nil where no shape fits.
  static func day(_ scan: inout DateScan) -> DateDay? {
    var hasName = false
    for index in 0..<scan.atomCount where scan.atoms[index].isName { hasName = true }
    if hasName {
      for shape in WordDateShapes.rows {
        if let day = match(shape, &scan) { return day }
      }
      return nil
    }
    guard NumericDateShapes.expand(&scan) else { return nil }
    for shape in NumericDateShapes.rows {
      if let day = match(shape, &scan) { return day }
    }
    return nil
  }

  private static func match(_ shape: DateShape, _ scan: inout DateScan) -> DateDay? {
    guard shape.count == scan.atomCount else { return nil }
    if !scan.atoms[0].isName && shape.first != .name && scan.leadingDashes != shape.leadingDashes { return nil }
    var day = DateDay(year: 0, isWhole: false, isCarried: shape.isCarried)
    for index in 0..<scan.atomCount {
      let atom = scan.atoms[index]
      if index > 0, !shape.separators.contains(.init(rawValue: 1 << atom.separator.rawValue)) { return nil }
      guard put(atom, as: shape.field(index), in: &day) else { return nil }
    }
    day.isEither =
      shape.isEither(scan.atoms[1].separator) && day.day <= 12 && day.day != day.month
      || shape.isShort(scan.atoms[1].separator) && scan.atoms[0].value <= 31
    return day
  }

  /// Whether an atom fits a field, and then puts it in its place.
  private static func put(_ atom: DateAtom, as field: DateShape.Field, in day: inout DateDay) -> Bool {
    let value = atom.value
    let digits = atom.digits
    if atom.isName != (field == .name) || (atom.role == .week) != (field == .week) { return false }
    switch field {
    case .name, .month, .month2, .month3:
      // `2004年1月` says that it is a month, `2004/1` may be anything.
      let isMonth = field == .month || (field == .month2 && atom.role == .month)
      let widths = isMonth ? 1...2 : field == .month2 ? 2...2 : field == .month3 ? 3...3 : 0...0
      guard widths.contains(digits), (1...12).contains(value), atom.role == .open || atom.role == .month else {
        return false
      }
      day.month = value
    case .year4, .year, .year2:
      // `0001` is what software writes that has no date.
      let fits =
        digits == 4 ? field != .year2 && value >= 100 : digits == 2 ? field != .year4 : digits == 3 && field == .year
      guard fits, atom.role == .open || atom.role == .year else { return false }
      day.year = DateParts.fullYear(value, digits: digits)
    case .day:
      guard digits <= 2, (1...31).contains(value), atom.role == .open || atom.role == .day else { return false }
      day.day = value
      day.isWhole = true
    case .ordinal:
      guard digits == 3, (1...366).contains(value), atom.role == .open else { return false }
      NumericDateShapes.ordinal(value, &day)
    case .week:
      guard (11...537).contains(value), value % 10 > 0, value % 10 < 8 else { return false }
      NumericDateShapes.week(value / 10, value % 10, &day)
    case .none:
      return false
    }
    return true
  }
}
