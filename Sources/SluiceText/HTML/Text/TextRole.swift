// What an element does to the text it holds, as a table. How text is laid out stands in HTMLText.

/// An element's part in plain text, after what browsers show of it:
/// <https://html.spec.whatwg.org/multipage/rendering.html#the-css-user-agent-style-sheet-and-presentational-hints>.
enum TextRole: UInt8 {
  /// Part of a line.
  case inline
  /// Lines of its own.
  case block
  /// The same, with a blank line before and after it.
  case paragraph
  /// A list, which is a paragraph outside of other lists, and counts its items.
  case list
  case item
  /// Its white space counts.
  case preformatted
  case row
  case cell
  case lineBreak
  case image
  case quote
  /// It is not shown, and neither is what is in it.
  case hidden

  static func of(_ element: HTMLElement) -> TextRole { table[Int(element.rawValue)] }

  private static let table = Lookup(HTMLElement.allCases.map(role))

  private static func role(_ element: HTMLElement) -> TextRole {
    switch element {
    // Their margins are 1em or more.
    case .p, .blockquote, .h1, .h2, .h3, .h4, .h5, .h6, .dl, .figure, .hr, .table, .fieldset: .paragraph
    case .ul, .ol, .menu, .dir: .list
    case .li: .item
    case .pre, .listing, .xmp, .plaintext, .textarea: .preformatted
    case .tr: .row
    case .td, .th: .cell
    case .br: .lineBreak
    case .img, .image: .image
    case .q: .quote
    case .address, .article, .aside, .body, .caption, .center, .dd, .details, .dialog, .div, .dt, .figcaption, .footer,
      .form, .header, .hgroup, .html, .legend, .main, .nav, .optgroup, .option, .search, .section, .select, .summary,
      .tbody, .tfoot, .thead, .marquee:
      .block
    // Code, style, what waits to be used, what is named elsewhere; the fallback of what can be played; the source of a
    // formula beside it. `noscript` is shown, for nothing runs here, and `rp` is for readers like this one.
    case .script, .style, .template, .title, .noembed, .noframes, .datalist, .audio, .video, .annotation:
      .hidden
    default: .inline
    }
  }
}
