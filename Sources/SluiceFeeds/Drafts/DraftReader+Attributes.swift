// What attributes say: language and base, the type of a construct, values of their own.

import SluiceCore
import SluiceMarkup

extension DraftReader {
  /// What an attribute's name means everywhere.
  enum AttributeRole: UInt8 {
    case unknown
    case language
    case base
    case plain
  }

  private mutating func role(of id: NameID, _ events: borrowing EventParser) -> AttributeRole {
    let place = Int(id.raw)
    if id.isStable, place < attributeRoles.count, attributeRoles[place] != .unknown { return attributeRoles[place] }
    let name = events.name(id)
    let role: AttributeRole =
      switch (name.prefix, name.local) {
      case ("xml", "lang"): .language
      case ("xml", "base"): .base
      default: .plain
      }
    guard id.isStable else { return role }
    if place >= attributeRoles.count {
      attributeRoles += Array(repeating: .unknown, count: place + 1 - attributeRoles.count)
    }
    attributeRoles[place] = role
    return role
  }

  /// The context inside an element: its own `xml:lang` and `xml:base` (XML 1.0 §2.12, XML Base §4), else the outer.
  mutating func context(inside outer: Int32, _ event: Event, _ events: borrowing EventParser) -> Int32 {
    var changed: TextContext?
    for place in event.range {
      let attribute = events.attribute(place)
      switch role(of: attribute.name, events) {
      case .language: changed = changed ?? contexts[Int(outer)]; changed?.language = events.string(attribute.range)
      case .base:
        changed = changed ?? contexts[Int(outer)]
        changed?.base = URLReference.resolve(events.string(attribute.range), base: contexts[Int(outer)].base)
      case .plain, .unknown: break
      }
    }
    guard let changed, changed != contexts[Int(outer)] else { return outer }
    contexts.append(changed)
    return Int32(contexts.count - 1)
  }

  /// Names of attributes are compared in lower case, as those of elements are at last.
  func attributePlace(_ folded: String, of event: Event, _ events: borrowing EventParser) -> Int? {
    event.range.first { events.isLocal(events.attribute($0).name, folded: folded) }
  }

  func attribute(_ name: String, of event: Event, _ events: borrowing EventParser) -> String? {
    attributePlace(name, of: event, events).map { events.string(events.attribute($0).range) }
  }

  /// Adds the attributes a rule names, in the rule's order; a namespace on an attribute (`rdf:about`) is not looked at.
  mutating func addAttributes(of rule: RuleBook.Rule, _ event: Event, _ frame: Frame, _ events: borrowing EventParser) {
    guard !event.range.isEmpty else { return }
    for number in rule.attributes {
      guard let place = attributePlace(book.names[number].folded, of: event, events) else { continue }
      let attribute = book.rules[number]
      guard attribute.shape == .object else {
        addValue(events.attribute(place).range, rule: Int32(number), frame, events)
        continue
      }
      // Several attributes make an object, when the one that names it is there.
      var group = frame
      group.rule = Int32(number)
      draft.nodes.append(node(.open, group))
      addAttributes(of: attribute, event, group, events)
      draft.nodes.append(node(.close, group))
    }
  }

  /// Adds a value that stands in the batch.
  mutating func addValue(_ range: Range<Int>, rule: Int32, _ frame: Frame, _ events: borrowing EventParser) {
    var value = node(.value, frame)
    value.rule = rule
    value.text = .plain
    value.start = draft.bytes.count
    events.append(range, to: &draft.bytes)
    value.end = draft.bytes.count
    draft.nodes.append(value)
  }

  /// RFC 4287 §3.1.1 and §4.1.3.1 `type`; Atom 0.3 `mode` (escaped means HTML, base64 means bytes).
  func readType(_ event: Event, _ frame: inout Frame, _ events: borrowing EventParser) {
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
    case "xhtml", "application/xhtml+xml": frame.text = mode == "escaped" ? .html : .xhtml
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
