// How often each unit was met in one text. Not a set of strings: it is asked once a unit, in the hottest loop.

/// Counts keys; forgets them all at once without touching its memory.
struct SeenUnits: ~Copyable {
  private struct Slot {
    var key: UInt64 = 0
    var round: UInt32 = 0
    var count: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var round: UInt32 = 0
  private var filled = 0

  mutating func forgetAll() {
    filled = 0
    round &+= 1
    // Once in four thousand million texts an old slot would seem new.
    if round == 0 { slots = [Slot](repeating: Slot(), count: slots.count) }
  }

  /// How often this key was met before.
  mutating func meet(_ key: UInt64) -> Int {
    if 2 * filled >= slots.count { grow() }
    let place = find(key)
    if slots[place].round == round {
      slots[place].count &+= 1
      return Int(slots[place].count) - 1
    }
    slots[place] = Slot(key: key, round: round, count: 1)
    filled += 1
    return 0
  }

  private func find(_ key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].round == round, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(key: 0, round: round &- 1, count: 0), count: 2 * old.count)
    for slot in old where slot.round == round { slots[find(slot.key)] = slot }
  }
}
