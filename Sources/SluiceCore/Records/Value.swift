// What modules say, as a small tree of typed values. Not JSON: there is no null, and times are times.

/// A typed value of a module's field.
public enum Value: Sendable, Hashable {
  /// A text, or a URL made absolute.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number with a fraction.
  case number(Double)
  /// Yes or no.
  case flag(Bool)
  /// A moment.
  case time(Timestamp)
  /// Several values, in document order.
  case list([Value])
  /// Named values, in document order.
  case object(ValueObject)
}

/// Named values in the order they came. Few names, so a look-up reads along.
public struct ValueObject: Sendable, Hashable {
  /// One named value.
  public struct Member: Sendable, Hashable {
    /// The key, as it stands in the output.
    public var key: String
    /// Its value.
    public var value: Value

    /// A value with its key.
    public init(key: String, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The named values in document order; a key stands once.
  public var members: [Member] = []

  /// No members yet.
  public init() {}

  /// Whether there are none.
  public var isEmpty: Bool { members.isEmpty }

  /// The value of a key; setting nil removes it.
  public subscript(key: String) -> Value? {
    get { members.first { $0.key == key }?.value }
    set {
      let place = members.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Adds to the list of a key, which is made when absent.
  public mutating func append(_ value: Value, to key: String) {
    guard let place = members.firstIndex(where: { $0.key == key }) else {
      members.append(Member(key: key, value: .list([value])))
      return
    }
    guard case .list(var list) = members[place].value else { return }
    members[place].value = .flag(false)  // the list is alone now, so it grows in place
    list.append(value)
    members[place].value = .list(list)
  }

  /// The text of a key, nil when it is absent or no text.
  public func text(_ key: String) -> String? {
    if case .text(let text) = self[key] { text } else { nil }
  }

  /// The whole number of a key.
  public func integer(_ key: String) -> Int? {
    if case .integer(let number) = self[key] { number } else { nil }
  }

  /// The number of a key, whole or not.
  public func number(_ key: String) -> Double? {
    switch self[key] {
    case .number(let number): number
    case .integer(let number): Double(number)
    default: nil
    }
  }

  /// The yes or no of a key.
  public func flag(_ key: String) -> Bool? {
    if case .flag(let flag) = self[key] { flag } else { nil }
  }

  /// The texts of a key's list, empty when absent.
  public func texts(_ key: String) -> [String] {
    list(key).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The objects of a key's list, empty when absent.
  public func objects(_ key: String) -> [ValueObject] {
    list(key).compactMap { if case .object(let object) = $0 { object } else { nil } }
  }

  /// The object of a key.
  public func object(_ key: String) -> ValueObject? {
    if case .object(let object) = self[key] { object } else { nil }
  }

  private func list(_ key: String) -> [Value] {
    if case .list(let list) = self[key] { list } else { [] }
  }
}
