// Which elements cannot hurt whoever shows them. Their attributes stand in SafeAttributes.

/// What becomes of an element.
enum ElementSafety: UInt8 {
  /// It stays.
  case safe
  /// Its tags go, and what is in it stays.
  case unwrapped
  /// It goes with all that is in it.
  case removed

  static func of(_ element: HTMLElement) -> ElementSafety { table[Int(element.rawValue)] }

  private static let table = Lookup(HTMLElement.allCases.map(safety))

  private static func safety(_ element: HTMLElement) -> ElementSafety {
    switch element {
    // Runs.
    case .script, .applet: .removed
    // Loads and restyles the page around it.
    case .style: .removed
    // Foreign content, where other rules for tags let markup change its meaning when it is parsed again, and where
    // links, animations and scripts have other names.
    case .svg, .math, .annotation: .removed
    // Raw text, which a browser that runs scripts reads otherwise than one that does not.
    case .noembed, .noframes, .xmp, .plaintext: .removed
    // Shown only by scripts, or not at all.
    case .template, .title: .removed
    // A page of its own within the page, or a program's.
    case .object, .embed, .iframe, .frame, .frameset, .param: .unwrapped
    // Speaks for the whole page: its address, its style sheets, where it goes next.
    case .base, .link, .meta, .head, .html, .body: .unwrapped
    // Its content is raw text where scripts run.
    case .noscript: .unwrapped
    // Sound that nobody asked for, text that blinks and runs.
    case .bgsound, .blink, .marquee: .unwrapped
    // Takes what stands in a page's own templates.
    case .slot: .unwrapped
    // `image` is `img` to browsers, and to nobody else.
    case .image: .unwrapped
    // All others are text and its form. Forms too: nothing happens until a person sends one, and its address is of a
    // safe scheme.
    default: .safe
    }
  }
}
