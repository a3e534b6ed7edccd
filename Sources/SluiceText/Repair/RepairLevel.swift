// How far the repair of a feed's fields goes, as a word. Not what is repaired: that is the steps.

/// How much of a feed's texts is repaired.
public enum RepairLevel: String, Sendable, CaseIterable {
  /// Nothing: the text is as the markup gave it.
  case off
  /// What has one reading only.
  case safe
  /// What is guessed, with a confidence, too: dropped apostrophes and boilerplate.
  case full

  /// The steps of the level.
  public var steps: RepairSteps {
    switch self {
    case .off: []
    case .safe: [.mojibake, .controls, .html, .escapeDepth]
    case .full: [.mojibake, .controls, .html, .escapeDepth, .apostrophes, .boilerplate]
    }
  }
}
