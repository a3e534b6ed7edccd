// The two shapes nearly every feed uses, read in one look. Not for anything that departs from them: that is for tokens.

import SluiceCore

enum FastDates {
  /// RFC 3339 §5.6, the zone with or without its colon, or none: `2004-01-05T10:11:12.5+01:00`.
  static func rfc3339(_ bytes: Span<UInt8>) -> DateReading? {
    let count = bytes.count
    guard count >= 19, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[13] == 0x3A, bytes[16] == 0x3A,
      bytes[10] == 0x54 || bytes[10] == 0x20 || bytes[10] == 0x74
    else { return nil }
    var bad: UInt8 = 0
    let year = two(bytes, 0, &bad) * 100 + two(bytes, 2, &bad)
    let month = two(bytes, 5, &bad)
    let day = two(bytes, 8, &bad)
    var clock = DateClock(hour: two(bytes, 11, &bad), minute: two(bytes, 14, &bad), second: two(bytes, 17, &bad))
    guard bad == 0 else { return nil }
    var next = 19
    if next < count, bytes[next] == 0x2E {
      next += 1
      var weight: Int32 = 100_000_000
      let start = next
      while next < count {
        let digit = bytes[next] &- 0x30
        if digit > 9 { break }
        clock.nanoseconds += Int32(digit) * weight
        weight /= 10
        next += 1
      }
      if next == start { return nil }
    }
    var offset = DateZone.none
    if next < count {
      guard let minutes = zone(bytes, next) else { return nil }
      offset = .offset(minutes)
    }
    return DateParts(day: DateDay(year: year, month: month, day: day), clock: clock, zone: offset).plain
  }

  /// RFC 822 §5 with RFC 1123 years: `Mon, 05 Jan 2004 10:11:12 GMT`; weekday, first digit of the day and
  /// seconds optional.
  static func rfc822(_ bytes: Span<UInt8>) -> DateReading? {
    let count = bytes.count
    guard count >= 16 else { return nil }
    var next = 0
    if bytes[3] == 0x2C {
      // A weekday is never checked: feeds get it wrong, and the date says which day it is.
      guard bytes[0].isLetter, bytes[1].isLetter, bytes[2].isLetter, bytes[4] == 0x20 else { return nil }
      next = 5
    }
    var bad: UInt8 = 0
    var day = Int(bytes[next] &- 0x30)
    guard day <= 9 else { return nil }
    next += 1
    if bytes[next] != 0x20 {
      day = day * 10 + Int(bytes[next] &- 0x30)
      if bytes[next] &- 0x30 > 9 { return nil }
      next += 1
    }
    // ` Jan 2004 10:11`
    guard count >= next + 15, bytes[next] == 0x20, bytes[next + 4] == 0x20, bytes[next + 9] == 0x20,
      bytes[next + 12] == 0x3A
    else { return nil }
    let month = month(bytes, next + 1)
    let year = two(bytes, next + 5, &bad) * 100 + two(bytes, next + 7, &bad)
    var clock = DateClock(hour: two(bytes, next + 10, &bad), minute: two(bytes, next + 13, &bad))
    next += 15
    if next + 2 < count, bytes[next] == 0x3A {
      clock.second = two(bytes, next + 1, &bad)
      next += 3
    }
    guard bad == 0, month > 0, next + 1 < count, bytes[next] == 0x20, let offset = zone(bytes, next + 1) else {
      return nil
    }
    return DateParts(
      day: DateDay(year: year, month: month, day: day), clock: clock, zone: .offset(offset)
    ).plain
  }

  /// Two digits; `bad` is not 0 after anything else.
  @inline(__always)
  private static func two(_ bytes: Span<UInt8>, _ at: Int, _ bad: inout UInt8) -> Int {
    let tens = bytes[at] &- 0x30
    let ones = bytes[at + 1] &- 0x30
    bad |= tens > 9 || ones > 9 ? 1 : 0
    return Int(tens) * 10 + Int(ones)
  }

  /// Three letters in lower case, packed.
  @inline(__always)
  private static func three(_ bytes: Span<UInt8>, _ at: Int) -> UInt32 {
    (UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])) | 0x202020
  }

  @inline(__always)
  private static func month(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    switch three(bytes, at) {
    case 0x6A616E: 1
    case 0x666562: 2
    case 0x6D6172: 3
    case 0x617072: 4
    case 0x6D6179: 5
    case 0x6A756E: 6
    case 0x6A756C: 7
    case 0x617567: 8
    case 0x736570: 9
    case 0x6F6374: 10
    case 0x6E6F76: 11
    case 0x646563: 12
    default: 0
    }
  }

  /// The offset in minutes of a zone that is all that is left: `Z`, `±hhmm`, `±hh:mm`, and the names of RFC 822 §5.
  @inline(__always)
  private static func zone(_ bytes: Span<UInt8>, _ at: Int) -> Int? {
    let sign = bytes[at]
    var bad: UInt8 = 0
    switch bytes.count - at {
    case 1:
      return sign | 0x20 == 0x7A ? 0 : nil
    case 5 where sign == 0x2B || sign == 0x2D, 6 where (sign == 0x2B || sign == 0x2D) && bytes[at + 3] == 0x3A:
      let hours = two(bytes, at + 1, &bad)
      let minutes = two(bytes, bytes.count - 2, &bad)
      let east = sign == 0x2D ? -(hours * 60 + minutes) : hours * 60 + minutes
      return bad == 0 && minutes < 60 && DateParts.offsets.contains(east) ? east : nil
    case 3:
      switch three(bytes, at) {
      case 0x676D74, 0x757463: return 0
      case 0x656474: return -240
      case 0x657374, 0x636474: return -300
      case 0x637374, 0x6D6474: return -360
      case 0x6D7374, 0x706474: return -420
      case 0x707374: return -480
      default: return nil
      }
    default:
      return nil
    }
  }
}

extension DateParts {
  /// ``reading`` for days and times that exist; nil otherwise, and then the slow way decides.
  @inline(__always)
  fileprivate var plain: DateReading? {
    guard let clock, clock.hour < 24, clock.minute < 60, clock.second <= 60, day.month &- 1 < 12 else { return nil }
    return reading
  }
}
