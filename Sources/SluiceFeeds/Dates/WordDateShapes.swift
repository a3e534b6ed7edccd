// Shapes of dates with a month by name. Not those of numbers alone.

enum WordDateShapes {
  /// The first that fits is meant.
  static let rows: [DateShape] = [
    // RFC 822, RFC 850, and most languages of Europe.
    DateShape(.day, .name, .year),
    // asctime, `date`, and American writing.
    DateShape(.name, .day, .year),
    // `2004-Jan-05`, Hungarian.
    DateShape(.year4, .name, .day),
    // `99 Jan 05`: too large for a day.
    DateShape(.year2, .name, .day),
    DateShape(.year4, .day, .name),
    DateShape(.name, .year4, .day),
    DateShape(.day, .year4, .name),
    DateShape(.name, .year4),
    DateShape(.year4, .name),
  ]
}
