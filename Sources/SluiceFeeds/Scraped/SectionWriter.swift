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
    for var field in section.fields {
      field.field = Dates.settled(field, in: section, pieces, text, offset)
      switch field.field {
      case .imageURL, .imageTitle, .imageLink: continue
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
    guard let url = section.first(.enclosure) else { return }
    let start = pieces[url.pieces.lowerBound].start
    batch.start(names.enclosure, decodedByte: start)
    for part in parts {
      guard let field = section.first(part.field) else { continue }
      let value = text.extracting(range(field, pieces, offset))
      batch.attribute(part.name, value)
      note(field, value, at: pieces[field.pieces.lowerBound].start)
    }
    batch.end(names.enclosure, decodedByte: start)
  }

  /// Where an item has no description of its own, the one that stands again behind its title and its user.
  private mutating func textOfAgain(
    _ section: Section, _ pieces: [Piece], _ text: Span<UInt8>, _ offset: Int, _ names: Names,
    _ batch: inout EventBatch
  ) {
    guard section.first(.description) == nil, let again = section.first(.again), let title = section.first(.title),
      let name = names.fields[Int(ScrapedField.description.rawValue)]
    else { return }
    let start = range(again, pieces, offset).lowerBound
    var rest = text.extracting(range(again, pieces, offset))
    let known = text.extracting(range(title, pieces, offset))
    guard Origin.starts(rest, known) else { return }
    rest = rest.extracting(droppingFirst: known.count)
    if let author = section.first(.author) {
      let mail = text.extracting(range(author, pieces, offset))
      var at = 0
      while at < mail.count, mail[at] != 0x40 { at += 1 }
      while let byte = rest.isEmpty ? nil : rest[0], byte.isSpace { rest = rest.extracting(droppingFirst: 1) }
      if Origin.starts(rest, mail.extracting(first: at)) { rest = rest.extracting(droppingFirst: at) }
    }
    var end = 0
    while end < rest.count, rest[end] != 0x3C, rest[end] != 0x0A { end += 1 }
    let value = rest.extracting(first: end)
    guard value.count > 24 else { return }
    let place = start + offset
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
