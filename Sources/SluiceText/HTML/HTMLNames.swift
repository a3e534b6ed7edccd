// The names of HTML's elements, to tell a tag from what only looks like one. Not what they mean.

/// Elements in use, obsolete ones too: <https://html.spec.whatwg.org/multipage/indices.html#elements-3>.
enum HTMLNames {
  private static let names = Set(
    """
    a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas \
    caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset \
    figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input \
    ins kbd label legend li link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup \
    option output p param picture pre progress q rp rt ruby s samp script section select small source span strike \
    strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var \
    video wbr
    """.split(separator: " ").map(String.init))
  private static let longest = 10

  /// Whether these bytes are a name, in any case.
  static func hold(_ word: Span<UInt8>) -> Bool {
    guard !word.isEmpty, word.count <= longest else { return false }
    return names.contains(lowercased(word))
  }

  /// Whether a name begins with these bytes.
  static func begin(with word: Span<UInt8>) -> Bool {
    guard word.count <= longest else { return false }
    let prefix = lowercased(word)
    return names.contains { $0.hasPrefix(prefix) }
  }

  private static func lowercased(_ word: Span<UInt8>) -> String {
    var name = ""
    for place in word.indices { name.unicodeScalars.append(Unicode.Scalar(word[place] | 0x20)) }
    return name
  }
}
