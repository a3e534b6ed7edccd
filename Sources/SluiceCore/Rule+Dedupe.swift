// The rules of deduplication. Their order stands in Rule.swift; what they decide, in SluiceDedup and Sluice.

extension Rule {
  /// Items with different links carry one `guid`: it tells them not apart, so the later ones take the next rung.
  public static let sharedGUID = Rule(
    name: "shared-guid", stage: .dedupe,
    meaning: "an earlier entry with another link has this guid, so the id is derived")
  /// A text that an earlier entry has is left out; written with `--dedupe text`.
  public static let repeatedDescription = Rule(
    name: "repeated-description", stage: .dedupe, meaning: "the text stands in an earlier entry and is left out")
  /// An entry with the key of an earlier one is left out; written with `--dedupe entries`.
  public static let repeatedKey = Rule(
    name: "repeated-key", stage: .dedupe, meaning: "an earlier entry has this key, so the entry is left out")
  /// An entry with link and text of an earlier one, but another id, is left out; written with `--dedupe entries`.
  public static let repeatedStory = Rule(
    name: "repeated-story", stage: .dedupe,
    meaning: "an earlier entry has this link and this text, so the entry is left out")
}
