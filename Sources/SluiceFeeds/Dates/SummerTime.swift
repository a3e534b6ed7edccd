// When the clocks change, by rule. Not the time zone database: the rules since about 1990, which is when feeds begin.

import SluiceCore

/// A rule for daylight saving time.
enum SummerTime: UInt8 {
  case never
  /// Directive 2000/84/EC: last Sunday of March to last Sunday of October, 01:00 UTC; until 1995 to September.
  case europe
  /// Energy Policy Act of 2005: second Sunday of March to first Sunday of November, 02:00 local; before 2007
  /// first Sunday of April to last Sunday of October.
  case america
  /// First Sunday of October to first Sunday of April, 02:00 standard time; before 2008 the last ones of October and
  /// March.
  case australia
  /// Last Sunday of September to first Sunday of April, 02:00 standard time; before 2007 the first of October, and the
  /// third of March.
  case newZealand

  /// Whether it is in force at a local time, counted in seconds as if it were UTC.
  ///
  /// Of an hour that comes twice the first one is meant, as most libraries have it.
  func isOn(atLocal seconds: Int64, year: Int, standard: Int) -> Bool {
    let hour: Int64 = 3600
    switch self {
    case .never:
      return false
    case .europe:
      let utc = seconds - Int64(standard) * 60
      return utc >= Self.sunday(year, 3, -1) + hour
        && utc < Self.sunday(year, year < 1996 ? 9 : 10, -1) + 2 * hour
    case .america:
      let start = year < 2007 ? Self.sunday(year, 4, 1) : Self.sunday(year, 3, 2)
      let end = year < 2007 ? Self.sunday(year, 10, -1) : Self.sunday(year, 11, 1)
      return seconds >= start + 2 * hour && seconds < end + 2 * hour
    case .australia:
      let start = year < 2008 ? Self.sunday(year, 10, -1) : Self.sunday(year, 10, 1)
      let end = year < 2008 ? Self.sunday(year, 3, -1) : Self.sunday(year, 4, 1)
      return seconds >= start + 2 * hour || seconds < end + 3 * hour
    case .newZealand:
      let start = year < 2007 ? Self.sunday(year, 10, 1) : Self.sunday(year, 9, -1)
      let end = year < 2008 ? Self.sunday(year, 3, 3) : Self.sunday(year, 4, 1)
      return seconds >= start + 2 * hour || seconds < end + 3 * hour
    }
  }

  /// Midnight of the nth Sunday of a month, from 1; -1 is the last.
  private static func sunday(_ year: Int, _ month: Int, _ nth: Int) -> Int64 {
    let from = nth > 0 ? 1 + (nth - 1) * 7 : DateParts.lastDay(year, month) - 6
    let day = Timestamp.days(year: year, month: month, day: from)
    // 1970-01-01 was a Thursday.
    let weekday = ((day + 4) % 7 + 7) % 7
    return Int64(day + (7 - weekday) % 7) * 86400
  }
}
