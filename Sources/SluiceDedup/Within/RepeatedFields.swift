// One text in several fields of a record: it stays once, and the others are named. Knows no other record.

import SluiceCore
import SluiceText

/// Finds the texts that a record has more than once. Its memory is used again for the next record.
///
/// `title` stays before what modules say of it; `summary` stays, then `content`, then modules' texts in their order.
/// Each text is compared with the few that stay, so the time is linear.
struct RepeatedFields: ~Copyable {
  private let fields: TextFields
  /// Texts of the record in their plain form.
  private(set) var plain = ByteBuffer(capacity: 4096)
  private var html = HTMLReader()
  private var found: [SameText] = []

  /// The texts of the record's own fields, where they stand in `plain`; nil when there is none, or it was left out.
  private(set) var summary: Range<Int>?
  private(set) var content: Range<Int>?
  private(set) var title: Range<Int>?
  private var givenTitle: String?
  private var givenSummary: String?
  /// Texts of modules that stay, of which there are no more than modules have members for texts.
  private var kept: [(member: TextFields.Member, range: Range<Int>)] = []

  /// Texts of one list that are looked at: each is looked for in the whole of the others.
  private static let mostTexts = 64

  init(_ fields: TextFields) { self.fields = fields }

  /// Leaves out what an entry has twice, and names it in ``Entry/sameAs``.
  mutating func leaveOut(of entry: inout Entry) {
    begin(title: entry.title, summary: entry.summary, content: entry.content)
    if let summary, let content {
      if relate(content, "content", to: summary, "summary") {
        entry.content = nil
        self.content = nil
      }
    }
    leaveOut(of: &entry.modules, &entry.extensions, summaryKey: "summary")
    if !found.isEmpty { entry.sameAs = found }
  }

  /// The same for a feed, whose `subtitle` is what `summary` is to an entry.
  mutating func leaveOut(of feed: inout Feed) {
    begin(title: feed.title, summary: feed.subtitle, content: nil)
    leaveOut(of: &feed.modules, &feed.extensions, summaryKey: "subtitle")
    if !found.isEmpty { feed.sameAs = found }
  }

  private mutating func begin(title: String?, summary: String?, content: String?) {
    plain.removeAll()
    found = []
    kept.removeAll(keepingCapacity: true)
    givenTitle = title
    givenSummary = summary
    self.title = append(title)
    self.summary = append(summary)
    self.content = append(content)
  }

  private mutating func append(_ text: String?) -> Range<Int>? {
    guard var text else { return nil }
    let range = text.withUTF8 { PlainForm.append(unsafe $0.span, to: &plain) }
    return range.isEmpty ? nil : range
  }

  private mutating func leaveOut(
    of modules: inout ValueObject, _ extensions: inout [ExtensionElement], summaryKey: String
  ) {
    for place in modules.members.indices.reversed() {
      guard let members = fields.members(of: modules.members[place].key) else { continue }
      guard case .object(var object) = modules.members[place].value else { continue }
      // The object is alone now, so it changes in place.
      modules.members[place].value = .flag(false)
      leaveOutRepeats(of: &object, members, summaryKey)
      if object.isEmpty {
        modules.members.remove(at: place)
      } else {
        modules.members[place].value = .object(object)
      }
    }
    // What no module claims may be anything: only a text that is nothing but a text, and long enough to be no chance.
    var hasText = false
    // By index: an iterator would hold on to every element.
    for place in extensions.indices where (extensions[place].value?.utf8.count ?? 0) >= TextRelation.shortest {
      hasText = true
    }
    guard hasText else { return }
    var looks = 0
    extensions.removeAll { element in
      guard RepeatedFields.isText(element), let text = element.value, let range = append(text) else { return false }
      defer { plain.truncate(to: range.lowerBound) }
      looks += 1
      if looks > RepeatedFields.mostTexts { return false }
      return isRepeat(text, range, .text, named: "extensions." + element.name, summaryKey)
    }
  }

  private static func isText(_ element: ExtensionElement) -> Bool {
    (element.value?.utf8.count ?? 0) >= TextRelation.shortest && element.attributes.isEmpty && element.children.isEmpty
  }

  private mutating func leaveOutRepeats(
    of object: inout ValueObject, _ members: [TextFields.Member], _ summaryKey: String
  ) {
    // By index: an iterator would hold on to every name.
    for number in members.indices {
      let member = members[number]
      guard let place = object.members.firstIndex(where: { $0.key == member.key }) else { continue }
      switch object.members[place].value {
      case .text(let text):
        if isTitle(text, member) || isRepeat(text, member, summaryKey, mayBeKept: true) {
          object.members.remove(at: place)
        }
      case .list(var list):
        var hasChanged = false
        for number in list.indices.prefix(RepeatedFields.mostTexts).reversed() {
          guard isRepeat(list[number], member, summaryKey) else { continue }
          hasChanged = true
          if let rest = RepeatedFields.rest(of: list[number], member) {
            list[number] = rest
          } else {
            list.remove(at: number)
          }
        }
        if list.isEmpty {
          object.members.remove(at: place)
        } else if hasChanged {
          object.members[place].value = .list(list)
        }
      case let value:
        guard isRepeat(value, member, summaryKey) else { continue }
        if let rest = RepeatedFields.rest(of: value, member) {
          object.members[place].value = rest
        } else {
          object.members.remove(at: place)
        }
      }
    }
  }

  /// What an object says beside a text that is left out; nil when that is only what kind of text it was.
  private static func rest(of value: Value, _ member: TextFields.Member) -> Value? {
    guard let inner = member.inner, case .object(var object) = value else { return nil }
    object.members.removeAll { $0.key == inner }
    return object.members.allSatisfy { $0.key == "type" } ? nil : .object(object)
  }

  /// Whether an object's text is one that stays elsewhere.
  private mutating func isRepeat(_ value: Value, _ member: TextFields.Member, _ summaryKey: String) -> Bool {
    guard let inner = member.inner, case .object(let object) = value, let text = object.text(inner) else {
      return false
    }
    return isRepeat(text, member, summaryKey, mayBeKept: false)
  }

  private mutating func isRepeat(
    _ text: String, _ member: TextFields.Member, _ summaryKey: String, mayBeKept: Bool
  ) -> Bool {
    if isSummary(text, member, summaryKey) { return true }
    let end = plain.count
    guard let range = append(text) else { return false }
    if isRepeat(text, range, member.role, named: member.name, summaryKey) || equalsKept(range, member) { return true }
    if mayBeKept { kept.append((member, range)) } else { plain.truncate(to: end) }
    return false
  }

  /// Whether a text is the title as it stands, which nearly all are.
  private mutating func isTitle(_ text: String, _ member: TextFields.Member) -> Bool {
    guard member.role == .title, let givenTitle, TextRelation.areSame(text, givenTitle) else { return false }
    found.append(SameText(member.name, .equal, "title"))
    return true
  }

  /// Whether a text is the summary byte for byte, which many are: they need no plain form.
  private mutating func isSummary(_ text: String, _ member: TextFields.Member, _ summaryKey: String) -> Bool {
    guard member.role == .text, summary != nil, let given = givenSummary, TextRelation.areSame(text, given) else {
      return false
    }
    name(member.name, as: summaryKey)
    return true
  }

  /// What was only alike before is nothing beside a field that is equal.
  private mutating func name(_ field: String, as stays: String) {
    found.removeAll { $0.field == field || $0.other == field }
    found.append(SameText(field, .equal, stays))
  }

  private mutating func equalsKept(_ range: Range<Int>, _ member: TextFields.Member) -> Bool {
    for place in kept.indices where kept[place].member.role == member.role {
      if relate(range, member.name, to: kept[place].range, kept[place].member.name, onlyEqual: true) { return true }
    }
    return false
  }

  /// Whether a text equals a field that stays, as it is or read as HTML; else what it is to that field is remembered.
  private mutating func isRepeat(
    _ text: String, _ range: Range<Int>, _ role: TextFields.Role, named name: String, _ summaryKey: String
  ) -> Bool {
    // What is a field, or part of one, as it stands is plain text; else it may be HTML.
    let count = found.count
    if isRepeat(range, role, named: name, summaryKey, .whole) { return true }
    if found.count > count { return false }
    guard plain.withSpan(range, RepeatedFields.mayBeHTML) else {
      return isRepeat(range, role, named: name, summaryKey, .holder)
    }
    let end = plain.count
    defer { plain.truncate(to: end) }
    guard let shown = append(html.text(of: text)) else { return false }
    return isRepeat(shown, role, named: name, summaryKey, .whole)
      || isRepeat(shown, role, named: name, summaryKey, .holder)
  }

  /// What a text is looked at as.
  private enum Side {
    /// Equal to a field, or part of it.
    case whole
    /// Longer than a field, which may be part of it. That markup holds a text says little.
    case holder
  }

  /// The plain form has no NUL, where the search would end too.
  private static func mayBeHTML(_ text: Span<UInt8>) -> Bool {
    text.first(UInt8(ascii: "<"), UInt8(ascii: "&"), orZeroFrom: 0) < text.count
  }

  private mutating func isRepeat(
    _ range: Range<Int>, _ role: TextFields.Role, named name: String, _ summaryKey: String, _ side: Side
  ) -> Bool {
    func isOn(_ other: Range<Int>) -> Bool { (range.count <= other.count) == (side == .whole) }
    switch role {
    case .title: return title.map { relate(range, name, to: $0, "title", onlyEqual: true) } ?? false
    case .text:
      if let summary, isOn(summary), relate(range, name, to: summary, summaryKey) { return true }
      if let content, isOn(content), relate(range, name, to: content, "content") { return true }
      return false
    }
  }

  /// Compares a text with one that stays; whether they are equal. A relation of either to the other is remembered, the
  /// first of each.
  private mutating func relate(
    _ text: Range<Int>, _ name: String, to other: Range<Int>, _ otherName: String,
    onlyEqual: Bool = false
  ) -> Bool {
    if onlyEqual, text.count != other.count { return false }
    let isShorter = text.count <= other.count
    let (short, long) = isShorter ? (text, other) : (other, text)
    let relation = plain.withSpan(short) { short in
      plain.withSpan(long) { long in TextRelation.of(short, in: long) }
    }
    guard let relation else { return false }
    let (field, stays) = isShorter ? (name, otherName) : (otherName, name)
    if relation == .equal {
      self.name(field, as: stays)
      return true
    }
    if !found.contains(where: { $0.field == field }) { found.append(SameText(field, relation, stays)) }
    return false
  }
}
