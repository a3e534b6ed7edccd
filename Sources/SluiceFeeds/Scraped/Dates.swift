// Which of two dates of an item is which: nothing is changed before it is published. Not the reading of dates.

import SluiceCore

enum Dates {
  /// The field that a date is, by the other one beside it; any other field is what it is.
  static func settled(
    _ field: SectionField, in section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int
  ) -> ScrapedField {
    guard field.field == .published || field.field == .updated, let published = section.first(.published),
      let updated = section.first(.updated)
    else { return field.field }
    func time(_ field: SectionField) -> DateReading? {
      let piece = pieces[field.pieces.lowerBound]
      return DateReader.read(text.extracting(piece.start - offset..<piece.end - offset))
    }
    guard let first = time(published), let last = time(updated),
      (last.time.seconds, last.time.nanoseconds) < (first.time.seconds, first.time.nanoseconds)
    else { return field.field }
    return field.field == .published ? .updated : .published
  }
}
