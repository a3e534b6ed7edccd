// Which members of modules hold the same texts as fields of the record. A table made by whoever knows the modules.

/// The members of modules that may repeat a field.
package struct TextFields: Sendable {
  /// What a member says, as the field it stands beside.
  package enum Role: Sendable, Hashable {
    /// `title`.
    case title
    /// `summary` and `content`.
    case text
  }

  package struct Member: Sendable {
    package var key: String
    package var role: Role
    /// Where the member is an object, or a list of objects, the key of the text in each.
    package var inner: String?
    /// As the output names it, `media.description`; made once and not for each entry.
    var name = ""

    package init(key: String, role: Role, inner: String? = nil) {
      self.key = key
      self.role = role
      self.inner = inner
    }
  }

  /// Keys of modules, and beside each its members. Apart, so that a look-up holds on to nothing.
  private var keys: [String] = []
  private var members: [[Member]] = []

  package init() {}

  /// Adds a module's members.
  package mutating func add(_ key: String, _ members: [Member]) {
    let named = members.map { member in
      var member = member
      member.name = key + "." + member.key
      return member
    }
    if named.isEmpty { return }
    keys.append(key)
    self.members.append(named)
  }

  /// The members of a module; few, so a look-up reads along.
  func members(of module: String) -> [Member]? { keys.firstIndex(of: module).map { members[$0] } }
}
