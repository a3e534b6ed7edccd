// An order of fields, as a table: what a program that writes feeds puts one after the other. Not the alignment of a
// text with it.

/// What a place in the order is made of, and what it costs to do without.
///
/// Costs are tenths of a unit; a unit is about how much less likely a text becomes.
struct Slot: Sendable {
  var field: ScrapedField
  /// What a piece of each kind costs here; ``Slot/never`` for what cannot stand here.
  var costs: [Int32]
  /// What it costs when the field is missing.
  var missing: Int32
  /// What it costs when one more value of the same field follows; ``Slot/never`` when it has but one.
  var another = Slot.never
  /// What it costs when a piece of a kind goes on with the value; empty when a value is one piece.
  var joins: [Int32] = []
  /// What it costs when the value goes on in a new line.
  var lines = Slot.never
  /// How sure the field is where it fits, 0 to 100.
  var trust: Int32

  static let never: Int32 = 1 << 20

  init(_ field: ScrapedField, missing: Int32, trust: Int32, _ costs: [PieceKind: Int32]) {
    self.field = field
    self.costs = PieceKind.allCases.map { costs[$0] ?? Slot.never }
    self.missing = missing
    self.trust = trust
  }

  /// Several values may follow each other.
  func many(_ cost: Int32) -> Slot {
    var slot = self
    slot.another = cost
    return slot
  }

  /// A value may be several pieces; `lines` is what a new line costs.
  func joined(lines: Int32, _ costs: [PieceKind: Int32], others: Int32 = Slot.never) -> Slot {
    var slot = self
    slot.joins = PieceKind.allCases.map { costs[$0] ?? others }
    slot.lines = lines
    return slot
  }

  /// So sure it is here.
  func trusted(_ trust: Int32) -> Slot {
    var slot = self
    slot.trust = trust
    return slot
  }

  func missing(_ cost: Int32) -> Slot {
    var slot = self
    slot.missing = cost
    return slot
  }
}

/// The order of a feed's head, and that of its items.
struct Profile: Sendable {
  var name: String
  var head: [Slot]
  var item: [Slot]
  /// Fields of which half of the items must have one, or the order is another's.
  var signs: [ScrapedField] = []
  /// At most so sure is anything of it, 0 to 100: an order that was learned is no known one.
  var trust: Int32 = 100
}
