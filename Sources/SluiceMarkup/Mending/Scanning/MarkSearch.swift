// Where the next mark of a kind stands, remembered. Decides nothing.

import SluiceCore

/// Looks for the marks that end tokens, and never looks at the same text twice for the same mark.
///
/// A flood of tokens without an end would have each of them search all that follows; what one search found, or did
/// not find, is true for the next.
struct MarkSearch {
  enum Mark: Int, CaseIterable {
    case tagEnd, commentEnd, instructionEnd, sectionEnd, section

    var text: StaticString {
      switch self {
      case .tagEnd: ">"
      case .commentEnd: "-->"
      case .instructionEnd: "?>"
      case .sectionEnd: "]]>"
      case .section: "<![CDATA["
      }
    }
  }

  /// No mark begins in this part of the decoded text; at its end one does when it is found.
  private struct Known {
    var clear = 0..<0
    var isFound = false
  }

  private var known = [Known](repeating: Known(), count: Mark.allCases.count)

  /// The first place from `start` on where a mark stands that ends at `end` at the latest.
  mutating func find(_ mark: Mark, in window: TextWindow, from start: Int, to end: Int) -> Int? {
    let length = mark.text.utf8CodeUnitCount
    var now = known[mark.rawValue]
    let first = window.origin + start
    if first < now.clear.lowerBound || first > now.clear.upperBound { now = Known(clear: first..<first) }
    if !now.isFound {
      let from = now.clear.upperBound - window.origin
      let found = window.find(mark.text, from: from, to: end)
      now.isFound = found != nil
      now.clear = now.clear.lowerBound..<window.origin + max(from, found ?? end - length + 1)
    }
    known[mark.rawValue] = now
    let place = now.clear.upperBound - window.origin
    return now.isFound && place + length <= end ? place : nil
  }
}
