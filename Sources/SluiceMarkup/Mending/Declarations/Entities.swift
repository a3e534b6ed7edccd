// The entities a document type declares, and what their use may cost. Not HTML's: those need no declaration here.

import SluiceCore

/// Which references may go to expat as they are.
struct Entities {
  /// What may be done with a reference.
  enum Use: Equatable {
    /// Declared, and expat can expand it here.
    case sound
    /// Not declared.
    case unknown
    /// Declared, but it is recursive, not well-formed, or would make the document grow beyond the limit.
    case unusable
  }

  private struct Entity {
    var value: [UInt8]
    /// Bytes that expanding it makes, with all it refers to; nil when not reckoned yet.
    var cost: Int?
    /// What expat says of it in text and in an attribute; nil when not asked yet.
    var inText: Bool?
    var inAttribute: Bool?
  }

  private var entities: [String: Entity] = [:]
  private var doctype: [UInt8] = []
  private var grown = 0
  private let limit: Int
  private let judge = ExpatJudge()

  /// Asking about an entity costs as much as its document type is long; one that would cost more than this in all
  /// has none that count.
  private static let costliest = 64 << 20
  /// References within references deeper than this are taken for a bomb.
  private static let deepest = 64

  init(limit: Int) { self.limit = limit }

  var isEmpty: Bool { entities.isEmpty }

  mutating func declare(_ declared: [String: [UInt8]], doctype: [UInt8]) {
    guard declared.count.multipliedReportingOverflow(by: doctype.count).partialValue <= Entities.costliest else {
      return
    }
    entities = declared.mapValues { Entity(value: $0) }
    self.doctype = doctype
  }

  /// Decides on one reference, and counts what it adds when it is used.
  mutating func use(_ name: String, inAttribute: Bool) -> Use {
    guard let entity = entities[name] else { return .unknown }
    guard let cost = cost(of: name, depth: 0), cost <= limit - grown else { return .unusable }
    let known = inAttribute ? entity.inAttribute : entity.inText
    let isSound = known ?? judge.accepts(entity: name, inAttribute: inAttribute, doctype: doctype)
    if inAttribute { entities[name]?.inAttribute = isSound } else { entities[name]?.inText = isSound }
    guard isSound else { return .unusable }
    grown += cost
    return .sound
  }

  private mutating func cost(of name: String, depth: Int) -> Int? {
    guard let entity = entities[name] else { return 0 }
    if let cost = entity.cost { return cost < 0 ? nil : cost }
    guard depth < Entities.deepest else { return nil }
    // While it is being reckoned it refers to itself.
    entities[name]?.cost = -1
    var sum = entity.value.count
    for reference in Entities.references(entity.value) {
      guard let more = cost(of: reference, depth: depth + 1), sum <= limit else { return nil }
      sum += more
    }
    entities[name]?.cost = sum
    return sum
  }

  private static func references(_ value: [UInt8]) -> [String] {
    var found: [String] = []
    var place = 0
    while let start = value[place...].firstIndex(of: 0x26) {
      guard let end = value[start...].firstIndex(of: 0x3B) else { break }
      if start + 1 < end, value[start + 1] != 0x23 {
        found.append(String(decoding: value[start + 1..<end], as: UTF8.self))
      }
      place = end + 1
    }
    return found
  }
}
