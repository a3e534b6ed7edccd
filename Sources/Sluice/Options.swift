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

  /// What is done with texts and entries that repeat others.
  public enum Dedupe: String, Sendable, CaseIterable {
    /// Nothing: every field as it was read.
    case off
    /// Within an entry a text stands once, and ``Entry/sameAs`` names the others; a description that an earlier
    /// entry has is marked by ``Entry/duplicateOf``.
    case mark
    /// A description that equals an earlier entry's is left out, with a note.
    case text
    /// An entry is left out, with a note, when an earlier one has its key (feed and id) or its link and text; of others
    /// nothing more is left out than with `mark`.
    case entries
  }

  /// The families of feeds, as they can be asked for.
  public enum Dialect: String, Sendable, CaseIterable {
    /// RSS 0.91 to 2.0.
    case rss
    /// RSS 0.90 and 1.0.
    case rdf
    /// Atom 0.3 and 1.0.
    case atom
    /// Text whose tags were stripped; where no order is found in it, every block is an entry.
    case scraped
  }

  /// Whether an encoding is called so, by the WHATWG or by the C library: <https://encoding.spec.whatwg.org/#names-and-labels>.
  public static func knows(charset label: String) -> Bool { MarkupParser.knows(charset: label) }

  /// The encoding the transport gave (HTTP `charset`), any label; a byte order mark still wins.
  public var charset: String?
  /// Where the document came from; relative links without `xml:base` are made absolute with it.
  public var base: String?
  /// What the input is; nothing is told from its first bytes then. Of XML it holds where the root is no feed's.
  public var dialect: Dialect?
  /// Nothing mended and no encoding guessed: the first ill-formed byte ends the reading.
  public var strict = false
  /// Which published texts records carry.
  public var markup = MarkupChoice.off
  /// How much of the text of fields is repaired; what records carry as published is not.
  public var repair = RepairLevel.safe
  /// The namespaces that are typed; a program adds its own.
  public var modules = Module.standard { didSet { compiled = CompiledModules(modules) } }
  /// What is made of them, shared by all that is read with these options.
  private(set) var compiled = CompiledModules.standard
  /// What is done with texts and entries that repeat others.
  public var dedupe = Dedupe.mark
  /// From this similarity on, above 0 and up to 1, descriptions count as alike, see ``DuplicateOf/score``; nil looks for
  /// equal ones only, which is faster.
  public var near: Double?
  /// Bytes for the entries that later ones are compared with; beyond them the oldest are forgotten. Between 4 KiB and
  /// 32 GiB; no more is taken than is used: 56 bytes and the id for an entry, 32 for each description (64 when entries
  /// are left out), and with ``near`` 8 for each of its words and 16 for each of those again times 1 - ``near``.
  public var dedupeMemory = 64 << 20
  /// Threads that read one input side by side, the caller's own among them; with 1, the default, no other is started. Feeds
  /// of XML are read so, from where it is decided what they say about their texts; a document type, or a limit of
  /// entries, makes them one piece.
  public var jobs = 1
  /// What each of them is given at a time: enough that handing it over costs nothing, little enough that all that is
  /// under way stays small. Tests ask for less.
  package var bytesPerPiece = 64 << 10
  /// What an input may cost.
  public var limits = Limits()

  /// The defaults given with each property.
  public init() {}
}
