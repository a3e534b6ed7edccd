// The door of this folder: a text of HTML in, one that an application may show out.

import SluiceCore

/// Sanitises HTML by allow-lists.
package enum SafeMarkup {
  /// What is safe of a text, balanced, its addresses made absolute by `resolve`, which answers nil when it cannot.
  ///
  /// A text that holds nothing to sanitise stays as it is.
  package static func of(_ html: String, resolve: @escaping (String) -> String?) -> String {
    if InertMarkup.holds(html) { return html }
    var sanitiser = HTMLSanitiser(resolve: resolve)
    var tokenizer = HTMLTokenizer()
    var html = html
    html.withUTF8 { bytes in unsafe tokenizer.consume(bytes.span, isFinal: true, into: &sanitiser) }
    sanitiser.finish()
    return sanitiser.output.string(0..<sanitiser.output.count)
  }
}
