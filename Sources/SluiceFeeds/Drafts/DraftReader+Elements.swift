// Start tags, end tags and text, by the place they stand in.

import SluiceCore
import SluiceMarkup

extension DraftReader {
  mutating func start(_ event: Event, _ events: borrowing EventBatch) {
    guard let top = stack.last else { return }
    var frame = Frame(place: .skipped, context: top.context, decodedByte: event.decodedByte)
    contextsAtStart = contexts.count
    readAttributes(of: event, events)
    if !tag.isEmpty, top.place != .skipped { frame.context = context(inside: top.context, events) }
    switch top.place {
    case .document: startRoot(event, &frame, events)
    case .structure, .entry, .object: startElement(event, in: top.scope, &frame, events)
    case .value, .inline:
      // What two elements hold are two words.
      if draft.bytes.count > top.start { draft.bytes.append(0x20) }
      frame.place = .inline
      frame.start = top.start
    case .construct: startMarkup(event, &frame, events)
    case .markup, .wrapper:
      guard !isFull(top, event) else { break }
      MarkupWriter.start(event, events, into: &draft.bytes)
      frame.place = .markup
      frame.start = top.start
    case .unclaimed: if !isCut(event) { startUnclaimed(event, &frame, events) }
    case .skipped: break
    }
    stack.append(frame)
  }

  /// The root is the feed, the one entry (RFC 4287 §2), or stands around the feed.
  private mutating func startRoot(_ event: Event, _ frame: inout Frame, _ events: borrowing EventBatch) {
    guard strangeRoot == nil, format != nil else { return }
    if rule(of: event, in: .feed, events) != nil {
      startElement(event, in: .feed, &frame, events)
    } else {
      frame.place = .structure
      draft.context = frame.context
    }
  }

  private mutating func startElement(
    _ event: Event, in scope: RuleBook.Scope, _ frame: inout Frame, _ events: borrowing EventBatch
  ) {
    guard let number = rule(of: event, in: scope, events) else {
      if !isCut(event) { startUnclaimed(event, &frame, events) }
      return
    }
    let rule = book.rules[Int(number)]
    if !rule.shape.isFrame, isCut(event) { return }
    if isInEntry, rule.shape == .feed || rule.shape == .entry {
      // An item inside an item is kept as it came: only mending could tell which end is missing.
      startUnclaimed(event, &frame, events)
      return
    }
    if !rule.takes(event.content) {
      if event.content != .nothing { notes.append(Note(.unexpectedValue, decodedByte: event.decodedByte)) }
      startUnclaimed(event, &frame, events)
      return
    }
    frame.rule = number
    frame.scope = scope
    switch rule.shape {
    case .feed:
      frame.place = .structure
      frame.scope = .feed
      draft.context = frame.context
      if format == "rss-1.0", let better = FeedFormat.rdf(of: events.name(event.name)) { format = better }
      addAttributes(of: rule, frame, events)
    case .entry:
      beginEntry(event, context: frame.context)
      frame.place = .entry
      frame.scope = .entry
      addAttributes(of: rule, frame, events)
    case .value:
      keepUnread(rule, event, frame, events)
      // RDF 1.1 XML §2.4: a property whose value is a resource is empty, and names it.
      if let resource = resource(of: event, events) {
        addValue(resource, rule: number, frame, events)
        frame.place = .skipped
        break
      }
      frame.place = .value
      frame.start = draft.bytes.count
    case .construct(let kind):
      frame.place = .construct
      frame.text = kind
      readType(event, &frame, events)
      if frame.isBinary {
        frame.start = draft.nodes.count
        startUnclaimed(event, &frame, events)
        frame.rule = number
        return
      }
      addAttributes(of: rule, frame, events)
      frame.start = draft.bytes.count
    case .attribute:
      keepUnread(rule, event, frame, events)
      startAttribute(rule, event, &frame, events)
    case .object:
      frame.place = .object
      frame.scope = rule.children
      draft.nodes.append(node(.open, frame))
      addAttributes(of: rule, frame, events)
      keepUnread(rule, event, frame, events)
    case .container:
      frame.place = .structure
      draft.nodes.append(node(.open, frame))
      addAttributes(of: rule, frame, events)
      keepUnread(rule, event, frame, events)
      draft.nodes.append(node(.close, frame))
    case .transparent: frame.place = .structure
    case .ignored: frame.place = .skipped
    }
  }

  /// The value stands in an attribute; where that is missing, in the text.
  private mutating func startAttribute(
    _ rule: RuleBook.Rule, _ event: Event, _ frame: inout Frame, _ events: borrowing EventBatch
  ) {
    for number in rule.attributes {
      guard let range = attributeRange(number) else { continue }
      addValue(range, rule: frame.rule, frame, events)
      return
    }
    frame.place = .value
    frame.start = draft.bytes.count
  }

  /// The first element inside a construct: what came before was text, and is escaped now.
  private mutating func startMarkup(_ event: Event, _ frame: inout Frame, _ events: borrowing EventBatch) {
    let place = stack.count - 1
    let start = stack[place].start
    frame.start = start
    let isEmpty = draft.bytes.withSpan(start..<draft.bytes.count) { $0.isBlank }
    if stack[place].text == .xhtml, !stack[place].keepsDiv, isEmpty, events.name(event.name).local == "div" {
      draft.bytes.truncate(to: start)
      stack[place].isMarkup = true
      frame.place = .wrapper
      return
    }
    if stack[place].isMarkup && isFull(stack[place], event) { return }
    if !stack[place].isMarkup {
      var text = ByteBuffer(capacity: 64)
      text.append(draft.bytes, start..<draft.bytes.count)
      draft.bytes.truncate(to: start)
      text.withSpan(0..<text.count) { draft.bytes.append(escaping: $0, inAttribute: false) }
    }
    MarkupWriter.start(event, events, into: &draft.bytes)
    stack[place].text = .xhtml
    stack[place].isMarkup = true
    frame.place = .markup
  }

  mutating func text(_ event: Event, _ events: borrowing EventBatch) {
    guard let top = stack.last else { return }
    switch top.place {
    case .value, .inline:
      if !isFull(top, event) { events.append(event.range, to: &draft.bytes) }
    case .construct where !top.isMarkup:
      if !isFull(top, event) { events.append(event.range, to: &draft.bytes) }
    case .construct, .markup, .wrapper:
      if isFull(top, event) { return }
      events.withSpan(event.range) { draft.bytes.append(escaping: $0, inAttribute: false) }
    case .object:
      if isBlank(event, events) || isCut(event) { return }
      let text = book.rules[Int(top.rule)].text
      if text >= 0 { addValue(event.range, rule: text, top, events) } else { keepText(event, of: top, events) }
    case .unclaimed:
      // An element that is kept is kept with the text it begins with.
      let last = draft.nodes.last?.kind
      let isFirst = last == .openExtension || last == .extensionAttribute
      if !isBlank(event, events), isFirst || !isCut(event) { addUnclaimedText(event, top, events) }
    case .structure where top.rule >= 0 && book.rules[Int(top.rule)].shape == .container:
      if !isBlank(event, events), !isCut(event) { keepText(event, of: top, events) }
    case .document, .structure, .entry, .skipped: break
    }
  }

  /// Whether an entry became whole.
  mutating func end(_ event: Event, _ events: borrowing EventBatch) -> Bool {
    guard let frame = stack.popLast() else { return false }
    switch frame.place {
    case .value, .construct:
      // What is no base64 after all stays as it came.
      if frame.isBase64 { _ = Base64.decode(&draft.bytes, from: frame.start) }
      var node = node(.value, frame)
      node.start = frame.start
      node.end = draft.bytes.count
      draft.nodes.append(node)
      if book.rules[Int(frame.rule)].field == .version, !isInEntry {
        format = FeedFormat.jsonFeed(version: draft.bytes.string(node.range))
      }
    case .object: draft.nodes.append(node(.close, frame))
    case .markup: MarkupWriter.end(events.name(event.name), into: &draft.bytes)
    case .unclaimed where frame.isBinary && decodeText(of: frame): break
    case .unclaimed: draft.nodes.append(node(.closeExtension, frame))
    case .entry: return true
    case .document, .structure, .inline, .wrapper, .skipped: break
    }
    return false
  }

  /// Whether a value with elements in it, of which each text is within the limit, is as long as a text may be.
  private mutating func isFull(_ frame: Frame, _ event: Event) -> Bool {
    guard draft.bytes.count - frame.start >= bytesPerField else { return false }
    if notedField != frame.start { notes.append(Note(.fieldLimit, decodedByte: event.decodedByte)) }
    notedField = frame.start
    return true
  }

  func node(_ kind: DraftNode.Kind, _ frame: Frame) -> DraftNode {
    DraftNode(
      kind: kind, text: frame.text, rule: frame.rule, context: frame.context,
      decodedByte: frame.decodedByte)
  }

  func isBlank(_ event: Event, _ events: borrowing EventBatch) -> Bool {
    events.withSpan(event.range) { $0.isBlank }
  }
}
