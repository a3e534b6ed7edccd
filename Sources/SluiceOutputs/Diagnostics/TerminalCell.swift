// One scalar as a terminal shows it, and how wide. Not a layout of whole scripts: a caret has to stand nearly right.

/// A scalar made safe to show, with the columns it takes.
struct TerminalCell {
  var text: String
  var width: Int

  /// What steers the terminal or is invisible stands by its number, a tab is four spaces: the caret below must not
  /// depend on the terminal's tab stops.
  init(_ scalar: Unicode.Scalar) {
    if scalar == "\t" {
      self.init(text: "    ", width: 4)
    } else if TerminalText.steers(scalar) || TerminalCell.isInvisible(scalar) {
      let escaped = TerminalText.escape(scalar)
      self.init(text: escaped, width: escaped.utf8.count)
    } else {
      self.init(text: String(Character(scalar)), width: TerminalCell.width(scalar))
    }
  }

  private init(text: String, width: Int) {
    self.text = text
    self.width = width
  }

  /// Shown as nothing, and by that often the trouble itself: a mark amid the text, zero-width spaces, soft hyphens,
  /// tag characters. Joiners and variation selectors stay, because scripts and emoji need them.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x180E, 0x200B, 0x2060...0x2064, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// Columns of a printable scalar: 0 for marks that stand on the one before, 2 for wide ones, else 1.
  ///
  /// Wide are the classes W and F of <https://www.unicode.org/reports/tr11/>, in whole blocks.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
      0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
      return scalar.properties.generalCategory == .nonspacingMark ? 0 : 2
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}

extension Sequence<TerminalCell> {
  var text: String { reduce(into: "") { $0 += $1.text } }
  var width: Int { reduce(0) { $0 + $1.width } }
}
