// Who wrote or helped. Not a string: reading `user@host (Name)` is the room People in SluiceFeeds.

/// A person, an organisation or a program that made something.
public struct Person: Sendable, Hashable {
  /// The name for people to read.
  public var name: String?
  /// The e-mail address, without `mailto:`.
  public var email: String?
  /// A page about the person, absolute where it could be made so.
  public var uri: String?

  /// A person of which at least one part is known.
  public init(name: String? = nil, email: String? = nil, uri: String? = nil) {
    self.name = name
    self.email = email
    self.uri = uri
  }
}
