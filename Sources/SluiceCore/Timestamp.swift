// A moment, and how it was written. Not a calendar: reading dates is the room Dates in SluiceFeeds.

/// A moment in time, with the UTC offset it was written with.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted; negative before.
  public var seconds: Int64
  /// The fraction of a second, in nanoseconds, 0 ..< 1,000,000,000.
  public var nanoseconds: Int32
  /// The written offset from UTC in minutes, east positive; nil when none was written.
  public var offsetMinutes: Int16?

  /// A moment from seconds since 1970 in UTC.
  public init(seconds: Int64, nanoseconds: Int32 = 0, offsetMinutes: Int16? = nil) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offsetMinutes = offsetMinutes
  }

  /// A moment from a civil date and time in UTC (proleptic Gregorian calendar).
  ///
  /// Months and days count from 1. Values outside their range carry over, as in
  /// `30 February` → `1 March` and hour 24 → the next day's midnight.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    let days = Timestamp.days(year: year, month: month, day: day)
    self.init(seconds: Int64(days) * 86400 + Int64(hour * 3600 + minute * 60 + second))
  }

  /// Earlier moments are smaller; the written offset does not matter.
  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    (a.seconds, a.nanoseconds) < (b.seconds, b.nanoseconds)
  }

  /// Days since 1970-01-01 of a civil date; day and month may lie outside their range.
  /// Source: Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let monthFromZero = month - 1
    let carried = monthFromZero >= 0 ? monthFromZero / 12 : (monthFromZero - 11) / 12
    let month = monthFromZero - carried * 12 + 1
    let y = year + carried - (month <= 2 ? 1 : 0)
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146097 + dayOfEra - 719468
  }

  /// The civil date of a day counted from 1970-01-01.
  package static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let z = days + 719468
    let era = (z >= 0 ? z : z - 146096) / 146097
    let dayOfEra = z - era * 146097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
