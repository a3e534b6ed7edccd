// The columns of an entry in a table, in one list, and what each holds. Not a second contract: names and values are
// those of JSON Lines.

import SluiceCore

/// A column of an entry in a table, in the order of the columns.
///
/// A field that is one value stands as it is; what is absent is empty. Lists and objects are JSON texts, the same as
/// in JSON Lines: ``links``, ``authors``, ``contributors``, ``categories``, ``enclosures``, ``source``, ``modules``,
/// ``extensions``, ``sameAs``, ``duplicateOf``, ``markup``.
public enum EntryColumn: String, Sendable, CaseIterable {
  /// The input's path, when there is more than one input.
  case input
  /// Fields of ``Entry`` by their names; times are RFC 3339 in UTC.
  case id, idFrom, title, link, links, summary, content, published, updated, created, expired, authors, contributors
  /// Further fields of ``Entry`` by their names.
  case categories, enclosures, image, comments, language, rights, license, source
  /// What modules say, one JSON object with a key a module.
  case modules
  /// Elements no module claims, one JSON object with a key a namespace.
  case extensions
  /// Fields whose text another field has too, and the earlier entry this one repeats; objects.
  case sameAs, duplicateOf
  /// The texts as published, one JSON object.
  case markup
  /// Where the start tag stands in the original input: offset in bytes from 0, and line from 1.
  case byte, line
}

/// What stands in a column.
package enum ColumnValue {
  case absent
  case text(String)
  case time(Timestamp)
  case integer(Int)
  /// JSON, which the writer of lines holds.
  case json(Range<Int>)

  init(_ text: String?) { self = text.map { $0.isEmpty ? .absent : .text($0) } ?? .absent }
  init(_ time: Timestamp?) { self = time.map { .time($0) } ?? .absent }
}

/// Gives the values of columns, one after the other; JSON is written into memory that is used again.
package struct ColumnReader: ~Copyable {
  private var lines = JSONLines()

  package init() {}

  /// The value of a column; JSON stays until the next one is asked for.
  package mutating func value(of column: EntryColumn, in entry: Entry, input: String?) -> ColumnValue {
    switch column {
    case .input: ColumnValue(input)
    case .id: ColumnValue(entry.id)
    case .idFrom: .text(entry.idFrom.rawValue)
    case .title: ColumnValue(entry.title)
    case .link: ColumnValue(entry.link)
    case .links: json(column) { $0.links(entry.links) }
    case .summary: ColumnValue(entry.summary)
    case .content: ColumnValue(entry.content)
    case .published: ColumnValue(entry.published)
    case .updated: ColumnValue(entry.updated)
    case .created: ColumnValue(entry.created)
    case .expired: ColumnValue(entry.expired)
    case .authors: json(column) { $0.people("authors", entry.authors) }
    case .contributors: json(column) { $0.people("contributors", entry.contributors) }
    case .categories: json(column) { $0.categories(entry.categories) }
    case .enclosures: json(column) { $0.enclosures(entry.enclosures) }
    case .image: ColumnValue(entry.image)
    case .comments: ColumnValue(entry.comments)
    case .language: ColumnValue(entry.language)
    case .rights: ColumnValue(entry.rights)
    case .license: ColumnValue(entry.license)
    case .source: json(column) { $0.source(entry.source) }
    case .modules: entry.modules.isEmpty ? .absent : json(column) { $0.modules(entry.modules) }
    case .extensions: json(column) { $0.extensions(entry.extensions) }
    case .sameAs: json(column) { $0.sameAs(entry.sameAs) }
    case .duplicateOf: json(column) { $0.duplicate(entry.duplicateOf) }
    case .markup: json(column) { $0.markup(entry.markup, summary: "summary") }
    case .byte: .integer(entry.position.byte)
    case .line: .integer(entry.position.line)
    }
  }

  /// The member as JSON Lines writes it, without the name and the colon in front; absent when nothing was written.
  private mutating func json(_ column: EntryColumn, _ write: (inout JSONLines) -> Void) -> ColumnValue {
    lines.json.removeAll()
    write(&lines)
    let name = column.rawValue.utf8.count + 3
    return lines.count > name ? .json(name..<lines.count) : .absent
  }

  /// The feed's object as JSON Lines writes it, without kind and input.
  package mutating func object(of feed: Feed) -> Range<Int> {
    lines.json.removeAll()
    lines.json.open(.object)
    lines.members(of: feed)
    lines.json.close(.object)
    return 0..<lines.count
  }

  /// The counts by rule of a summary, as one object; empty when there are none.
  package mutating func rules(of summary: Summary) -> Range<Int> {
    lines.json.removeAll()
    lines.rules(summary)
    return min("rules".utf8.count + 3, lines.count)..<lines.count
  }

  /// The bytes of JSON that was asked for last; the pointer must not outlive `body`.
  package func withJSON<R, E: Error>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    unsafe try lines.json.bytes.withBytes(range, body)
  }
}
