// What modules say of one record, while it is built. Not the record's own: that is one object by key.

import SluiceCore
import SluiceFeeds

/// An object for each module, in the order the modules first spoke.
struct ModuleValues {
  private var objects: [ValueObject] = []
  private var keys: [String] = []
  private var order: [Int] = []

  /// Makes room for the modules of a rule book.
  mutating func begin(_ book: RuleBook) {
    guard keys.count != book.moduleKeys.count else { return }
    keys = book.moduleKeys
    objects = Array(repeating: ValueObject(), count: keys.count)
  }

  mutating func put(_ value: Value, _ rule: RuleBook.Rule, key: String) {
    let place = Int(rule.module)
    if objects[place].isEmpty {
      order.append(place)
      objects[place].members.reserveCapacity(4)
    }
    objects[place].put(value, isList: rule.isList, key: key)
  }

  /// The modules' objects by key; nothing is left here.
  mutating func take() -> ValueObject {
    var all = ValueObject()
    all.members.reserveCapacity(order.count)
    for place in order {
      var object = ValueObject()
      swap(&object, &objects[place])
      all.members.append(ValueObject.Member(key: keys[place], value: .object(object)))
    }
    order.removeAll(keepingCapacity: true)
    return all
  }
}
