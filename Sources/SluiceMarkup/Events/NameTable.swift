// Every name of a document, once. Not a dictionary of strings per event: a look-up is one hash of the bytes.

import SluiceCore

/// Names as written to small numbers, resolved by the scope they stand in.
struct NameTable: ~Copyable {
  /// Resolved names by number.
  private(set) var names: [QName] = []
  private var undeclared: [Bool] = []
  private var folded: [String] = []
  /// Names that found the table full; cleared with each batch.
  private(set) var overflow: [QName] = []

  private struct Entry {
    var hash: UInt64
    var start: Int
    var length: Int
    /// The last resolution as an element and as an attribute, and the scopes they hold in.
    var element = NameID.none
    var elementScope = -1
    var attribute = NameID.none
    var attributeScope = -1
  }

  private var entries: [Entry] = []
  private var slots: [Int32]
  private var bytes = ByteBuffer(capacity: 1024)
  private var numbers: [QName: UInt32] = [:]
  private let seed: UInt64

  /// A feed has some hundred names; beyond this many a name costs a string each time it comes.
  private static let capacity = 4096

  /// The names of another parser of the same document, under their numbers.
  init(copying other: borrowing NameTable) {
    names = other.names
    overflow = other.overflow
    undeclared = other.undeclared
    folded = other.folded
    entries = other.entries
    slots = other.slots
    numbers = other.numbers
    seed = other.seed
    bytes.append(other.bytes, 0..<other.bytes.count)
  }

  init() {
    seed = .random(in: 1 ... .max)
    slots = Array(repeating: -1, count: NameTable.capacity * 2)
  }

  /// Whether a name has a prefix that nobody declares, without taking the name out.
  func isUndeclared(_ id: NameID) -> Bool { id.isStable ? undeclared[Int(id.raw)] : self[id].isUndeclared }

  /// The local part of a name in lower case.
  func folded(_ id: NameID) -> String { id.isStable ? folded[Int(id.raw)] : self[id].local.lowercased() }

  subscript(_ id: NameID) -> QName {
    id.isStable ? names[Int(id.raw)] : overflow[Int(id.raw - NameID.overflow)]
  }

  mutating func clearOverflow() { overflow.removeAll() }

  /// Numbers a name for this batch only.
  mutating func addOverflow(_ name: QName) -> NameID {
    overflow.append(name)
    return NameID(NameID.overflow + UInt32(overflow.count - 1))
  }

  /// The number of a C string as an element's or attribute's name within the scopes in force.
  mutating func intern(_ written: UnsafePointer<CChar>, isAttribute: Bool, in scopes: borrowing NamespaceScopes)
    -> NameID
  {
    var sum = ByteHash(seed: seed)
    var length = 0
    while unsafe written[length] != 0 {
      unsafe sum.add(UInt8(bitPattern: written[length]))
      length += 1
    }
    let hash = sum.mixed
    guard let place = unsafe find(written, length, hash) else {
      return unsafe number(resolve(written, length, isAttribute, scopes))
    }
    if isAttribute {
      if entries[place].attributeScope == scopes.current { return entries[place].attribute }
    } else if entries[place].elementScope == scopes.current {
      return entries[place].element
    }
    let id = unsafe number(resolve(written, length, isAttribute, scopes))
    guard id.isStable else { return id }
    if isAttribute {
      entries[place].attribute = id
      entries[place].attributeScope = scopes.current
    } else {
      entries[place].element = id
      entries[place].elementScope = scopes.current
    }
    return id
  }

  /// The place of the written bytes, made when new; nil when the table is full.
  private mutating func find(_ written: UnsafePointer<CChar>, _ length: Int, _ hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.length == length, unsafe same(entry, written) { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    guard entries.count < NameTable.capacity else { return nil }
    entries.append(Entry(hash: hash, start: bytes.count, length: length))
    unsafe written.withMemoryRebound(to: UInt8.self, capacity: length) {
      unsafe bytes.append(UnsafeBufferPointer(start: $0, count: length))
    }
    slots[slot] = Int32(entries.count - 1)
    return entries.count - 1
  }

  private func same(_ entry: Entry, _ written: UnsafePointer<CChar>) -> Bool {
    unsafe bytes.withBytes(entry.start..<entry.start + entry.length) { known in
      for index in 0..<entry.length where unsafe known[index] != UInt8(bitPattern: written[index]) { return false }
      return true
    }
  }

  /// The number of a resolved name, made when new.
  mutating func number(_ name: QName) -> NameID {
    if let number = numbers[name] { return NameID(number) }
    guard names.count < NameTable.capacity else { return addOverflow(name) }
    names.append(name)
    undeclared.append(name.isUndeclared)
    folded.append(name.local.lowercased())
    numbers[name] = UInt32(names.count - 1)
    return NameID(UInt32(names.count - 1))
  }

  /// Namespaces in XML 1.0 §6.2: the default namespace holds for elements, never for attributes.
  private func resolve(
    _ written: UnsafePointer<CChar>, _ length: Int, _ isAttribute: Bool, _ scopes: borrowing NamespaceScopes
  ) -> QName {
    let whole = unsafe written.withMemoryRebound(to: UInt8.self, capacity: length) {
      unsafe String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
    guard let colon = whole.utf8.firstIndex(of: 0x3A), colon > whole.startIndex else {
      let uri = isAttribute ? nil : scopes.uri(of: "")
      return QName(namespace: uri?.isEmpty == true ? nil : uri, local: whole)
    }
    let prefix = String(whole[..<colon])
    let uri = scopes.uri(of: prefix)
    return QName(
      namespace: uri?.isEmpty == true ? nil : uri, prefix: prefix,
      local: String(whole[whole.utf8.index(after: colon)...]))
  }
}
