// How to read a feed, as a value. Not the command line's options: those are words, in SluiceTool.

import SluiceCore
import SluiceFeeds
import SluiceMarkup
import SluiceText

/// How a feed is read.
public struct Options: Sendable {
  /// Which published texts records carry in ``Entry/markup``.
  public enum MarkupChoice: String, Sendable, CaseIterable {
    /// None.
    case off
    /// As published; not sanitised.
    case raw
    /// Repaired and sanitised: elements, attributes, schemes and styles of lists, balanced, addresses made absolute.
    case clean
  }

  /// Whether an encoding is called so, by the WHATWG or by the C library: <https://encoding.spec.whatwg.org/#names-and-labels>.
  public static func knows(charset label: String) -> Bool { MarkupParser.knows(charset: label) }

  /// The encoding the transport gave (HTTP `charset`), any label; a byte order mark still wins.
  public var charset: String?
  /// Where the document came from; relative links without `xml:base` are made absolute with it.
  public var base: String?
  /// Nothing mended and no encoding guessed: the first ill-formed byte ends the reading.
  public var strict = false
  /// Which published texts records carry.
  public var markup = MarkupChoice.off
  /// How much of the text of fields is repaired; what records carry as published is not.
  public var repair = RepairLevel.safe
  /// The namespaces that are typed; a program adds its own.
  public var modules = Module.standard
  /// What an input may cost.
  public var limits = Limits()

  /// The defaults given with each property.
  public init() {}
}
