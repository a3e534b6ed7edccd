// HTML's elements by name, to tell a tag from what only looks like one. Not what they mean: each reader has its table.

import SluiceCore

/// Elements in use, obsolete ones too: <https://html.spec.whatwg.org/multipage/indices.html#elements-3> and
/// <https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features>.
enum HTMLElement: UInt8, CaseIterable, Sendable {
  case a, abbr, acronym, address, annotation, applet, area, article, aside, audio, b, base, bdi, bdo, bgsound, big,
    blink
  case blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, data, datalist, dd, del,
    details
  case dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset, h1,
    h2
  case h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input, ins, kbd, label, legend, li, link
  case listing, main, map, mark, marquee, math, menu, meta, meter, nav, nobr, noembed, noframes, noscript, object, ol
  case optgroup, option, output, p, param, picture, plaintext, pre, progress, q, rp, rt, ruby, s, samp, script, search
  case section, select, slot, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td
  case template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, `var`, video, wbr, xmp

  static let longestName = 10
  private static let names: [String] = allCases.map { "\($0)" }
  private static let slots = 1024

  /// Each slot holds the number of an element and one, 0 for none; a full one sends on to the next.
  private static let index: Lookup<UInt8> = {
    var index = [UInt8](repeating: 0, count: slots)
    for element in allCases {
      var slot = hash(element.name.utf8)
      while index[slot] != 0 { slot = (slot + 1) % slots }
      index[slot] = element.rawValue + 1
    }
    return Lookup(index)
  }()

  /// Each name as a number, its length in front.
  private static let keys = Lookup(allCases.map { key($0.name.utf8) })

  var name: String { HTMLElement.names[Int(rawValue)] }

  /// The element of this name, in any case; nil for a name that HTML does not have.
  init?(_ name: Span<UInt8>) {
    guard !name.isEmpty, name.count <= HTMLElement.longestName else { return nil }
    var hash: UInt32 = 2_166_136_261
    var key = UInt128(name.count)
    for place in name.indices {
      let byte = name[place] | (0x41...0x5A ~= name[place] ? 0x20 : 0)
      hash = (hash ^ UInt32(byte)) &* 16_777_619
      key = key << 8 | UInt128(byte)
    }
    var slot = Int(hash % UInt32(HTMLElement.slots))
    while case let found = HTMLElement.index[slot], found != 0 {
      if HTMLElement.keys[Int(found) - 1] == key {
        self.init(rawValue: found - 1)
        return
      }
      slot = (slot + 1) % HTMLElement.slots
    }
    return nil
  }

  private static func hash(_ name: some Sequence<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash % UInt32(slots))
  }

  private static func key(_ name: some Collection<UInt8>) -> UInt128 {
    name.reduce(UInt128(name.count)) { $0 << 8 | UInt128($1) }
  }

  /// Whether these bytes are a name, in any case.
  static func isName(_ word: Span<UInt8>) -> Bool { HTMLElement(word) != nil }

  /// Whether a name begins with these bytes.
  static func isName(beginningWith word: Span<UInt8>) -> Bool {
    guard word.count <= longestName else { return false }
    var prefix = ""
    for place in word.indices { prefix.unicodeScalars.append(Unicode.Scalar(word[place] | 0x20)) }
    return names.contains { $0.hasPrefix(prefix) }
  }
}

extension HTMLElement {
  /// Those without an end tag: <https://html.spec.whatwg.org/multipage/syntax.html#void-elements>, and obsolete ones.
  var isVoid: Bool {
    switch self {
    case .area, .base, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input, .link, .meta, .param, .source,
      .track, .wbr:
      true
    default: false
    }
  }

  /// How what is in it is read where scripts do not run:
  /// <https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments>.
  ///
  /// Other than there, `iframe` holds markup: feeds leave it open, and what follows is theirs to show.
  var content: HTMLContent {
    switch self {
    case .title, .textarea: .rcdata
    case .style, .xmp, .noembed, .noframes: .rawText
    case .script: .script
    case .plaintext: .plaintext
    default: .data
    }
  }
}
