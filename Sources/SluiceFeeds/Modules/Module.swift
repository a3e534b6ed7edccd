// A namespace with typed fields, as a value. Not a parser: the draft reader does the reading for all of them.

import SluiceCore

/// A namespace and what its elements mean.
///
/// A module is a value in a list; a program may add its own:
///
/// ```swift
/// let ratings = Module(
///   key: "ratings", prefix: "r", namespaces: ["https://example.org/ns/ratings"],
///   elements: [
///     .value("stars", .integer),
///     .value("review").many(),
///   ])
/// ```
public struct Module: Sendable {
  /// The key in the output; nil when its elements feed only fields of the record.
  public var key: String?
  /// The prefix it usually has, for feeds that declare none.
  public var prefix: String
  /// The namespace URI it has by its specification, then the wrong ones that are known.
  public var namespaces: [String]
  /// Whether the URIs after the first are as right as the first, so that no note is due.
  public var hasManyNames: Bool
  /// What its elements mean.
  public var elements: [ElementRule]
  /// Makes of all members of a record what is delivered, where one element alone does not say it. Modules of one key
  /// share their members, and the first one's function.
  public var reshape: (@Sendable (ValueObject) -> ValueObject)?

  /// A module; elements not named go to the record's extensions.
  public init(
    key: String?, prefix: String, namespaces: [String], hasManyNames: Bool = false, elements: [ElementRule],
    reshape: (@Sendable (ValueObject) -> ValueObject)? = nil
  ) {
    self.key = key
    self.prefix = prefix
    self.namespaces = namespaces
    self.hasManyNames = hasManyNames
    self.elements = elements
    self.reshape = reshape
  }
}
