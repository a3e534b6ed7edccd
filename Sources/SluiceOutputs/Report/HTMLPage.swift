// A page of HTML that needs nothing but itself: no script, no network, no file. Knows nothing of feeds.

import SluiceCore

/// Writes one self-contained page, and makes text from strangers safe in it.
package struct HTMLPage {
  private var body = ""
  private let title: String

  package init(title: String) { self.title = title }

  /// Bytes of the body so far.
  package var count: Int { body.utf8.count }

  /// Adds markup of our own; what comes from elsewhere goes through ``text(_:)`` first.
  package mutating func add(_ markup: String) {
    body += markup
    body += "\n"
  }

  /// What every page begins with: by it a file is known as one of ours, which a new page may replace.
  package static let beginning = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="generator" content="sluice">

    """

  /// The whole document. The policy forbids all but the style in it, should ever something slip through.
  package var document: String {
    HTMLPage.beginning + """
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(HTMLPage.attribute(title))</title>
      <style>
      \(ReportStyle.sheet)
      </style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the report</a>
      <header><h1>\(HTMLPage.text(title))</h1></header>
      <main id="main" tabindex="-1">
      \(body)</main>
      <footer><p>Written by sluice. This page loads nothing and runs nothing.</p></footer>
      </body>
      </html>

      """
  }

  /// A text as markup that shows it and nothing else: tags are text, and what would steer the reader's eye (controls, marks
  /// of direction, what is invisible) is shown by its number. At most `limit` characters.
  package static func text(_ text: String, limit: Int = .max) -> String {
    var markup = ""
    var count = 0
    for scalar in text.unicodeScalars {
      count += 1
      if count > limit { return markup + "…" }
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "'": markup += "&#39;"
      case "\n", "\t": markup.unicodeScalars.append(scalar)
      default:
        if isUnseen(scalar) {
          markup += "<span class=\"code\">\(code(scalar))</span>"
        } else {
          markup.unicodeScalars.append(scalar)
        }
      }
    }
    return markup
  }

  /// A text for an attribute or a title, where no markup can stand.
  package static func attribute(_ text: String) -> String {
    var markup = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": markup += "&amp;"
      case "<": markup += "&lt;"
      case ">": markup += "&gt;"
      case "\"": markup += "&quot;"
      case "'": markup += "&#39;"
      default: if isUnseen(scalar) { markup += code(scalar) } else { markup.unicodeScalars.append(scalar) }
      }
    }
    return markup
  }

  /// A text in a run of its own, so that its direction turns nothing around it.
  package static func isolated(_ text: String, limit: Int = .max) -> String {
    "<bdi>" + HTMLPage.text(text, limit: limit) + "</bdi>"
  }

  /// Whether a scalar is shown by its number: it steers the eye, or cannot be seen.
  package static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    TerminalText.steers(scalar) || TerminalCell.isInvisible(scalar) || scalar.properties.isNoncharacterCodePoint
  }

  /// A scalar by its number: `U+202E`.
  package static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
