// The SAX events of any XML, one JSON object a line. Not records: nothing here knows what a feed is.

import SluiceCore
import SluiceMarkup

/// Writes markup events as JSON Lines.
///
/// `kind` is `start`, `end`, `text`, `comment`, `instruction` or `doctype`; `byte` counts from 0 and `line` and
/// `column` from 1, in the original input.
public struct EventLines: ~Copyable {
  private var lines = JSONLines()

  /// A writer of events.
  public init() {}

  /// How many bytes are written and not taken.
  public var count: Int { lines.count }

  /// Adds one event to what is written.
  public mutating func write(_ event: MarkupEvent) {
    lines.json.open(.object)
    switch event.kind {
    case .startElement(let name, let attributes):
      begin("start")
      write(name)
      lines.list("attributes", attributes) { lines, attribute in
        lines.member("name", attribute.name.written)
        lines.member("namespace", attribute.name.namespace)
        lines.json.key("value")
        lines.json.string(attribute.value)
      }
    case .endElement(let name):
      begin("end")
      write(name)
    case .text(let text):
      begin("text")
      lines.member("value", text)
    case .comment(let text):
      begin("comment")
      lines.member("value", text)
    case .instruction(let target, let data):
      begin("instruction")
      lines.member("name", target)
      lines.member("value", data)
    case .doctype(let root):
      begin("doctype")
      lines.member("name", root)
    }
    lines.member("byte", event.position.byte)
    lines.member("line", event.position.line)
    lines.member("column", event.position.column)
    lines.json.close(.object)
    lines.json.endLine()
  }

  /// Adds a note to what is written.
  public mutating func write(_ note: Note) { lines.write(.note(note)) }

  /// Hands on what is written, and forgets it. The pointer must not outlive `body`.
  public mutating func drain<E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> Void) throws(E) {
    unsafe try lines.drain(body)
  }

  private mutating func begin(_ kind: StaticString) {
    lines.json.key("kind")
    lines.json.string(kind.description)
  }

  private mutating func write(_ name: QName) {
    lines.member("name", name.written)
    lines.member("namespace", name.namespace)
  }
}
