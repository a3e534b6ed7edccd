// Text from strangers, made safe to show. Not a repair: the record keeps what it says.

import SluiceCore

/// Makes text from a feed safe for a terminal.
public enum TerminalText {
  /// The text on one line with what steers a terminal or turns the reading direction escaped as `\u{1B}`.
  ///
  /// Escaped are C0 and C1 controls with ESC among them, and the bidirectional controls of Unicode UAX #9 §2;
  /// line ends and tabs become spaces.
  public static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    var line = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        line += " "
      } else if steers(scalar) {
        line += escape(scalar)
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The scalar by its number: `\u{1B}`.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// Whether a terminal would obey the scalar instead of showing it.
  static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
