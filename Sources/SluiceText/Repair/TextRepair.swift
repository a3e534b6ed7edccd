// The door of text repair: one text in, the repaired one and what was changed out. Each step is a file of its own.

import SluiceCore

/// Repairs texts, one at a time.
public struct TextRepair: Sendable {
  /// How far it goes.
  public let level: RepairLevel

  /// Repair up to a level.
  public init(_ level: RepairLevel = .safe) { self.level = level }

  /// The repaired text, and what was changed in the order in which it stands there.
  ///
  /// ```swift
  /// let repaired = TextRepair().repair("don\u{92}t")
  /// print(repaired.text, repaired.changes.count)
  /// ```
  ///
  /// prints `don’t 1`.
  public func repair(_ text: String) -> (text: String, changes: [TextChange]) {
    var text = text
    var changes: [TextChange] = []
    let repaired = text.withUTF8 { unsafe repair($0.span, &changes) }
    return (repaired ?? text, changes)
  }

  /// The repaired text; nil when there is nothing to repair, which one scan tells for nearly every text.
  package func repair(_ text: Span<UInt8>, _ changes: inout [TextChange]) -> String? {
    if level == .off || text.endOfASCII() == text.count { return nil }
    guard var repaired = Mojibake.repaired(text, &changes) else {
      return C1Controls.stand(in: text) ? C1Controls.repaired(text, &changes) : nil
    }
    return repaired.withUTF8 { bytes in
      let text = unsafe bytes.span
      return C1Controls.stand(in: text) ? C1Controls.repaired(text, &changes) : nil
    } ?? repaired
  }
}
