// Layouts of parts of a run, joined to the layout of a piece. Not the bytes.

extension RunLayout {
  /// How far the parts of a run were taken; parts are taken in order.
  struct Cursor {
    var segment = 0
    /// Bytes before that segment.
    var passed = 0
    var text = 0
    var boundary = 0
  }

  /// Joins what is known of a part of another run; its first byte becomes the one at `offset`.
  ///
  /// A boundary where a part ends goes with the next part; the last takes it along.
  mutating func append(_ source: borrowing RunLayout, _ range: Range<Int>, at offset: Int, _ cursor: inout Cursor) {
    doctype = source.doctype
    let shift = offset - range.lowerBound
    var place = range.lowerBound
    while cursor.segment < source.segments.count {
      let segment = source.segments[cursor.segment]
      let end = min(cursor.passed + segment.count, range.upperBound)
      if end > place {
        add(
          Segment(
            count: end - place,
            decoded: segment.isCopy ? segment.decoded + place - cursor.passed : segment.decoded,
            isCopy: segment.isCopy))
        place = end
      }
      if cursor.passed + segment.count > range.upperBound { break }
      cursor.passed += segment.count
      cursor.segment += 1
    }
    while cursor.text < source.texts.count, source.texts[cursor.text].range.lowerBound < range.upperBound {
      let text = source.texts[cursor.text]
      texts.append(
        Text(
          range: text.range.lowerBound + shift..<text.range.upperBound + shift, isReference: text.isReference))
      cursor.text += 1
    }
    let total = cursor.segment == source.segments.count
    while cursor.boundary < source.boundaries.count {
      var boundary = source.boundaries[cursor.boundary]
      guard boundary.place < range.upperBound || (total && boundary.place == range.upperBound) else { break }
      boundary.place += shift
      boundaries.append(boundary)
      cursor.boundary += 1
    }
  }

  private mutating func add(_ segment: Segment) {
    if let last = segments.last, last.isCopy, segment.isCopy, last.decoded + last.count == segment.decoded {
      segments[segments.count - 1].count += segment.count
    } else {
      segments.append(segment)
    }
  }
}
