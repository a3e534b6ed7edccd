// What attributes say: language and base, the type of a construct, values of their own.

import SluiceCore
import SluiceMarkup

extension DraftReader {
  /// An attribute of the start tag that is read, with what its name means.
  struct ReadAttribute {
    /// The number of its name in the rule book; -1 when no rule reads it, or one of those below.
    var name: Int32
    var range: Range<Int>

    static let language: Int32 = -3
    static let base: Int32 = -4
  }

  /// Names compare by number from here on; a name is looked up once.
  mutating func readAttributes(of event: Event, _ events: borrowing EventBatch) {
    tag.removeAll(keepingCapacity: true)
    for place in event.range {
      let attribute = events.attribute(place)
      tag.append(ReadAttribute(name: number(of: attribute.name, events), range: attribute.range))
    }
  }

  private mutating func number(of id: NameID, _ events: borrowing EventBatch) -> Int32 {
    let place = Int(id.raw)
    if id.isStable, place < attributeNumbers.count, attributeNumbers[place] != -2 { return attributeNumbers[place] }
    let name = events.name(id)
    let number: Int32 =
      switch (name.prefix, name.local) {
      case ("xml", "lang"): ReadAttribute.language
      case ("xml", "base"): ReadAttribute.base
      // A namespace on an attribute (`rdf:about`) is not looked at, nor its case, as at last with elements.
      default: book.attributeNames[name.local.lowercased()] ?? -1
      }
    guard id.isStable else { return number }
    if place >= attributeNumbers.count {
      attributeNumbers += Array(repeating: -2, count: place + 1 - attributeNumbers.count)
    }
    attributeNumbers[place] = number
    return number
  }

  /// The context inside an element: its own `xml:lang` and `xml:base` (XML 1.0 §2.12, XML Base §4), else the outer.
  mutating func context(inside outer: Int32, _ events: borrowing EventBatch) -> Int32 {
    var changed: TextContext?
    for attribute in tag where attribute.name < -2 {
      changed = changed ?? contexts[Int(outer)]
      let value = events.string(attribute.range)
      if attribute.name == ReadAttribute.language {
        changed?.language = value
      } else {
        // Bases of bases grow; none that means anything is so long.
        let base = URLReference.resolve(value, base: contexts[Int(outer)].base)
        if base.utf8.count <= 4096 { changed?.base = base }
      }
    }
    guard let changed, changed != contexts[Int(outer)] else { return outer }
    if contexts.last == changed { return Int32(contexts.count - 1) }
    // A document that changes them so often means nothing by it.
    guard contexts.count < 1 << 16 else { return outer }
    contexts.append(changed)
    return Int32(contexts.count - 1)
  }

  /// Where the value of an attribute stands that a rule reads.
  func attributeRange(_ rule: Int) -> Range<Int>? {
    let name = book.rules[rule].attributeName
    for attribute in tag where attribute.name == name { return attribute.range }
    return nil
  }

  /// Where `rdf:resource` stands.
  func resource(of event: Event, _ events: borrowing EventBatch) -> Range<Int>? {
    for place in event.range {
      let attribute = events.attribute(place)
      guard !attribute.range.isEmpty, events.isLocal(attribute.name, folded: "resource") else { continue }
      let name = events.name(attribute.name)
      if name.namespace == RDF.syntax || name.prefix == "rdf" { return attribute.range }
    }
    return nil
  }

  func attributePlace(_ folded: String, of event: Event, _ events: borrowing EventBatch) -> Int? {
    event.range.first { events.isLocal(events.attribute($0).name, folded: folded) }
  }

  func attribute(_ name: String, of event: Event, _ events: borrowing EventBatch) -> String? {
    attributePlace(name, of: event, events).map { events.string(events.attribute($0).range) }
  }

  /// Adds the attributes a rule names, in the rule's order.
  mutating func addAttributes(of rule: RuleBook.Rule, _ frame: Frame, _ events: borrowing EventBatch) {
    guard !tag.isEmpty else { return }
    for number in rule.attributes {
      guard let range = attributeRange(number) else { continue }
      let attribute = book.rules[number]
      guard attribute.shape == .object else {
        addValue(range, rule: Int32(number), frame, events)
        continue
      }
      // Several attributes make an object, when the one that names it is there.
      var group = frame
      group.rule = Int32(number)
      draft.nodes.append(node(.open, group))
      addAttributes(of: attribute, group, events)
      draft.nodes.append(node(.close, group))
    }
  }

  /// Adds a value that stands in the batch.
  mutating func addValue(_ range: Range<Int>, rule: Int32, _ frame: Frame, _ events: borrowing EventBatch) {
    var value = node(.value, frame)
    value.rule = rule
    value.text = .plain
    value.start = draft.bytes.count
    events.append(range, to: &draft.bytes)
    value.end = draft.bytes.count
    draft.nodes.append(value)
  }

  /// RFC 4287 §3.1.1 and §4.1.3.1 `type`; Atom 0.3 `mode` (escaped means HTML, base64 means bytes).
  func readType(_ event: Event, _ frame: inout Frame, _ events: borrowing EventBatch) {
    guard !event.range.isEmpty else { return }
    let mode = attribute("mode", of: event, events)?.lowercased()
    guard let type = attribute("type", of: event, events)?.lowercased() else {
      if mode == "escaped" { frame.text = .html }
      frame.isBase64 = mode == "base64"
      return
    }
    switch type {
    case "text", "text/plain", "plain": frame.text = .plain
    case "html", "text/html": frame.text = .html
    case "xhtml", "application/xhtml+xml":
      frame.text = mode == "escaped" ? .html : .xhtml
      frame.keepsDiv = type != "xhtml"
    default:
      let isMarkup = type.hasSuffix("+xml") || type.hasSuffix("/xml")
      frame.text = isMarkup ? .xhtml : .plain
      // With `src` the type is that of what stands elsewhere.
      let isText = isMarkup || type.hasPrefix("text/") || !type.contains("/")
      frame.isBinary = !isText && attributePlace("src", of: event, events) == nil
    }
    frame.isBase64 = mode == "base64"
  }
}
