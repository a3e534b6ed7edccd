// The output contract, version 1: one JSON object a line. <https://jsonlines.org>

import SluiceCore

/// Writes records as JSON Lines.
///
/// Keys stand in the order of the contract; what is empty is absent.
public struct JSONLines: ~Copyable {
  var json = JSONWriter()
  /// Names the input in each line, for when there is more than one.
  package var input: String?

  /// A writer; `input` names the input in each line, for when there is more than one.
  public init(input: String? = nil) {
    self.input = input
  }

  /// Adds one record to what is written.
  public mutating func write(_ record: Record) {
    object(record)
    json.endLine()
  }

  /// A record as an object, without the end of the line.
  mutating func object(_ record: Record) {
    json.open(.object)
    switch record {
    case .feed(let feed): write(feed)
    case .entry(let entry): write(entry)
    case .note(let note): write(note)
    }
    json.close(.object)
  }

  /// Adds a summary.
  public mutating func write(_ summary: Summary) {
    object(summary)
    json.endLine()
  }

  /// A summary as an object, without the end of the line.
  mutating func object(_ summary: Summary) {
    json.open(.object)
    begin("summary")
    member("entries", summary.entries)
    member("notes", summary.notes)
    member("duplicates", summary.duplicates)
    if summary.evictions > 0 { member("evictions", summary.evictions) }
    if summary.known > 0 { member("known", summary.known) }
    member("bytes", summary.bytes)
    member("inputs", summary.inputs)
    rules(summary)
    json.close(.object)
  }

  mutating func rules(_ summary: Summary) {
    guard !summary.rules.isEmpty else { return }
    json.key("rules")
    json.open(.object)
    for rule in Rule.all {
      guard let count = summary.rules[rule] else { continue }
      json.key(rule.name)
      json.integer(count)
    }
    json.close(.object)
  }

  /// How many bytes are written and not taken.
  public var count: Int { json.bytes.count }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  public mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    unsafe try json.bytes.withBytes { (bytes) throws(E) in unsafe try body(UnsafeRawBufferPointer(bytes)) }
    json.bytes.removeAll()
  }

  mutating func begin(_ kind: StaticString) {
    json.key("kind")
    json.string(kind.description)
    member("input", input)
  }
}

// MARK: - Members

extension JSONLines {
  mutating func member(_ key: StaticString, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    json.key(key)
    json.string(text)
  }

  mutating func member(_ key: StaticString, _ number: Int?) {
    guard let number else { return }
    json.key(key)
    json.integer(number)
  }

  mutating func member(_ key: StaticString, _ time: Timestamp?) {
    guard let time else { return }
    json.key(key)
    json.time(time)
  }

  mutating func list<T>(_ key: StaticString, _ list: [T], _ write: (inout JSONLines, T) -> Void) {
    guard !list.isEmpty else { return }
    json.key(key)
    json.open(.array)
    for place in list.indices {
      json.open(.object)
      write(&self, list[place])
      json.close(.object)
    }
    json.close(.array)
  }

  mutating func object<T>(_ key: StaticString, _ value: T?, _ write: (inout JSONLines, T) -> Void) {
    guard let value else { return }
    json.key(key)
    json.open(.object)
    write(&self, value)
    json.close(.object)
  }
}
