// What the first texts of a feed say about all of them. Gathers and decides; repairs nothing.

/// Signs of a source: how its references are escaped, and which page it was mangled through.
package struct SourceSigns: Sendable {
  /// Texts with a reference within a word, with one elsewhere, and with an ampersand that stands for itself.
  private var strong = 0
  private var weak = 0
  private var bare = 0
  /// Texts that show a tag's sign: they are about markup, or were escaped twice.
  private var tags = 0
  /// Texts that were repaired, by page.
  private var pages: [Int: Int] = [:]
  /// Whether a text was looked at that evidence could change.
  package private(set) var isUndecided = false

  package init() {}

  /// Looks at a text as it was published.
  package mutating func look(at text: Span<UInt8>, _ kind: TextKind) {
    if MojibakeScan.mayStand(in: text) { isUndecided = true }
    guard text.first(UInt8(ascii: "&"), from: 0) < text.count else { return }
    let kind = kind.seen(in: text)
    var signs = EscapeSigns()
    signs.look(at: text, kind)
    if signs.isWeak { isUndecided = true }
    if signs.isStrong { strong += 1 } else if signs.isWeak { weak += 1 }
    if signs.isBare { bare += 1 }
    if signs.isOfTag { tags += 1 }
  }

  /// A text was repaired that had been read through this page.
  package mutating func met(page: Int) { pages[page, default: 0] += 1 }

  /// What they say: one text can be about references, and one can be mangled by chance; two and three are none.
  package var evidence: TextEvidence {
    var evidence = TextEvidence()
    evidence.isEscaped = bare == 0 && (strong >= 2 || weak >= 3 && tags == 0)
    let all = pages.values.reduce(0, +)
    if let most = pages.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= 2, 3 * most.value >= 2 * all
    {
      evidence.culprit = most.key
    }
    return evidence
  }
}
