// Dates as standards have them, and what must not be read as one. Languages and odd shapes: DateShapeTests.

import Growth
import SluiceCore
import Testing

@testable import SluiceFeeds

/// One date, and the moment in UTC it stands for.
struct DateRow: Sendable, CustomTestStringConvertible {
  var text: String
  var reading: DateReading

  /// `offset` is the written one in minutes.
  init(
    _ text: String, _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0,
    nanoseconds: Int32 = 0, offset: Int16? = nil, assuming assumptions: DateAssumptions = []
  ) {
    self.text = text
    var time = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    time.nanoseconds = nanoseconds
    time.offsetMinutes = offset
    reading = DateReading(time: time, assumptions: assumptions)
  }

  var testDescription: String { text }

  static func read(_ text: String) -> DateReading? { read(Array(text.utf8)) }

  static func read(_ bytes: [UInt8]) -> DateReading? { DateReader.read(bytes.span) }
}

struct DateReaderTests {
  @Test(arguments: [
    DateRow("2004-01-05T10:11:12Z", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("2004-01-05t10:11:12z", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("2004-01-05 10:11:12Z", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("2004-01-05T10:11:12+02:30", 2004, 1, 5, 7, 41, 12, offset: 150),
    DateRow("2004-01-05T20:11:12-08:00", 2004, 1, 6, 4, 11, 12, offset: -480),
    DateRow("2004-01-05T10:11:12-00:00", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("2004-01-05T10:11:12+0200", 2004, 1, 5, 8, 11, 12, offset: 120),
    DateRow("2004-01-05T10:11:12+02", 2004, 1, 5, 8, 11, 12, offset: 120),
    DateRow("2004-01-05T10:11:12.5Z", 2004, 1, 5, 10, 11, 12, nanoseconds: 500_000_000, offset: 0),
    DateRow("2004-01-05T10:11:12,25+01:00", 2004, 1, 5, 9, 11, 12, nanoseconds: 250_000_000, offset: 60),
    DateRow("2004-01-05T10:11:12.1234567891234567891234Z", 2004, 1, 5, 10, 11, 12, nanoseconds: 123_456_789, offset: 0),
    DateRow("2004-01-05T10:11:12", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("2004-01-05T", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("2004-01-05T10:11Z", 2004, 1, 5, 10, 11, offset: 0),
    DateRow("2004-01-05T10:11:9Z", 2004, 1, 5, 10, 11, 9, offset: 0),
    DateRow("2004-01-05T10Z", 2004, 1, 5, 10, offset: 0),
    DateRow("2004-01-05", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("2004-01", 2004, 1, 1, assuming: [.zone, .time]),
    DateRow("2004", 2004, 1, 1, assuming: [.zone, .time]),
    DateRow("2004-01-05Z", 2004, 1, 5, offset: 0, assuming: .time),
    DateRow("2004-01-05+01:00", 2004, 1, 4, 23, offset: 60, assuming: .time),
    DateRow("2004-01-05-05:00", 2004, 1, 5, 5, offset: -300, assuming: .time),
    DateRow("2004-01-05 T 10:11:12 -05:00", 2004, 1, 5, 15, 11, 12, offset: -300),
    DateRow("2004-01-05T101112+01:00", 2004, 1, 5, 9, 11, 12, offset: 60),
    DateRow("0100-01-01T00:00:00Z", 100, 1, 1, offset: 0),
    DateRow("9999-12-31T23:59:59Z", 9999, 12, 31, 23, 59, 59, offset: 0),
    DateRow("  \n2004-01-05T10:11:12Z\t", 2004, 1, 5, 10, 11, 12, offset: 0),
    // A leap second exists.
    DateRow("2016-12-31T23:59:60Z", 2017, 1, 1, offset: 0), DateRow("2004-02-29T00:00:00Z", 2004, 2, 29, offset: 0),
  ])
  func rfc3339AndW3CDTF(_ row: DateRow) {
    #expect(DateRow.read(row.text) == row.reading)
  }

  @Test(arguments: [
    DateRow("Mon, 05 Jan 2004 10:11:12 GMT", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("Mon, 5 Jan 2004 10:11:12 +0130", 2004, 1, 5, 8, 41, 12, offset: 90),
    DateRow("05 Jan 2004 10:11:12 -0234", 2004, 1, 5, 12, 45, 12, offset: -154),
    DateRow("Fri, 05 Jan 2004 10:11:12 GMT", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("mon, 05 JAN 2004 10:11:12 gmt", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("Mon, 05 Jan 2004 10:11 EST", 2004, 1, 5, 15, 11, offset: -300),
    DateRow("5 Jan 2004 10:11 UT", 2004, 1, 5, 10, 11, offset: 0),
    DateRow("Mon, 05 Jan 2004 10:11:12", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("Mon, 05 Jan 2004", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("Mon, 05 Jan 2004 10:11:12 +01:00", 2004, 1, 5, 9, 11, 12, offset: 60),
    DateRow("Mon, 05 Jan 2004 10:11:12+0100", 2004, 1, 5, 9, 11, 12, offset: 60),
    DateRow("Mon,05 Jan 2004 10:11:12 GMT", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("Mon 05 Jan 2004 10:11:12 GMT", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("Mon ,   05  Jan ,  2004   10:11:12    GMT", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("Monday, 5 January 2004 10:11:12 GMT", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("Monday, 05-Jan-04 10:11:12 GMT", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("Xyz, 05 Jan 2004 10:11:12 GMT", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("05 Jan 49 00:00:00 Z", 2049, 1, 5, offset: 0), DateRow("05 Jan 50 00:00:00 Z", 1950, 1, 5, offset: 0),
    DateRow("05 Jan 104 00:00:00 Z", 2004, 1, 5, offset: 0),
    DateRow(
      "Mon (it is (not) \\) Mar), 5(th) Jan(uary) 2004 () 10:11:12 +0000 (UTC)", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("Thu, 01 Jan 0100 00:00:01 +0100", 99, 12, 31, 23, 0, 1, offset: 60),
    DateRow("Jan 5 2004", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("January 5, 2004", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("Jan 5 '04", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("01-Jan-2004", 2004, 1, 1, assuming: [.zone, .time]),
    DateRow("5 Sept. 2004", 2004, 9, 5, assuming: [.zone, .time]),
    DateRow("5 Jan 04 1500 GMT", 2004, 1, 5, 15, offset: 0),
    DateRow("Mon Jan  5 10:11:12 2004", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("Mon Jan  5 10:11:12 PST 2004", 2004, 1, 5, 18, 11, 12, offset: -480),
    DateRow("Mon Jan  5 10:11:12 XYT 2004", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("Mon Jan 05 10:11:12 +0100 2004", 2004, 1, 5, 9, 11, 12, offset: 60),
    DateRow("Mon Jan 05 2004 10:11:12 GMT+0200 (CEST)", 2004, 1, 5, 8, 11, 12, offset: 120),
    DateRow("Mon Jan  5 10:11:12 PM EST 2004", 2004, 1, 6, 3, 11, 12, offset: -300),
  ])
  func rfc822AndAsctime(_ row: DateRow) {
    #expect(DateRow.read(row.text) == row.reading)
  }

  /// What does not exist carries over while it is near, and says so.
  @Test(arguments: [
    DateRow("Wed, 31 Jun 2009 12:00:00 GMT", 2009, 7, 1, 12, offset: 0, assuming: .carried),
    DateRow("2003-02-29T00:00:00Z", 2003, 3, 1, offset: 0, assuming: .carried),
    DateRow("2003-12-31T24:00:00Z", 2004, 1, 1, offset: 0, assuming: .carried),
    DateRow("2003-12-31T25:14:55Z", 2004, 1, 1, 1, 14, 55, offset: 0, assuming: .carried),
    DateRow("2003-12-31T10:61:55Z", 2003, 12, 31, 11, 1, 55, offset: 0, assuming: .carried),
    DateRow("2003-12-31T10:14:61Z", 2003, 12, 31, 10, 15, 1, offset: 0, assuming: .carried),
    DateRow("31 Dec 2003 24:00 +0100", 2003, 12, 31, 23, offset: 60, assuming: .carried),
    DateRow("2003-366", 2004, 1, 1, assuming: [.zone, .time, .carried]),
    DateRow("2005-W53-1", 2006, 1, 2, assuming: [.zone, .time, .carried]),
  ])
  func carries(_ row: DateRow) {
    #expect(DateRow.read(row.text) == row.reading)
  }

  @Test(arguments: [
    // Nothing, and no date.
    "", " ", "\n\t", "(2004-01-05)", "yesterday", "insert updated date here", "���, 29 ���� 2004 12:53:00 GMT", "T",
    "Z", "-", "--",
    ":", "+0000", "GMT", "am", "Mon", "May", "Monday, January",
    // Numbers that look like something.
    "0", "-1", "3", "03", "0301", "301", "12345678901", "1518478934", "1518478934000", "20041305", "20040100",
    "2004000",
    "99999999999999999999999999", "192.168.1.1", "1.2.3", "555-1234", "2004-2005", "2004/5", "1.0", "20:04", "10:11:12",
    "3.14", "2004:01:05", "v2004-01-05", "version 2004-01-05", "http://example.com/2004/01/05", "2004-01-05-06-07",
    // A date with a part missing.
    "05/20 7:03 am", "Sat, 07 Mar 08:03:50 +0000", "May 5", "5 May", "07-01T01:55:07-05:00", "--01-05",
    "2004-01T10:11:12Z",
    "January 2004 10:11", "10:11 pm",
    // A part that is wrong.
    "Sun, 16 Dec 2012 1:2:3:4 GMT", "Sun, 16 zzz 2012 11:47:32 GMT", "Sun, Dec x 2012 11:47:32 GMT",
    "Sun, 16 Dec zz 11:47:32 GMT", "Sun, 16 Dec 2012 11:47:32 +zz:00", "Sun, 16 Dec 2012 11:47:32 +00:zz",
    "Sun, 99 Jun 2009 12:00:00 GMT", "32 Jan 2004", "0 Jan 2004", "2004-13-13", "2004-00-05", "2004-01-00",
    "2004-01-32",
    "31/31/2004", "2004-01-05T30:00:00Z", "2004-01-05T10:70:00Z", "2004-01-05T10:11:70Z", "2004-367", "2004-W54-1",
    "2004-W00-1",
    "2004-W01-8", "2004-W01-0", "0000-00-00 00:00:00", "0000-01-01T00:00:00Z", "10000-01-01",
    "9999-12-31T23:59:59-01:00",
    "0001-01-01T00:00:00+01:00", "5 Jan Feb 2004", "5 Jan 20045", "5 Jan 4", "2003&#45;12-13T18:30:02Z",
    "start=2002-10-13T09:00+01:00;scheme=W3C-DTF",
    // Junk before the date, inside, or too much behind.
    "foo 2004-01-05", "2004 foo", "2004-01 foo", "2004-01-05 foo bar", "2004-01-05 foo 10:11",
    "Jan 5 2004 was a great day",
    "2004-01-05 10:11:12 10:11:12", "2004-01-05 2005-01-05",
  ])
  func isNoDate(_ text: String) {
    #expect(DateRow.read(text) == nil)
  }

  /// Cut and changed at every byte, a date is read or not; both ways of reading agree on what both can read.
  @Test(arguments: [
    "2004-01-05T10:11:12.5+01:00", "Mon, 05 Jan 2004 10:11:12 +0100", "Mo 5. Jänner 2004, 14h30 America/New_York",
  ])
  func damageNeverTraps(_ text: String) {
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      for byte in Array(stride(from: UInt8.min, to: .max, by: 3)) + [nil] {
        var changed = bytes
        if let byte { changed[index] = byte } else { changed.removeSubrange(index...) }
        guard let reading = DateRow.read(changed) else { continue }
        let first = Timestamp(year: 99, month: 12, day: 31)
        #expect(reading.time.seconds >= first.seconds && reading.time.seconds <= DateParts.last)
        // A blank more sends it the slow way.
        let slow = DateRow.read(changed + Array(" ()".utf8))
        #expect(slow == reading, "\(String(decoding: changed, as: UTF8.self))")
      }
    }
  }

  @Test func hostileTextIsLinear() {
    for unit in ["1", "(", ")", " ", "a", "1:", "-", "\u{301}", "年", "a/", "1年", "\u{200B}"] {
      let growth = growth(from: 50_000) { count in
        _ = DateRow.read("2004-01-05 " + String(repeating: unit, count: count))
      }
      #expect(growth < 8, "\(unit)")
    }
  }
}
