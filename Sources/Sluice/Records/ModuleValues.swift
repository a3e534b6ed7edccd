// What modules say of one record, while it is built. Not the record's own: that is one object by key.

import SluiceCore
import SluiceFeeds

/// An object for each key of a module, in the order the modules first spoke.
struct ModuleValues {
  private var objects: [ValueObject] = []
  private var made: [RuleBook.ModuleObject] = []
  private var order: [Int] = []

  /// Makes room for the modules of a rule book.
  mutating func begin(_ book: RuleBook) {
    guard made.count != book.objects.count else { return }
    made = book.objects
    objects = Array(repeating: ValueObject(), count: made.count)
  }

  /// Puts a value into its module's object; false when a single one has its place already.
  mutating func put(_ value: Value, _ rule: RuleBook.Rule, key: String) -> Bool {
    let place = Int(rule.module)
    if objects[place].isEmpty {
      order.append(place)
      objects[place].members.reserveCapacity(4)
    }
    return objects[place].put(value, isList: rule.isList, key: key)
  }

  /// The modules' objects by key; nothing is left here.
  mutating func take() -> ValueObject {
    var all = ValueObject()
    all.members.reserveCapacity(order.count)
    for place in order {
      var object = ValueObject()
      swap(&object, &objects[place])
      if let reshape = made[place].reshape { object = reshape(object) }
      if !object.isEmpty { all.members.append(ValueObject.Member(key: made[place].key, value: .object(object))) }
    }
    order.removeAll(keepingCapacity: true)
    return all
  }
}
