// The public events of any XML, with strings. Not what the feed readers use: they read batches of bytes.

import SluiceCore

/// One SAX event of a document. Text is coalesced: two text events follow each other only where elements between them
/// were deeper than ``Limits/depth``.
public struct MarkupEvent: Sendable, Hashable {
  /// An attribute of a start tag, without namespace declarations.
  public struct Attribute: Sendable, Hashable {
    /// The resolved name; without prefix it has no namespace (Namespaces in XML 1.0 §6.2).
    public var name: QName
    /// The value, references resolved, white space normalised by XML 1.0 §3.3.3.
    public var value: String
  }

  /// What was seen.
  public enum Kind: Sendable, Hashable {
    /// A start tag, or the start of an empty-element tag.
    case startElement(QName, [Attribute])
    /// An end tag, or the end of an empty-element tag.
    case endElement(QName)
    /// Text and CDATA in one run, references resolved, line ends as `\n`.
    case text(String)
    /// A comment's text.
    case comment(String)
    /// A processing instruction.
    case instruction(target: String, data: String)
    /// A document type declaration, by the name of its root.
    case doctype(String)
  }

  /// What was seen.
  public var kind: Kind
  /// Where it begins in the original input.
  public var position: Position
}

extension EventBatch {
  /// The public form of an event of the batch.
  func publicEvent(_ event: Event, at position: Position) -> MarkupEvent {
    let kind: MarkupEvent.Kind =
      switch event.kind {
      case .startElement:
        .startElement(
          name(event.name),
          event.range.map { place in
            let attribute = attribute(place)
            return MarkupEvent.Attribute(name: name(attribute.name), value: string(attribute.range))
          })
      case .endElement: .endElement(name(event.name))
      case .text: .text(string(event.range))
      case .comment: .comment(string(event.range))
      case .instruction: .instruction(target: name(event.name).written, data: string(event.range))
      case .doctype: .doctype(string(event.range))
      }
    return MarkupEvent(kind: kind, position: position)
  }
}
