// Elements that no module claims, kept with all they hold.

import SluiceCore
import SluiceMarkup

extension DraftReader {
  mutating func startUnclaimed(_ event: Event, _ frame: inout Frame, _ events: borrowing EventBatch) {
    frame.place = .unclaimed
    frame.rule = -1
    let name = events.name(event.name)
    // A prefix nobody declares stands for a namespace nobody knows: it is kept as written.
    let local = name.isUndeclared ? name.written : name.local
    addPair(.openExtension, name.namespace ?? "", local, frame)
    for place in event.range {
      let attribute = events.attribute(place)
      addPair(.extensionAttribute, events.name(attribute.name).written, events.string(attribute.range), frame)
    }
  }

  mutating func addUnclaimedText(_ event: Event, _ frame: Frame, _ events: borrowing EventBatch) {
    var text = node(.extensionText, frame)
    text.start = draft.bytes.count
    events.append(event.range, to: &draft.bytes)
    text.end = draft.bytes.count
    draft.nodes.append(text)
  }

  /// RFC 4287 §4.1.3.3: what has another media type is base64. When that is a text after all, the kept element becomes
  /// the value it was meant to be.
  mutating func decodeText(of frame: Frame) -> Bool {
    let kept = draft.nodes[frame.start...]
    guard let text = kept.last, text.kind == .extensionText, text.end == draft.bytes.count,
      kept.dropFirst().dropLast().allSatisfy({ $0.kind == .extensionAttribute }),
      Base64.decode(&draft.bytes, from: text.start)
    else { return false }
    draft.nodes.removeSubrange(frame.start...)
    var value = node(.value, frame)
    value.text = .plain
    value.start = text.start
    value.end = draft.bytes.count
    draft.nodes.append(value)
    return true
  }

  /// Attributes that no rule reads, as an element of their own beside what was read.
  mutating func keepUnread(
    _ rule: RuleBook.Rule, _ event: Event, _ frame: Frame, _ events: borrowing EventBatch
  ) {
    guard !tag.isEmpty else { return }
    var isOpen = false
    for (offset, place) in event.range.enumerated() {
      let number = tag[offset].name
      if number == ReadAttribute.language || number == ReadAttribute.base { continue }
      if number >= 0, isRead(number, by: rule) { continue }
      let attribute = events.attribute(place)
      if isTextType(attribute, of: rule, events) { continue }
      // `rdf:resource` of RSS 1.0's image points to the image beside the channel, and `rdf:parseType` is for RDF readers.
      if events.name(attribute.name).prefix == "rdf" { continue }
      if !isOpen {
        // What has no namespace is none of a module's, whoever reads it.
        let name = events.name(event.name)
        let isBare = name.namespace == nil && name.prefix == nil
        let namespace = isBare ? "" : book.names[Int(frame.rule)].namespace
        addPair(.openExtension, namespace, book.names[Int(frame.rule)].local, frame)
      }
      isOpen = true
      addPair(.extensionAttribute, events.name(attribute.name).written, events.string(attribute.range), frame)
    }
    if isOpen { draft.nodes.append(node(.closeExtension, frame)) }
  }

  /// `type` of a text that is one, as in `<media:title type="plain">`: what it is, its bytes say more surely.
  private func isTextType(_ attribute: EventAttribute, of rule: RuleBook.Rule, _ events: borrowing EventBatch) -> Bool {
    guard rule.shape == .value, rule.kind == .prose || rule.kind == .line,
      events.isLocal(attribute.name, folded: "type")
    else { return false }
    return ["plain", "html", "text", "text/plain", "text/html"].contains(events.string(attribute.range).lowercased())
  }

  private func isRead(_ name: Int32, by rule: RuleBook.Rule) -> Bool {
    for number in rule.attributes {
      let attribute = book.rules[number]
      if attribute.attributeName == name { return true }
      for inner in attribute.attributes where book.rules[inner].attributeName == name { return true }
    }
    return rule.shape == .value && name == book.attributeNames["resource"]
  }

  /// Text of an element that has none by its specification, as an element of its own beside what was read.
  mutating func keepText(_ event: Event, of frame: Frame, _ events: borrowing EventBatch) {
    addPair(.openExtension, book.names[Int(frame.rule)].namespace, book.names[Int(frame.rule)].local, frame)
    addUnclaimedText(event, frame, events)
    draft.nodes.append(node(.closeExtension, frame))
  }

  private mutating func addPair(_ kind: DraftNode.Kind, _ first: String, _ second: String, _ frame: Frame) {
    var pair = node(kind, frame)
    pair.start = draft.bytes.count
    draft.bytes.append(first)
    pair.split = draft.bytes.count
    draft.bytes.append(second)
    pair.end = draft.bytes.count
    draft.nodes.append(pair)
  }
}
