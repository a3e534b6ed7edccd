// Which attributes cannot hurt, and what their values are. No attribute that is not here comes through.

/// What the value of an attribute is.
enum AttributeKind: Sendable {
  /// Words, numbers and names, which do nothing.
  case plain
  /// An address, whose scheme is looked at and which is made absolute.
  case address
  /// Addresses with sizes: <https://html.spec.whatwg.org/multipage/images.html#srcset-attribute>.
  case addresses
  /// Declarations of CSS.
  case style

  /// Nil for one that goes: handlers (`on…`), what loads without being asked (`ping`, `manifest`, `autoplay`), what
  /// changes how the page is read (`http-equiv`, `srcdoc`, `is`, `slot`, `nonce`, `xmlns`), and all that is unknown.
  static func of(_ name: String) -> AttributeKind? { table[name] }

  private static let table: [String: AttributeKind] = {
    var table: [String: AttributeKind] = [:]
    for name in words.split(separator: " ") { table[String(name)] = .plain }
    for name in forgotten.split(separator: " ") { table[String(name)] = .plain }
    for name in links.split(separator: " ") { table[String(name)] = .address }
    table["srcset"] = .addresses
    table["style"] = .style
    return table
  }()

  /// Of the standard and of those before it: <https://html.spec.whatwg.org/multipage/indices.html#attributes-3>.
  private static let words = """
    abbr accept accept-charset accesskey align alt autocomplete autofocus axis bgcolor border bordercolor \
    bordercolordark bordercolorlight cellpadding cellspacing char charoff charset checked class clear color cols colspan \
    compact contenteditable controls coords datetime default dir disabled draggable enctype face for frame headers \
    height hidden high hreflang hspace id inputmode ismap itemprop itemscope itemtype kind label lang language list loop \
    low max maxlength media method min multiple muted name nohref noshade nowrap open optimum pattern placeholder \
    preload prompt pubdate radiogroup readonly rel required rev reversed role rows rowspan rules scope selected shape \
    size sizes span spellcheck start step summary tabindex target title translate type usemap valign value vspace width \
    wrap
    """
  /// Of browsers that are gone and of drafts that were dropped; they do nothing any more.
  private static let forgotten = """
    balance bgproperties bottompadding delay gutter hidefocus leftspacing loopcount loopend loopstart pqg repeat-max \
    repeat-min replace rightspacing suppress toppadding unselectable volume point-size
    """
  private static let links = "action background cite data-src formaction href icon longdesc lowsrc poster src"
}

/// Schemes that only lead somewhere: a browser or a program the person has chosen opens them, and none runs what the
/// address itself says, as `javascript:`, `vbscript:`, `data:` and `blob:` do, or reads from the machine, as `file:`.
enum SafeSchemes {
  private static let schemes: Set<String> = [
    "http", "https", "ftp", "ftps", "sftp", "mailto", "tel", "sms", "callto", "sip", "sips", "xmpp", "irc", "ircs",
    "news", "nntp", "gopher", "feed", "webcal", "magnet", "geo", "git", "svn", "rtsp", "mms", "skype", "itms", "urn",
  ]
  /// Pictures made of points; others can hold scripts.
  private static let pictures = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]

  /// The address as browsers read it (<https://url.spec.whatwg.org/#concept-basic-url-parser>: without controls and
  /// spaces around it, and without tabs and line breaks anywhere); nil when it is not safe.
  static func address(_ written: String, isPicture: Bool) -> String? {
    var scalars = Array(written.unicodeScalars)
    while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
    var address = ""
    for scalar in scalars.drop(while: { $0.value <= 0x20 }) where ![0x09, 0x0A, 0x0D].contains(scalar.value) {
      address.unicodeScalars.append(scalar)
    }
    // Whatever stands before a colon counts as a scheme, though to browsers some of it is none.
    let head = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let colon = head.firstIndex(of: ":") else { return address }
    let scheme = head[..<colon].lowercased()
    if schemes.contains(scheme) { return address }
    let lowered = address.prefix(24).lowercased()
    let isPoints = pictures.contains { lowered.hasPrefix($0 + ";base64,") }
    return isPicture && isPoints ? address : nil
  }
}
