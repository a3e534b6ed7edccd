// Shapes of dates made of numbers alone: ISO 8601, and what people write with slashes and dots. Not months by name.

import SluiceCore

enum NumericDateShapes {
  /// The first that fits is meant. Where day and month could be either, what PHP's `strtotime` documents holds, because
  /// most feeds come from there: slashes are American, dashes and dots European; with two digits dashes are ISO 8601.
  static let rows: [DateShape] = [
    DateShape(.year4, .month, .day),
    DateShape(.year4, .month3, .day, .dash),
    DateShape(.month, .day, .year4, .slash),
    DateShape(.day, .month, .year4, [.slash, .dash, .dot, .space]),
    DateShape(.month, .day, .year4, [.dash, .dot]),
    DateShape(.year2, .month, .day, [.dash, .none]),
    DateShape(.month, .day, .year2, .slash),
    DateShape(.day, .month, .year2, [.dot, .slash, .dash]),
    DateShape(.year4, .ordinal, .none, [.dash, .none]),
    DateShape(.year2, .ordinal, .none, [.dash, .none]),
    DateShape(.year4, .week),
    DateShape(.year2, .week),
    DateShape(.year4, .month2, .none, [.dash, .slash, .dot]),
    DateShape(.month2, .year4, .none, [.dash, .slash]),
    DateShape(.year4),
    // The truncated forms of ISO 8601:1988 §5.2.1.3 that still name a year: `-0401`, `-04-01`, `-04`.
    DateShape(.year2, .month2, .none, [.dash, .none], leadingDashes: 1),
    DateShape(.year2, leadingDashes: 1),
  ]

  /// Takes one run of digits apart into year, month and day; false when its length is none a date has.
  static func expand(_ scan: inout DateScan) -> Bool {
    guard scan.atomCount > 0 else { return false }
    guard scan.atomCount == 1 else {
      // 年 and 월 part year and month as a dash does.
      for index in 1..<scan.atomCount where scan.atoms[index].role != .open && scan.atoms[index].role != .week {
        scan.atoms[index].separator = .dash
      }
      return true
    }
    var value = scan.atoms[0].value
    switch scan.atoms[0].digits {
    case 14, 12:
      // `20040105101112`, as logs and archives have it. Ten digits are seconds since 1970 or a telephone number.
      let second = scan.atoms[0].digits == 14 ? value % 100 : 0
      if scan.atoms[0].digits == 14 { value /= 100 }
      guard scan.clock == nil, value % 100 < 60, value / 100 % 100 < 24, second <= 60 else { return false }
      scan.clock = DateClock(hour: value / 100 % 100, minute: value % 100, second: second)
      split(value / 10000, [4, 2, 2], &scan)
    case 8: split(value, [4, 2, 2], &scan)
    case 7: split(value, [4, 3, 0], &scan)
    case 6: split(value, [2, 2, 2], &scan)
    case 5: split(value, [2, 3, 0], &scan)
    case 4 where scan.leadingDashes == 1: split(value, [2, 2, 0], &scan)
    case 4:
      // `0301` may be a month of 2003 or a year long before feeds: no date.
      return value >= 1000
    case 2: return scan.leadingDashes == 1
    default: return false
    }
    return true
  }

  private static func split(_ value: Int, _ widths: InlineArray<3, Int>, _ scan: inout DateScan) {
    var value = value
    scan.atomCount = widths[2] == 0 ? 2 : 3
    for index in (0..<scan.atomCount).reversed() {
      let power = widths[index] == 4 ? 10000 : widths[index] == 3 ? 1000 : 100
      scan.atoms[index] = DateAtom(value: value % power, digits: widths[index])
      value /= power
    }
  }

  /// Day 1 to 366 of a year; the 366th of a common year is the first of the next.
  static func ordinal(_ value: Int, _ day: inout DateDay) {
    if value == 366 && !DateParts.isLeap(day.year) { day.isCarried = true }
    set(Timestamp.days(year: day.year, month: 1, day: value), &day)
  }

  /// ISO 8601-1:2019 §3.1.1.23: week 1 has the year's first Thursday, so also 4 January.
  static func week(_ week: Int, _ weekday: Int, _ day: inout DateDay) {
    let fourth = Timestamp.days(year: day.year, month: 1, day: 4)
    // Monday is 0; 1970-01-01 was a Thursday.
    let monday = fourth - ((fourth + 3) % 7 + 7) % 7
    let nextFourth = Timestamp.days(year: day.year + 1, month: 1, day: 4)
    let nextMonday = nextFourth - ((nextFourth + 3) % 7 + 7) % 7
    let found = monday + (week - 1) * 7 + weekday - 1
    if found >= nextMonday { day.isCarried = true }
    set(found, &day)
  }

  private static func set(_ days: Int, _ day: inout DateDay) {
    let civil = Timestamp.civil(days: days)
    day.year = civil.year
    day.month = civil.month
    day.day = civil.day
    day.isWhole = true
  }
}
