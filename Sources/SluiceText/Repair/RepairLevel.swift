// How far text repair goes, as a word. Not what is repaired: that is the list in TextRepair.swift.

/// How much of a text is repaired.
public enum RepairLevel: String, Sendable, CaseIterable {
  /// Nothing: the text is as the markup gave it.
  case off
  /// What has one reading only.
  case safe
  /// What is guessed with a confidence too; there are no such rules yet.
  case full
}
