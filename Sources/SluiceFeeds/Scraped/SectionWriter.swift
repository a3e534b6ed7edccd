// Gives a section its tags back: the events that the feed would have given, and a note for each field that was
// inferred. It reads no dates, people or addresses: the dialect's and the modules' rules do.

import SluiceCore
import SluiceMarkup

/// Writes sections as events of a feed.
struct SectionWriter {
  private let bytesPerField: Int
  private let hasBase: Bool
  private(set) var notes: [Note] = []
  private var isOpen = false
  private var numbers: Names?

  private struct Names {
    var root, channel, item, image, enclosure, url, length, type, base, text: NameID
    /// By the raw value of the field.
    var fields: [NameID?]
  }

  /// `hasBase` says that it is known where the document came from.
  init(limits: Limits, hasBase: Bool) {
    bytesPerField = limits.bytesPerField
    self.hasBase = hasBase
  }

  mutating func takeNotes() -> [Note] {
    defer { notes = [] }
    return notes
  }

  /// Writes a section; `text` begins at `offset` of the whole text, and `pieces` at the section's first piece.
  mutating func write(
    _ section: Section, _ pieces: [Piece], _ text: Span<UInt8>, offset: Int, first: Section?,
    into batch: inout EventBatch
  ) {
    let names = names(&batch)
    if !isOpen { open(section, pieces, text, offset, first, names, &batch) }
    let start = pieces[section.pieces.lowerBound].start
    let end = pieces[section.pieces.upperBound - 1].end
    switch section.kind {
    case .nowhere:
      for field in section.fields { unplaced(field, pieces, text, offset) }
    case .head:
      fields(section, pieces, text, offset, names, &batch)
      image(section, pieces, text, offset, names, &batch)
    case .item:
      batch.start(names.item, decodedByte: start)
      fields(section, pieces, text, offset, names, &batch)
      enclosure(section, pieces, text, offset, names, &batch)
      textOfAgain(section, pieces, text, offset, names, &batch)
      batch.end(names.item, decodedByte: end)
    }
  }

  /// The feed begins, with the address that its paths count from.
  private mutating func open(
    _ section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int, _ first: Section?, _ names: Names,
    _ batch: inout EventBatch
  ) {
    isOpen = true
    let start = pieces[section.pieces.lowerBound].start
    batch.start(names.root, decodedByte: start)
    if !hasBase, let origin = Origin.find(section, first, pieces, text, offset) {
      origin.withSpan(0..<origin.count) { batch.attribute(names.base, $0) }
    }
    batch.start(names.channel, decodedByte: start)
  }

  /// The feed ends; where nothing was written, it begins and ends.
  mutating func close(at end: Int, into batch: inout EventBatch) {
    let names = names(&batch)
    if !isOpen {
      batch.start(names.root, decodedByte: 0)
      batch.start(names.channel, decodedByte: 0)
    }
    batch.end(names.channel, decodedByte: end)
    batch.end(names.root, decodedByte: end)
  }

  // MARK: - Fields

  private mutating func fields(
    _ section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int, _ names: Names,
    _ batch: inout EventBatch
  ) {
    for field in section.fields {
      let field = Dates.settled(field, in: section, pieces, text, offset)
      switch field.field {
      case .imageURL, .imageTitle, .imageLink: continue
      // One number may be either.
      case .views where section.first(.comments) == nil, .comments where section.first(.views) == nil:
        unplaced(field, pieces, text, offset)
      case .rest, .commentFeed, .commentCount, .number, .picture, .authorPage: unplaced(field, pieces, text, offset)
      default:
        guard let name = names.fields[Int(field.field.rawValue)] else { continue }
        write(field, name, pieces, text, offset, names, &batch)
      }
    }
  }

  private mutating func write(
    _ field: SectionField, _ name: NameID, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int, _ names: Names,
    _ batch: inout EventBatch
  ) {
    let start = pieces[field.pieces.lowerBound].start
    let range = range(field, pieces, offset)
    var value = text.extracting(range)
    if field.field.isText { value = value.extracting(Repeats.once(value)) }
    if value.count > bytesPerField {
      notes.append(Note(.fieldLimit, decodedByte: start))
      var end = bytesPerField
      while end > 0, value[end] & 0xC0 == 0x80 { end -= 1 }
      value = value.extracting(first: end)
    }
    batch.start(name, decodedByte: start)
    if field.field.isText {
      let isHTML = field.field != .title && Repeats.hasTag(value)
      batch.attribute(names.text, isHTML ? SectionWriter.html.span : SectionWriter.plain.span)
    }
    if !value.isEmpty { batch.text(value, decodedByte: start) }
    batch.end(name, decodedByte: start + range.count)
    note(field, value, at: start)
  }

  private static let html = [0x68, 0x74, 0x6D, 0x6C] as [UInt8]
  private static let plain = [0x74, 0x65, 0x78, 0x74] as [UInt8]

  private func range(_ field: SectionField, _ pieces: [Piece], _ offset: Int) -> Range<Int> {
    pieces[field.pieces.lowerBound].start - offset..<pieces[field.pieces.upperBound - 1].end - offset
  }

  private mutating func note(_ field: SectionField, _ value: Span<UInt8>, at start: Int) {
    notes.append(
      Note(
        .inferredField, decodedByte: start, before: SectionWriter.excerpt(value), after: field.field.key,
        confidence: field.confidence))
  }

  private mutating func unplaced(_ field: SectionField, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int) {
    let value = text.extracting(range(field, pieces, offset))
    notes.append(
      Note(
        .unplacedText, decodedByte: pieces[field.pieces.lowerBound].start, before: SectionWriter.excerpt(value),
        length: value.count))
  }

  /// The beginning of a text, cut at a character.
  private static func excerpt(_ value: Span<UInt8>) -> String {
    var end = min(value.count, 80)
    while end > 0, end < value.count, value[end] & 0xC0 == 0x80 { end -= 1 }
    return unsafe value.extracting(first: end).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  // MARK: - Fields that are one element together

  private mutating func image(
    _ section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int, _ names: Names,
    _ batch: inout EventBatch
  ) {
    guard let url = section.first(.imageURL) else {
      for field in section.fields where field.field == .imageTitle || field.field == .imageLink {
        unplaced(field, pieces, text, offset)
      }
      return
    }
    batch.start(names.image, decodedByte: pieces[url.pieces.lowerBound].start)
    for field in section.fields {
      guard field.field == .imageURL || field.field == .imageTitle || field.field == .imageLink,
        let name = names.fields[Int(field.field.rawValue)]
      else { continue }
      write(field, name, pieces, text, offset, names, &batch)
    }
    batch.end(names.image, decodedByte: pieces[section.pieces.upperBound - 1].end)
  }

  private mutating func enclosure(
    _ section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int, _ names: Names,
    _ batch: inout EventBatch
  ) {
    let parts: [(field: ScrapedField, name: NameID)] = [
      (.enclosure, names.url), (.enclosureLength, names.length), (.enclosureType, names.type),
    ]
    let all = section.fields.filter { field in parts.contains { $0.field == field.field } }
    guard let url = section.first(.enclosure) else {
      for field in all { unplaced(field, pieces, text, offset) }
      return
    }
    let start = pieces[url.pieces.lowerBound].start
    batch.start(names.enclosure, decodedByte: start)
    for part in parts {
      guard let field = section.first(part.field) else { continue }
      let value = text.extracting(range(field, pieces, offset))
      batch.attribute(part.name, value)
      note(field, value, at: pieces[field.pieces.lowerBound].start)
    }
    batch.end(names.enclosure, decodedByte: start)
    for field in all where section.first(field.field)?.pieces != field.pieces { unplaced(field, pieces, text, offset) }
  }

  /// Where an item has no description of its own, the one that stands again behind its title and its user. What stands
  /// again and has nothing of the description is said to be left out.
  private mutating func textOfAgain(
    _ section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int, _ names: Names,
    _ batch: inout EventBatch
  ) {
    guard let again = section.first(.again) else { return }
    let whole = range(again, pieces, offset)
    if let known = section.first(.description) {
      let known = text.extracting(range(known, pieces, offset))
      let front = known.extracting(first: min(known.count, 40))
      if !Origin.contains(text.extracting(whole), front) { unplaced(again, pieces, text, offset) }
      return
    }
    guard let name = names.fields[Int(ScrapedField.description.rawValue)],
      let title = section.first(.title).map({ range($0, pieces, offset) }),
      let found = Origin.text(
        in: text, again: whole, title: title, author: section.first(.author).map { range($0, pieces, offset) })
    else { return unplaced(again, pieces, text, offset) }
    let place = whole.lowerBound + offset
    let value = text.extracting(found)
    batch.start(name, decodedByte: place)
    batch.text(value, decodedByte: place)
    batch.end(name, decodedByte: place)
    note(SectionField(field: .description, pieces: again.pieces, confidence: 0.4), value, at: place)
  }

  private mutating func names(_ batch: inout EventBatch) -> Names {
    if let numbers { return numbers }
    func local(_ name: String) -> NameID { batch.number(QName(local: name)) }
    let names = Names(
      root: local(Dialect.scrapedRoot), channel: local("channel"), item: local("item"), image: local("image"),
      enclosure: local("enclosure"), url: local("url"), length: local("length"), type: local("type"),
      base: batch.number(QName(prefix: "xml", local: "base")), text: local("type"),
      fields: ScrapedField.allCases.map { $0.element.map { batch.number($0) } })
    numbers = names
    return names
  }
}
