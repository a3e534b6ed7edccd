// Elements that no module claims, kept with all they hold.

import SluiceCore
import SluiceMarkup

extension DraftReader {
  mutating func startUnclaimed(_ event: Event, _ frame: inout Frame, _ events: borrowing EventParser) {
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

  mutating func addUnclaimedText(_ event: Event, _ frame: Frame, _ events: borrowing EventParser) {
    var text = node(.extensionText, frame)
    text.start = draft.bytes.count
    events.append(event.range, to: &draft.bytes)
    text.end = draft.bytes.count
    draft.nodes.append(text)
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
