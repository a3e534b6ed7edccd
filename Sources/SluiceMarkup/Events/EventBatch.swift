// The events of one piece of input, and the bytes they point into. Not who makes them: expat for XML, other readers
// for what is no XML.

import SluiceCore

/// Events over shared bytes, with the names they use; one batch is written and read after the other.
package struct EventBatch: ~Copyable {
  package internal(set) var events: [Event] = []
  var attributes: [EventAttribute] = []
  package internal(set) var bytes = ByteBuffer(capacity: 16 << 10)
  var names = NameTable()

  /// A batch with no event.
  package init() {}

  package var eventCount: Int { events.count }
  package func event(_ index: Int) -> Event { events[index] }
  package func attribute(_ index: Int) -> EventAttribute { attributes[index] }
  package func name(_ id: NameID) -> QName { names[id] }
  package func string(_ range: Range<Int>) -> String { bytes.string(range) }

  /// Whether the local part of a name is this one, in lower case.
  package func isLocal(_ id: NameID, folded: String) -> Bool { names.folded(id) == folded }

  package func append(_ range: Range<Int>, to buffer: inout ByteBuffer) { buffer.append(bytes, range) }

  package func withSpan<R>(_ range: Range<Int>, _ body: (Span<UInt8>) -> R) -> R {
    bytes.withSpan(range) { body($0) }
  }
}

// MARK: - Writing, for readers of what is no XML

extension EventBatch {
  /// Forgets all events; names that were numbered keep their numbers as long as they are ``NameID/isStable``.
  package mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll()
    names.clearOverflow()
  }

  /// The number of a name.
  package mutating func number(_ name: QName) -> NameID { names.number(name) }

  /// An element begins; attributes added until the next event are its own.
  package mutating func start(_ name: NameID, decodedByte: Int, content: Event.Content = .any) {
    let place = attributes.count
    events.append(
      Event(
        kind: .startElement, content: content, name: name, start: place, end: place, decodedByte: decodedByte))
  }

  /// An attribute of the element that has just begun.
  package mutating func attribute(_ name: NameID, _ value: Span<UInt8>) {
    let start = bytes.count
    bytes.append(value)
    attributes.append(EventAttribute(name: name, start: start, end: bytes.count))
    events[events.count - 1].end = attributes.count
  }

  /// A text; whoever writes it writes a run as one event.
  package mutating func text(_ value: Span<UInt8>, decodedByte: Int) {
    let start = bytes.count
    bytes.append(value)
    events.append(Event(kind: .text, name: .none, start: start, end: bytes.count, decodedByte: decodedByte))
  }

  /// The element ends; `decodedByte` is where its end begins, and what is behind it belongs to what comes next.
  package mutating func end(_ name: NameID, decodedByte: Int) {
    events.append(Event(kind: .endElement, name: name, start: 0, end: 0, decodedByte: decodedByte))
  }
}
