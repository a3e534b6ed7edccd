// The parts of a date put together to a moment, impossible ones carried over. Not where the parts are found.

import SluiceCore

/// A day of the calendar, as written.
struct DateDay {
  var year: Int
  var month = 1
  var day = 1
  /// False for a month or a year alone.
  var isWhole = true
  /// Day and month were swapped, or the week does not exist.
  var isCarried = false
  /// Day and month may be the other way round.
  var isEither = false
}

/// A time of day, as written.
struct DateClock {
  var hour: Int
  var minute = 0
  var second = 0
  var nanoseconds: Int32 = 0
}

/// What the zone of a date says.
enum DateZone: Equatable {
  case none
  /// Something stands there that is no known zone.
  case unknown
  /// Minutes east of UTC.
  case offset(Int)
  /// A place with summer time: the standard offset in minutes, and when the clocks change.
  case place(Int, SummerTime)
}

struct DateParts {
  var day: DateDay
  var clock: DateClock?
  var zone: DateZone

  /// Minutes east of UTC that some place has had: Baker Island to the Line Islands.
  static let offsets = -12 * 60...14 * 60

  /// `0001` is what software writes that has no date.
  static let years = 100...9999

  /// The moment; nil where the parts are not plausible.
  var reading: DateReading? {
    guard Self.years.contains(day.year), (1...31).contains(day.day), (1...12).contains(day.month) else { return nil }
    var assumptions: DateAssumptions = []
    if day.isCarried || day.day > Self.lastDay(day.year, day.month) { assumptions.insert(.carried) }
    if day.isEither { assumptions.insert(.order) }
    var time = Timestamp(year: day.year, month: day.month, day: day.day)
    if let clock {
      // A time of day needs a day.
      guard day.isWhole else { return nil }
      // Broadcasters count hours of the night on (`25:14`), and broken software lets minutes and seconds run over.
      guard clock.hour < 30, clock.minute < 70, clock.second < 70 else { return nil }
      // A second 60 is a leap second (RFC 3339 §5.6) and exists; 1970 seconds do not count it.
      if clock.hour > 23 || clock.minute > 59 || clock.second > 60 { assumptions.insert(.carried) }
      time.seconds += Int64(clock.hour * 3600 + clock.minute * 60 + clock.second)
      time.nanoseconds = clock.nanoseconds
    } else {
      assumptions.insert(.time)
    }
    switch zone {
    case .none, .unknown:
      assumptions.insert(.zone)
    case .offset(let minutes):
      time.move(minutes)
    case .place(let minutes, let summer):
      time.move(minutes + (summer.isOn(atLocal: time.seconds, year: day.year, standard: minutes) ? 60 : 0))
    }
    guard time.seconds <= Self.last else { return nil }
    return DateReading(time: time, assumptions: assumptions)
  }

  /// 9999-12-31T23:59:59Z: RFC 3339 has four digits for a year.
  static let last: Int64 = 253_402_300_799

  /// The last day of a month, 28 to 31.
  @inline(__always)
  static func lastDay(_ year: Int, _ month: Int) -> Int {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  @inline(__always)
  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// RFC 2822 §4.3: 00–49 are 2000 and later, 50–99 and three digits count from 1900.
  @inline(__always)
  static func fullYear(_ value: Int, digits: Int) -> Int {
    switch digits {
    case 2: value < 50 ? value + 2000 : value + 1900
    case 3: value + 1900
    default: value
    }
  }
}

extension Timestamp {
  /// From local seconds to UTC, keeping the offset that was written.
  @inline(__always)
  fileprivate mutating func move(_ minutes: Int) {
    seconds -= Int64(minutes) * 60
    offsetMinutes = Int16(truncatingIfNeeded: minutes)
  }
}
