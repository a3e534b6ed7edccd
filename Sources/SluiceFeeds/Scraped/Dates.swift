// Which of two dates of an item is which, and what one alone is. Not the reading of dates.

import SluiceCore

enum Dates {
  /// The field that a date is, by the other one beside it, and how sure that is; any other field is what it is.
  static func settled(
    _ field: SectionField, in section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int
  ) -> SectionField {
    guard field.field == .published || field.field == .updated else { return field }
    guard let published = section.first(.published), let updated = section.first(.updated) else {
      return alone(field, in: section, pieces, text, offset)
    }
    func time(_ field: SectionField) -> DateReading? {
      let piece = pieces[field.pieces.lowerBound]
      return DateReader.read(text.extracting(piece.start - offset..<piece.end - offset))
    }
    // Nothing is changed before it is published.
    guard let first = time(published), let last = time(updated),
      (last.time.seconds, last.time.nanoseconds) < (first.time.seconds, first.time.nanoseconds)
    else { return field }
    var field = field
    field.field = field.field == .published ? .updated : .published
    return field
  }

  /// RSS writes the date of RFC 822, and Atom that of RFC 3339: what is required there is `updated` (RFC 4287 §4.1.2),
  /// beside an id that is often a name and no address (§4.2.6). RSS 1.0 has the same dates, and they say when it was
  /// published.
  private static func alone(
    _ field: SectionField, in section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int
  ) -> SectionField {
    guard text[pieces[field.pieces.lowerBound].start - offset].isDigit,
      pieces[field.pieces.lowerBound].count > 10, text[pieces[field.pieces.lowerBound].start - offset + 4] == 0x2D
    else { return field }
    var field = field
    for place in section.pieces where section.kind == .item && pieces[place].kind == .name {
      let name = text.extracting(pieces[place].start - offset..<pieces[place].end - offset)
      if TextKinds.isAtomID(name) { field.field = .updated }
    }
    field.confidence = min(field.confidence, 0.85)
    return field
  }
}
