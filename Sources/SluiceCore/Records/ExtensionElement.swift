// An element that no module claims, kept whole. Not a DOM: it lives in one record only.

/// An element that no module claims, with all it holds.
public struct ExtensionElement: Sendable, Hashable {
  /// One attribute.
  public struct Attribute: Sendable, Hashable {
    /// Local name, with its prefix when it has one.
    public var name: String
    /// The value, references resolved.
    public var value: String

    /// An attribute with its value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The namespace URI; empty when the element has none.
  public var namespace: String
  /// The local name.
  public var name: String
  /// Attributes in document order, without namespace declarations.
  public var attributes: [Attribute] = []
  /// The text directly inside, trimmed; nil when there is none.
  public var value: String?
  /// The elements directly inside, in document order.
  public var children: [ExtensionElement] = []

  /// An element with nothing in it.
  public init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }
}
