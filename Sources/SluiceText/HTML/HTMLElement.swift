// HTML's elements by name, to tell a tag from what only looks like one. Not what they mean: each reader has its table.

import SluiceCore

/// Elements in use, obsolete ones too: <https://html.spec.whatwg.org/multipage/indices.html#elements-3> and
/// <https://html.spec.whatwg.org/multipage/obsolete.html#non-conforming-features>.
enum HTMLElement: UInt8, CaseIterable, Sendable, BitwiseCopyable {
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

  private struct Slot: BitwiseCopyable {
    var key: Key
    var element: HTMLElement?
  }

  /// A slot that is full sends on to the next.
  private static let index: Lookup<Slot> = {
    var index = [Slot](repeating: Slot(key: Key(count: 0)), count: slots)
    for element in allCases {
      let key = element.name.utf8.reduce(into: Key(count: element.name.utf8.count)) { $0.add($1) }
      var slot = key.hash
      while index[slot].element != nil { slot = (slot + 1) % slots }
      index[slot] = Slot(key: key, element: element)
    }
    return Lookup(index)
  }()

  var name: String { HTMLElement.names[Int(rawValue)] }

  /// The element of this name, in any case; nil for a name that HTML does not have.
  init?(_ name: Span<UInt8>) {
    guard !name.isEmpty, name.count <= HTMLElement.longestName else { return nil }
    var key = Key(count: name.count)
    for place in name.indices { key.add(name[place] | (0x41...0x5A ~= name[place] ? 0x20 : 0)) }
    var slot = key.hash
    while true {
      let found = HTMLElement.index[slot]
      guard let element = found.element else { return nil }
      if found.key == key {
        self = element
        return
      }
      slot = (slot + 1) % HTMLElement.slots
    }
  }

  /// A name as two numbers: its last eight bytes, and those before them with its length.
  private struct Key: Equatable, BitwiseCopyable {
    var low: UInt64 = 0
    var high: UInt64

    init(count: Int) { high = UInt64(count) }

    mutating func add(_ byte: UInt8) {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }

    var hash: Int { Int(truncatingIfNeeded: ((low ^ high << 24) &* 0x9E37_79B9_7F4A_7C15) >> 54) }
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
