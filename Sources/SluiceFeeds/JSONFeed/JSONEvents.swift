// Tokens of JSON written down as events, so that one draft reader reads them: a key is an element. Knows no feed's keys.

import SluiceCore
import SluiceMarkup

/// Writes JSON as elements: a member is an element named by its key, the members of an array are elements of the same
/// name one after the other, a scalar is the text of its element, and `null` an element with nothing in it. The root is
/// an element no XML can have; a root that is an array stands for an object whose `items` it is.
struct JSONEvents: ~Copyable, JSONSink {
  /// The root's name. No XML element can be called so.
  static let root = "{}"

  private struct Level {
    var name: NameID
    var container: JSONContainer
    /// Whether an element stands for it; the array of a member has none, its members have.
    var isElement: Bool
    /// Where the keys of the object begin in `seen`.
    var firstSeen: Int
  }

  var batch = EventBatch()
  var notes: [Note] = []
  private var open: [Level] = []
  private var key = NameID(0)
  private var keyAt = 0
  /// Whether a key waits for its value.
  private(set) var hasKey = false
  private var names = JSONNames()
  /// Keys of the objects that are open.
  private var seen: [NameID] = []
  /// So many keys of an object are looked through for one that comes again.
  private static let keysCompared = 64

  /// Where the key stands that waits for its value.
  var waitsAt: Int? { hasKey ? keyAt : nil }

  /// Forgets the events of the last batch.
  mutating func beginBatch() {
    // Names that have no number of their own get a new one with each batch.
    let hasOverflow = open.contains { !$0.name.isStable } || hasKey && !key.isStable
    let kept = hasOverflow ? (open.map { batch.name($0.name) }, hasKey ? batch.name(key) : nil) : nil
    batch.removeAll()
    guard let kept else { return }
    for (place, name) in kept.0.enumerated() { open[place].name = batch.number(name) }
    if let name = kept.1 { key = batch.number(name) }
  }

  mutating func key(_ name: Span<UInt8>, at byte: Int) {
    key = names.number(name, in: &batch)
    keyAt = byte
    hasKey = true
    guard let level = open.last else { return }
    let first = level.firstSeen
    guard seen.count - first < JSONEvents.keysCompared, key.isStable else { return }
    if seen[first...].contains(key) { notes.append(Note(.duplicateKey, decodedByte: byte)) } else { seen.append(key) }
  }

  /// Begins the element of a value: its name and its place are those of its key, or of the array it stands in.
  private mutating func start(_ byte: Int, _ content: Event.Content) -> NameID {
    var name = key
    var place = byte
    if hasKey {
      place = keyAt
      hasKey = false
    } else {
      name = open.last?.name ?? names.number(JSONEvents.root, in: &batch)
    }
    batch.start(name, decodedByte: place, content: content)
    return name
  }

  mutating func open(_ container: JSONContainer, at byte: Int) {
    if container == .array, open.isEmpty {
      // A list of items alone.
      _ = start(byte, .elements)
      let name = names.number("items", in: &batch)
      open.append(Level(name: name, container: .array, isElement: true, firstSeen: seen.count))
    } else if container == .array, hasKey {
      open.append(Level(name: key, container: .array, isElement: false, firstSeen: seen.count))
      hasKey = false
    } else {
      let name = start(byte, .elements)
      open.append(Level(name: name, container: container, isElement: true, firstSeen: seen.count))
    }
  }

  mutating func close(at byte: Int) {
    hasKey = false
    guard let level = open.popLast() else { return }
    seen.removeLast(seen.count - level.firstSeen)
    if level.isElement { batch.end(level.name, decodedByte: byte) }
  }

  mutating func string(_ value: Span<UInt8>, at byte: Int) {
    let name = start(byte, value.isEmpty ? .nothing : .text)
    if !value.isEmpty { batch.text(value, decodedByte: byte) }
    batch.end(name, decodedByte: byte)
  }

  mutating func scalar(_ value: Span<UInt8>, at byte: Int) {
    let isNull = value.count == 4 && value[0] == 0x6E
    let name = start(byte, isNull ? .nothing : .text)
    if !isNull { batch.text(value, decodedByte: byte) }
    batch.end(name, decodedByte: byte)
  }

  mutating func nextDocument() { seen.removeAll(keepingCapacity: true) }
}
