// Dialect and modules compiled for one document: from a scope and a name's number to a rule, by two look-ups.

import SluiceCore
import SluiceMarkup

/// The rules of a dialect and its modules.
package struct RuleBook: Sendable {
  /// A set of elements that count in one place.
  struct Scope: Hashable, Sendable {
    var number: Int32
    static let feed = Scope(number: 0)
    static let entry = Scope(number: 1)
  }

  /// How an element is read; a rule's reading without what needs memory.
  enum Shape: Sendable, Equatable {
    case value
    case construct(Text.Kind)
    case attribute
    case object
    case container
    case transparent
    case feed
    case entry
    case ignored

    /// Whether it stands around records, or leaves nothing of itself.
    var isFrame: Bool {
      switch self {
      case .transparent, .feed, .entry, .ignored: true
      case .value, .construct, .attribute, .object, .container: false
      }
    }
  }

  /// A compiled rule: numbers only, so that taking one out costs no reference count.
  package struct Rule: Sendable {
    let shape: Shape
    /// Where its children are looked up, when it has any.
    var children = Scope(number: -1)
    /// Its attributes, or those that may be its value, are rules that stand one after the other.
    var attributes = 0..<0
    /// The number of its name among the names of attributes, when it is an attribute's rule.
    var attributeName: Int32 = -1
    package var isAttribute: Bool { attributeName >= 0 }
    /// The rule of its own text, when that is a member.
    package var text: Int32 = -1
    /// Whether it has a place in the object around it.
    package let hasKey: Bool
    /// Where in ``objects`` its module's object stands, when the rule has a place in that; else -1.
    package let module: Int32
    package var hasModule: Bool { module >= 0 }
    package let kind: ValueKind
    package let isList: Bool
    package let field: Field?
    package let rank: UInt8

    /// Whether an element that holds this, as far as is known, is what the rule is about.
    func takes(_ content: Event.Content) -> Bool {
      switch (shape, content) {
      case (_, .any): true
      case (.entry, _), (.feed, _): content == .elements
      case (.value, _), (.construct, _), (.attribute, _): content != .elements
      case (.object, .text): text >= 0
      default: true
      }
    }
  }

  /// The names of a rule, beside it.
  package struct Names: Sendable {
    /// As in the document, without its prefix.
    package let local: String
    /// The namespace it belongs to by its specification; empty for none.
    package let namespace: String
    /// As in the output; empty when it has no place there.
    package let key: String
    /// The relation of a link it feeds, when that is not `alternate`.
    package let relation: String?
  }

  /// What modules make together in the output.
  package struct ModuleObject: Sendable {
    package let key: String
    /// Makes of the members what is delivered.
    package let reshape: (@Sendable (ValueObject) -> ValueObject)?
  }

  private struct Name: Hashable, Sendable {
    var module: Int
    var local: String
  }

  package private(set) var rules: [Rule] = []
  package private(set) var names: [Names] = []
  private(set) var matcher: NamespaceMatcher
  private let modules: [Module]
  private(set) var adopted = 0
  private let dialectNamespace: String?
  /// The objects that modules fill; modules of one key fill one.
  package let objects: [ModuleObject]
  /// By module, its place in ``objects``; -1 for one that only feeds fields.
  private let objectPlaces: [Int32]
  /// Namespaces matched in spite of how they are written, since the last ``takeVariants()``.
  private(set) var variants: [(written: String, proper: String)] = []
  /// Names of attributes that some rule reads, in lower case, by number.
  private(set) var attributeNames: [String: Int32] = [:]
  private var scopes: [[Name: Int32]] = [[:], [:]]
  /// The same by names in lower case; of those that differ in case alone the first listed.
  private var folded: [[Name: Int32]] = [[:], [:]]
  /// By scope, the module whose element it is inside of; 0 for none.
  private var owners = [0, 0]
  /// By scope, then by the number of the name; -2 is not looked up yet, -1 is nobody's.
  private var cache: [[Int32]] = []

  init(dialect: Dialect, modules: [Module]) {
    self.modules = modules
    dialectNamespace = dialect.namespaces.first
    var objects: [ModuleObject] = []
    objectPlaces = modules.map { module in
      guard let key = module.key else { return -1 }
      if let place = objects.firstIndex(where: { $0.key == key }) { return Int32(place) }
      objects.append(ModuleObject(key: key, reshape: module.reshape))
      return Int32(objects.count - 1)
    }
    self.objects = objects
    matcher = NamespaceMatcher(dialect: dialect, modules: modules)
    for rule in dialect.elements { list(rule, module: 0) }
    for (place, module) in modules.enumerated() {
      for rule in module.elements { list(rule, module: place + 1) }
    }
    cache = Array(repeating: [], count: scopes.count)
  }

  /// The root's own namespace counts as the dialect's.
  mutating func adopt(_ uri: String) {
    // A feed has one namespace of its own, at worst a few; each new one costs all that was looked up.
    guard adopted < 16 else { return }
    adopted += 1
    matcher.adopt(uri)
    cache = Array(repeating: [], count: scopes.count)
  }

  mutating func takeVariants() -> [(written: String, proper: String)] {
    defer { variants = [] }
    return variants
  }

  private mutating func list(_ rule: ElementRule, module: Int) {
    let number = compile(rule, module: module)
    let name = Name(module: module, local: rule.name)
    if rule.scope != .entry { put(number, name, in: 0) }
    if rule.scope != .feed { put(number, name, in: 1) }
  }

  /// The first of a name stays.
  private mutating func put(_ number: Int32, _ name: Name, in scope: Int) {
    scopes[scope][name] = scopes[scope][name] ?? number
    let lower = Name(module: name.module, local: name.local.lowercased())
    folded[scope][lower] = folded[scope][lower] ?? number
  }

  private mutating func append(_ element: ElementRule, module: Int) {
    let hasObject = module > 0 && element.key != nil
    names.append(
      Names(
        local: element.name,
        namespace: (module > 0 ? modules[module - 1].namespaces.first : dialectNamespace) ?? "",
        key: element.key ?? "", relation: element.relation))
    rules.append(
      Rule(
        shape: Shape(element.reading), hasKey: element.key != nil, module: hasObject ? objectPlaces[module - 1] : -1,
        kind: element.valueKind, isList: element.isList, field: element.field, rank: element.rank))
  }

  private mutating func appendAttributes(_ attributes: [ElementRule], module: Int) -> Range<Int> {
    let first = rules.count
    for attribute in attributes {
      append(attribute, module: module)
      let folded = attribute.name.lowercased()
      rules[rules.count - 1].attributeName = attributeNames[folded] ?? Int32(attributeNames.count)
      attributeNames[folded] = rules[rules.count - 1].attributeName
    }
    return first..<rules.count
  }

  private mutating func compile(_ element: ElementRule, module: Int) -> Int32 {
    let number = rules.count
    append(element, module: module)
    // Attributes stand one after the other; the attributes of an attribute that is an object come after them all.
    var attributes = element.attributes
    if case .attribute(let names, let kind) = element.reading { attributes = names.map { .value($0, kind) } }
    rules[number].attributes = appendAttributes(attributes, module: module)
    for (offset, attribute) in attributes.enumerated() where !attribute.attributes.isEmpty {
      let place = rules[number].attributes.lowerBound + offset
      rules[place].attributes = appendAttributes(attribute.attributes, module: module)
    }
    switch element.reading {
    case .object(let text):
      if let text { rules[number].text = compile(text.rule, module: module) }
      scopes.append([:])
      folded.append([:])
      owners.append(module)
      let scope = scopes.count - 1
      rules[number].children = Scope(number: Int32(scope))
      for child in element.children {
        let childNumber = compile(child, module: module)
        put(childNumber, Name(module: child.isOfDialect ? 0 : module, local: child.name), in: scope)
      }
    default: break
    }
    return Int32(number)
  }

  /// The rule of an element in a scope, or nil when no one claims it.
  mutating func rule(of id: NameID, in scope: Scope, named name: () -> QName) -> Int32? {
    let place = Int(id.raw)
    guard id.isStable else { return find(name(), in: scope) }
    let row = Int(scope.number)
    if place >= cache[row].count {
      cache[row] += Array(repeating: -2, count: place + 1 - cache[row].count)
    }
    if cache[row][place] == -2 { cache[row][place] = find(name(), in: scope) ?? -1 }
    let found = cache[row][place]
    return found < 0 ? nil : found
  }

  /// Exactly as written, else in lower case: `<Title>` and `<pubdate>` are common, other meanings for them are not.
  private mutating func find(_ name: QName, in scope: Scope) -> Int32? {
    guard let match = matcher.match(name) else { return nil }
    if match.isVariant, let written = name.namespace {
      variants.append((written, modules[match.module - 1].namespaces[0]))
    }
    let place = Int(scope.number)
    if let rule = scopes[place][Name(module: match.module, local: name.local)] { return rule }
    let lower = name.local.lowercased()
    if let rule = folded[place][Name(module: match.module, local: lower)] { return rule }
    // Inside an element of a module a name without that module's prefix is its own: `<itunes:owner><email>`.
    guard scope.number > 1, match.module == 0 else { return nil }
    return folded[place][Name(module: owners[place], local: lower)]
  }
}

extension RuleBook.Shape {
  init(_ reading: ElementRule.Reading) {
    self =
      switch reading {
      case .value: .value
      case .construct(let kind): .construct(kind)
      case .attribute: .attribute
      case .object: .object
      case .container: .container
      case .transparent: .transparent
      case .feed: .feed
      case .entry: .entry
      case .ignored: .ignored
      }
  }
}
