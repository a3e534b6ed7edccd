// The steps of text repair, by the names users give them. Their order is fixed; a set only chooses.

/// Which steps a text goes through. They run in the order in which they stand here, whatever the set.
public struct RepairSteps: OptionSet, Sendable, Hashable {
  /// A bit for each step.
  public let rawValue: UInt16

  /// A set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Text read in the wrong encoding becomes what it was, controls of C1 the characters of windows-1252 they mean.
  public static let mojibake = RepairSteps(rawValue: 1 << 0)
  /// Controls, escape sequences of terminals and zero-width leftovers go.
  public static let controls = RepairSteps(rawValue: 1 << 1)
  /// What is left of markup goes: a stray `]]>`, a section's head, tags that were cut. ``TextCleaner`` reads whole tags
  /// too, and decodes references where it met one; ``TextRepair`` leaves tags alone, for a feed's fields are read later.
  public static let html = RepairSteps(rawValue: 1 << 2)
  /// Character references become characters, as HTML reads text
  /// (<https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state>); in a URL only those that end in
  /// a semicolon.
  public static let entities = RepairSteps(rawValue: 1 << 3)
  /// Runs of white space become one space, its lines have none at their ends, runs of blank lines become one.
  public static let whitespace = RepairSteps(rawValue: 1 << 4)
  /// A paragraph that already stood in the same document goes. Only ``TextCleaner`` sees documents.
  public static let repeats = RepairSteps(rawValue: 1 << 5)
  /// Apostrophes that a crawler dropped come back, where the bare form is no word.
  public static let apostrophes = RepairSteps(rawValue: 1 << 6)
  /// References that were escaped once too often lose that, by evidence. For the fields of feeds.
  package static let escapeDepth = RepairSteps(rawValue: 1 << 7)
  /// `The post X appeared first on Y.` goes. For the fields of feeds.
  package static let boilerplate = RepairSteps(rawValue: 1 << 8)

  /// What `sluice clean` does unless it is told otherwise.
  public static let standard: RepairSteps = [.mojibake, .controls, .html, .entities, .whitespace]

  /// The steps that have a name, in their order.
  public static let named: [(name: String, step: RepairSteps)] = [
    ("mojibake", .mojibake), ("controls", .controls), ("html", .html), ("entities", .entities),
    ("whitespace", .whitespace), ("repeats", .repeats), ("apostrophes", .apostrophes),
  ]
}
