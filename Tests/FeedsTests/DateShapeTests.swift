// Dates in other shapes, zones and languages. Not the standards: see DateReaderTests.

import SluiceCore
import Testing

@testable import SluiceFeeds

struct DateShapeTests {
  @Test(arguments: [
    // ISO 8601: basic, week, ordinal, truncated.
    DateRow("20040105T101112Z", 2004, 1, 5, 10, 11, 12, offset: 0),
    DateRow("20040105", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("20040105T1011+0100", 2004, 1, 5, 9, 11, offset: 60),
    DateRow("20040105T10:11:12.45+01:00", 2004, 1, 5, 9, 11, 12, nanoseconds: 450_000_000, offset: 60),
    DateRow("20040105101112", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("200401051011", 2004, 1, 5, 10, 11, assuming: .zone),
    DateRow("2004-W01-1", 2003, 12, 29, assuming: [.zone, .time]),
    DateRow("2004-W01-5", 2004, 1, 2, assuming: [.zone, .time]),
    DateRow("2004W015", 2004, 1, 2, assuming: [.zone, .time]),
    DateRow("2004-W53", 2004, 12, 27, assuming: [.zone, .time]),
    DateRow("2004-W01-5T10:11:12Z", 2004, 1, 2, 10, 11, 12, offset: 0),
    DateRow("2004-005", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("2004005", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("2004-366T10:11:12Z", 2004, 12, 31, 10, 11, 12, offset: 0),
    DateRow("-0312", 2003, 12, 1, assuming: [.zone, .time]), DateRow("-03-12", 2003, 12, 1, assuming: [.zone, .time]),
    DateRow("-03", 2003, 1, 1, assuming: [.zone, .time]), DateRow("031231", 2003, 12, 31, assuming: [.zone, .time]),
    DateRow("03-12-31", 2003, 12, 31, assuming: [.zone, .time, .order]),
    DateRow("03335", 2003, 12, 1, assuming: [.zone, .time]),
    DateRow("2003-012-31T10:14:55+00:00", 2003, 12, 31, 10, 14, 55, offset: 0),
    // Slashes, dots, swapped orders.
    DateRow("2020/1/10 14:33:00", 2020, 1, 10, 14, 33, assuming: .zone),
    DateRow("2004.01.05", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("2004/01", 2004, 1, 1, assuming: [.zone, .time]), DateRow("01/2004", 2004, 1, 1, assuming: [.zone, .time]),
    DateRow("05.01.2004 10:11", 2004, 1, 5, 10, 11, assuming: .zone),
    DateRow("15:04 02.01.2006", 2006, 1, 2, 15, 4, assuming: .zone),
    DateRow("1/5/2004 10:11:12 AM", 2004, 1, 5, 10, 11, 12, assuming: [.zone, .order]),
    DateRow("13/1/2004", 2004, 1, 13, assuming: [.zone, .time]),
    DateRow("13-01-2004", 2004, 1, 13, assuming: [.zone, .time]),
    DateRow("05.01.04", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("01-13-2004", 2004, 1, 13, assuming: [.zone, .time]),
    DateRow("31-12-99", 1999, 12, 31, assuming: [.zone, .time]),
    DateRow("Fri, 2006/09/15 08:19:53 EDT", 2006, 9, 15, 12, 19, 53, offset: -240),
    DateRow("2004-07-08 23:56:58.0", 2004, 7, 8, 23, 56, 58, assuming: .zone),
    DateRow("2004-07-08 23:56:58,123", 2004, 7, 8, 23, 56, 58, nanoseconds: 123_000_000, assuming: .zone),
    DateRow("2004 Jan 5", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("2004-Jan-05", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("99 Jan 05", 1999, 1, 5, assuming: [.zone, .time]),
    DateRow("January 2004", 2004, 1, 1, assuming: [.zone, .time]),
  ])
  func numbers(_ row: DateRow) {
    #expect(DateRow.read(row.text) == row.reading)
  }

  @Test(arguments: [
    DateRow("Jan 5 2004 11:56PM", 2004, 1, 5, 23, 56, assuming: .zone),
    DateRow("5 Jan 2004 7 pm", 2004, 1, 5, 19, assuming: .zone),
    DateRow("Mon, 5 Jan 2004 8:56 am PST", 2004, 1, 5, 16, 56, offset: -480),
    DateRow("5 Jan 2004 12:00 am", 2004, 1, 5, 0, assuming: .zone),
    DateRow("5 Jan 2004 12:00 PM", 2004, 1, 5, 12, assuming: .zone),
    DateRow("5 Jan 2004 14:30 PM", 2004, 1, 5, 14, 30, assuming: .zone),
    DateRow("5 Jan 2004 7:03p", 2004, 1, 5, 19, 3, assuming: .zone),
    DateRow("5 Jan 2004 7:03 p.m. EST", 2004, 1, 6, 0, 3, offset: -300),
    DateRow("5 Jan 2004 7:03 a. m.", 2004, 1, 5, 7, 3, assuming: .zone),
    DateRow("5 Jan 2004 14h30", 2004, 1, 5, 14, 30, assuming: .zone),
    DateRow("5 Jan 2004 14h", 2004, 1, 5, 14, assuming: .zone),
    DateRow("5 Jan 2004 14 h 30 min", 2004, 1, 5, 14, 30, assuming: .zone),
    DateRow("10:11:12 5 Jan 2004", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("10:11 2004-01-05 +0100", 2004, 1, 5, 9, 11, offset: 60),
    DateRow("2004-01-05 - 10:11", 2004, 1, 5, 10, 11, assuming: .zone),
    DateRow("January 5th, 2004 at 10:11pm", 2004, 1, 5, 22, 11, assuming: .zone),
    DateRow("5.1.2004 klo 10.11", 2004, 1, 5, 10, 11, assuming: .zone),
    DateRow("٢٠٠٤-٠١-٠٥", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("\u{200E}5\u{200E}/\u{200E}13\u{200E}/\u{200E}2004\u{A0}10:11", 2004, 5, 13, 10, 11, assuming: .zone),
    DateRow("2004\u{2013}01\u{2013}05 10:11:12 \u{2212}0100", 2004, 1, 5, 11, 11, 12, offset: -60),
    DateRow("2004-01-05 foo", 2004, 1, 5, assuming: [.zone, .time]),
  ])
  func clocks(_ row: DateRow) {
    #expect(DateRow.read(row.text) == row.reading)
  }

  /// Minutes east of UTC on 5 January and 5 July 2012; nil where the zone is not known.
  @Test(
    arguments: [
      ("Z", 0, 0), ("z", 0, 0), ("UT", 0, 0), ("UTC", 0, 0), ("GMT", 0, 0), ("-0000", 0, 0), ("+00:00", 0, 0),
      ("EST", -300, -300), ("EDT", -240, -240), ("ET", -300, -240), ("CST", -360, -360), ("CDT", -300, -300),
      ("CT", -360, -300), ("MST", -420, -420), ("MDT", -360, -360), ("MT", -420, -360), ("PST", -480, -480),
      ("PDT", -420, -420), ("pDt", -420, -420), ("PT", -480, -420), ("AST", -240, -240), ("ADT", -180, -180),
      ("AT", -240, -180), ("NST", -210, -210), ("NDT", -150, -150), ("AKST", -540, -540), ("AKDT", -480, -480),
      ("HST", -600, -600), ("CET", 60, 60), ("CEST", 120, 120), ("MEZ", 60, 60), ("MEST", 120, 120), ("EET", 120, 120),
      ("EEST", 180, 180), ("WET", 0, 0), ("WEST", 60, 60), ("BST", 60, 60), ("MSK", 180, 180), ("JST", 540, 540),
      ("KST", 540, 540), ("IST", 330, 330), ("NPT", 345, 345), ("SGT", 480, 480), ("AEST", 600, 600),
      ("AEDT", 660, 660),
      ("ACST", 570, 570), ("AWST", 480, 480), ("NZST", 720, 720), ("NZDT", 780, 780), ("BRT", -180, -180),
      // Military letters: capitals only, A is east.
      ("A", 60, 60), ("I", 540, 540), ("K", 600, 600), ("M", 720, 720), ("N", -60, -60), ("T", -420, -420),
      ("Y", -720, -720),
      ("J", nil, nil), ("AB", nil, nil),
      ("GMT+7", 420, 420), ("GMT-01:01", -61, -61), ("UTC+02:00", 120, 120), ("GMT +0200", 120, 120),
      ("EST -0500", -300, -300),
      ("+02", 120, 120), ("+2", 120, 120), ("-800", -480, -480), ("--0700", -420, -420), ("+05.30", 330, 330),
      ("+0200 CEST", 120, 120), ("+9900", nil, nil), ("+0199", nil, nil), ("XYZ", nil, nil),
      ("Mars/Olympus_Mons", nil, nil),
      ("America/New_York", -300, -240), ("America/Chicago", -360, -300), ("America/Denver", -420, -360),
      ("America/Phoenix", -420, -420), ("America/Los_Angeles", -480, -420), ("america/los_angeles", -480, -420),
      ("America/St_Johns", -210, -150), ("America/Argentina/Buenos_Aires", -180, -180), ("US/Pacific", -480, -420),
      ("Europe/London", 0, 60), ("Europe/Paris", 60, 120), ("Europe/Helsinki", 120, 180), ("Europe/Moscow", 180, 180),
      ("Asia/Kolkata", 330, 330), ("Asia/Tokyo", 540, 540), ("Australia/Sydney", 660, 600),
      ("Australia/Brisbane", 600, 600),
      ("Pacific/Auckland", 780, 720), ("Etc/GMT", 0, 0), ("Etc/UTC", 0, 0), ("Etc/GMT+5", -300, -300),
    ] as [(String, Int16?, Int16?)])
  func zones(_ zone: String, _ winter: Int16?, _ summer: Int16?) {
    for (month, offset) in [(1, winter), (7, summer)] {
      for text in ["2012-0\(month)-05 10:11:12 \(zone)", "Thu, 5 \(month == 1 ? "Jan" : "Jul") 2012 10:11:12 \(zone)"] {
        let row = DateRow(
          text, 2012, month, 5, 10, 11 - Int(offset ?? 0), 12, offset: offset, assuming: offset == nil ? .zone : [])
        #expect(DateRow.read(text) == row.reading, "\(text)")
      }
    }
  }

  /// The hours around a change of the clocks; of one that comes twice the first is meant.
  @Test(arguments: [
    ("2012-03-11 01:59:59 America/New_York", -300), ("2012-03-11 03:00:00 America/New_York", -240),
    ("2012-11-04 01:59:59 America/New_York", -240), ("2012-11-04 02:00:00 America/New_York", -300),
    ("2006-04-02 03:00:00 America/New_York", -240), ("2006-03-20 03:00:00 America/New_York", -300),
    ("2006-10-29 02:00:00 America/New_York", -300), ("2006-10-29 01:59:59 America/New_York", -240),
    ("2012-03-25 01:59:59 Europe/Berlin", 60), ("2012-03-25 03:00:00 Europe/Berlin", 120),
    ("2012-10-28 02:59:59 Europe/Berlin", 120), ("2012-10-28 03:00:00 Europe/Berlin", 60),
    ("1995-10-15 12:00:00 Europe/Berlin", 60), ("2012-04-01 02:59:59 Australia/Sydney", 660),
    ("2012-04-01 03:00:00 Australia/Sydney", 600), ("2012-10-07 03:00:00 Australia/Sydney", 660),
    ("2012-10-07 01:59:59 Australia/Sydney", 600), ("2012-09-30 03:00:00 Pacific/Auckland", 780),
    ("2012-09-30 01:59:59 Pacific/Auckland", 720),
  ])
  func summerTime(_ text: String, _ offset: Int16) {
    #expect(DateRow.read(text)?.time.offsetMinutes == offset)
  }

  @Test(arguments: [
    ("5. Januar 2004", 1), ("5. JÄNNER 2004", 1), ("Mo, 5 Mär 2004", 3), ("5 Mrz 2004", 3), ("5. Dezember 2004", 12),
    ("le 5 août 2004", 8), ("LUN. 5 AOÛT 2004", 8), ("5 févr. 2004", 2), ("1er mars 2004", 3), ("mar 5 déc. 2004", 12),
    ("5 de enero de 2004", 1), ("mar, 5 mar 2004", 3), ("mié 5 sep 2004", 9), ("5 gennaio 2004", 1),
    ("gio, 5 mag 2004", 5),
    ("5 januari 2004", 1), ("zo 5 mrt 2004", 3), ("5 maart 2004", 3), ("5º de março de 2004", 3),
    ("sáb, 5 dez 2004", 12),
    ("5. tammikuuta 2004", 1), ("ma 5 kesä 2004", 6), ("5 maj 2004", 5), ("lör 5 okt 2004", 10),
    ("lørdag 5. marts 2004", 3),
    ("søn. 5. des. 2004", 12), ("5 stycznia 2004 r.", 1), ("ndz, 5 PAŹ 2004", 10), ("5 września 2004", 9),
    ("paz, 5 paź 2004", 10),
    ("út 5. ledna 2004", 1), ("5. ŘÍJNA 2004", 10), ("5. července 2004", 7), ("5. června 2004", 6),
    ("2004. január 5.", 1),
    ("2004. szept. 5.", 9), ("Κυρ, 11 Ιούλ 2004", 7), ("ΚΥΡ, 11 ΙΟΥΛ 2004", 7), ("5 Μαΐου 2004", 5),
    ("5 Αυγούστου 2004", 8),
    ("5 января 2004 г.", 1), ("ПТ, 5 ЯНВАРЯ 2004", 1), ("5 мая 2004", 5), ("Вс, 5 сен 2004", 9), ("5 січня 2004", 1),
    ("5 Ocak 2004 Pazartesi", 1), ("5 KASIM 2004", 11), ("5 Ağustos 2004", 8), ("Paz, 5 Oca 2004", 1),
    ("5 ianuarie 2004", 1),
    ("mar, 5 noi 2004", 11), ("5 a\u{301}pr 2004", 4), ("5 януари 2004", 1),
  ])
  func languages(_ text: String, _ month: Int) {
    let day = text.contains("11") ? 11 : text.contains("1er") ? 1 : 5
    #expect(DateRow.read(text) == DateRow(text, 2004, month, day, assuming: [.zone, .time]).reading)
  }

  @Test(arguments: [
    DateRow("Mon, 02 Jan 2006 15.04.05 +0100", 2006, 1, 2, 14, 4, 5, offset: 60),
    DateRow("02.01.2006 15.04", 2006, 1, 2, 15, 4, 0, assuming: .zone),
    DateRow("2 Jan 2006 3.04pm", 2006, 1, 2, 15, 4, 0, assuming: .zone),
  ])
  func aDotPartsTheHoursBehindAWholeDay(_ row: DateRow) {
    #expect(DateRow.read(row.text) == row.reading)
  }

  @Test(arguments: [
    DateRow("2004년 5월 25일 오후 11:16:08", 2004, 5, 25, 23, 16, 8, assuming: .zone),
    DateRow("2004-05-25 오후 11:16:08", 2004, 5, 25, 23, 16, 8, assuming: .zone),
    DateRow("2004-05-02 오후 03:16:08", 2004, 5, 2, 15, 16, 8, assuming: .zone),
    DateRow("2004-05-25 오전 12:16:08", 2004, 5, 25, 0, 16, 8, assuming: .zone),
    DateRow("2004년 05월 28일  01:31:15", 2004, 5, 28, 1, 31, 15, assuming: .zone),
    DateRow("2004년 5월 25일 화요일", 2004, 5, 25, assuming: [.zone, .time]),
    DateRow("2004年1月5日 上午10:11:12", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("2004年1月5日(月) 10時11分12秒", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("2004年1月", 2004, 1, 1, assuming: [.zone, .time]),
    DateRow("２００４／０１／０５", 2004, 1, 5, assuming: [.zone, .time]),
    DateRow("Κυρ, 11 Ιούλ 2004 12:00:00 EST", 2004, 7, 11, 17, offset: -300),
    DateRow("11 Ιουλίου 2004 10:11 μ.μ.", 2004, 7, 11, 22, 11, assuming: .zone),
    DateRow("2004-július-13T9:15-05:00", 2004, 7, 13, 14, 15, offset: -300),
    DateRow("2004. január 5. 10:11:12", 2004, 1, 5, 10, 11, 12, assuming: .zone),
    DateRow("5 de enero de 2004 a las 10:11 p.m.", 2004, 1, 5, 22, 11, assuming: .zone),
    DateRow("5. Januar 2004 um 10:11 Uhr", 2004, 1, 5, 10, 11, assuming: .zone),
    DateRow("5 stycznia 2004 r., 10:11", 2004, 1, 5, 10, 11, assuming: .zone),
    DateRow("le 5 AOÛT 2004 à 14 h 30", 2004, 8, 5, 14, 30, assuming: .zone),
    DateRow("maanantai 5. tammikuuta 2004 klo 10.11", 2004, 1, 5, 10, 11, assuming: .zone),
  ])
  func languagesWithTimes(_ row: DateRow) {
    #expect(DateRow.read(row.text) == row.reading)
  }

  /// A word of the table means one month in every language.
  @Test func monthsDoNotContradict() {
    var seen: [String: Int] = [:]
    for line in DateNames.months {
      let groups = line.split(separator: " ")
      #expect(groups.count == 12, "\(line)")
      for (index, group) in groups.enumerated() {
        for name in group.split(separator: "/") {
          #expect(seen[String(name), default: index] == index, "\(name)")
          seen[String(name)] = index
          #expect(
            DateRow.read("5 \(name) 2004") == DateRow("", 2004, index + 1, 5, assuming: [.zone, .time]).reading,
            "\(name)")
        }
      }
    }
  }

  @Test func everyWeekdayIsSkipped() {
    for name in DateNames.weekdays.flatMap({ $0.split(separator: " ") }) {
      let text = "\(name) 5 Jan 2004 10:11 UTC"
      #expect(DateRow.read(text) == DateRow("", 2004, 1, 5, 10, 11, offset: 0).reading, "\(name)")
    }
  }
}
