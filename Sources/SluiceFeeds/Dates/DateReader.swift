// The door of the room: bytes of a date as a feed wrote it, to a moment. Not a formatter, and never asks the clock.

import SluiceCore

/// A date that was read, and what had to be assumed for it.
package struct DateReading: Sendable, Equatable {
  package var time: Timestamp
  package var assumptions: DateAssumptions

  package init(time: Timestamp, assumptions: DateAssumptions = []) {
    self.time = time
    self.assumptions = assumptions
  }
}

/// What a date did not say, or said wrongly.
package struct DateAssumptions: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// No zone is written, or none that is known: taken as UTC.
  package static let zone = DateAssumptions(rawValue: 1)
  /// No time of day: midnight; of a month or year, its first day.
  package static let time = DateAssumptions(rawValue: 2)
  /// The date or time does not exist: carried over, or day and month swapped.
  package static let carried = DateAssumptions(rawValue: 4)
  /// Two numbers that may each be the day or the month.
  package static let order = DateAssumptions(rawValue: 8)
}

/// Reads dates in the shapes feeds use.
package enum DateReader {
  /// The moment `bytes` (UTF-8) name, or nil where they name none. Linear, and nothing is allocated.
  ///
  /// RFC 3339 and RFC 822 as they should be come first, in one look; what is written otherwise is cut into tokens,
  /// its time of day and zone are lifted out, and the rest is held against the tables of shapes.
  package static func read(_ bytes: Span<UInt8>) -> DateReading? {
    var start = 0
    var end = bytes.count
    while start < end && bytes[start].isSpace { start += 1 }
    while start < end && bytes[end - 1].isSpace { end -= 1 }
    guard start < end else { return nil }
    let bytes = bytes.extracting(start..<end)
    if let reading = FastDates.rfc3339(bytes) ?? FastDates.rfc822(bytes) { return reading }
    return DateTokens.withCut(bytes) { tokens in
      var scan = DateScan()
      guard scan.run(tokens), let day = DateShapes.day(&scan) else { return nil }
      return DateParts(day: day, clock: scan.clock, zone: scan.zone).reading
    }
  }

}
