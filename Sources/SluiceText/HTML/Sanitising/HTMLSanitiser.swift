// HTML in, HTML that cannot hurt out: what is on the lists, balanced, escaped anew. Not a browser's tree.

import SluiceCore

/// Writes the tokens of HTML that are safe.
///
/// Nothing of the given text is copied but words: each tag is written from its name and from attributes of the lists,
/// and each text is escaped. So nothing depends on how another parser would read what was given.
struct HTMLSanitiser: HTMLSink, ~Copyable {
  var output = ByteBuffer(capacity: 1024)
  /// Makes an address absolute; nil when that cannot be done.
  let resolve: (String) -> String?

  private var open: [HTMLElement] = []
  /// How often each element is open, so that an end tag that ends nothing costs nothing.
  private var counts = [UInt16](repeating: 0, count: HTMLElement.allCases.count)
  private var removed: HTMLElement?
  private var removedDepth = 0
  /// Deeper elements are left out; what is in them stays.
  private static let deepest = 256

  init(resolve: @escaping (String) -> String?) { self.resolve = resolve }

  static var choosesTags: Bool { true }

  func takesTag(_ text: Span<UInt8>, at place: Int) -> Bool { removed != nil || TagGuess.isTag(text, at: place) }

  mutating func startTag(_ tag: borrowing HTMLTag) -> HTMLContent {
    guard let element = tag.element else { return .data }
    if removed != nil {
      if element == removed, !element.isVoid { removedDepth += 1 }
      return element.content
    }
    switch ElementSafety.of(element) {
    case .unwrapped: return .data
    case .removed:
      // As XHTML has it, nothing is in it.
      if tag.isSelfClosing { return .data }
      (removed, removedDepth) = (element, 1)
      return element.content
    case .safe: break
    }
    endImplied(by: element)
    if !element.isVoid, open.count >= HTMLSanitiser.deepest { return element.content }
    output.append(UInt8(ascii: "<"))
    output.append(element.name)
    for place in 0..<tag.attributeCount { write(tag.attribute(place), of: element, tag) }
    if element.isVoid { output.append(" /") }
    output.append(UInt8(ascii: ">"))
    if !element.isVoid {
      open.append(element)
      counts[Int(element.rawValue)] += 1
    }
    return element.content
  }

  mutating func endTag(_ tag: borrowing HTMLTag) {
    guard let element = tag.element else { return }
    if removed != nil {
      if element == removed { removedDepth -= 1 }
      if removedDepth == 0 { removed = nil }
      return
    }
    guard counts[Int(element.rawValue)] > 0 else { return }
    while let last = open.last {
      close()
      if last == element { return }
    }
  }

  mutating func text(_ text: Span<UInt8>) {
    if removed == nil { output.append(escaping: text, inAttribute: false) }
  }

  /// Ends all that is open.
  mutating func finish() { while !open.isEmpty { close() } }

  private mutating func close() {
    let element = open.removeLast()
    counts[Int(element.rawValue)] -= 1
    output.append("</")
    output.append(element.name)
    output.append(UInt8(ascii: ">"))
  }

  /// What HTML lets people leave out: <https://html.spec.whatwg.org/multipage/syntax.html#optional-tags>.
  private mutating func endImplied(by element: HTMLElement) {
    while let last = open.last, HTMLSanitiser.ends(last, element) { close() }
  }

  /// Whether an element that is open ends where another begins.
  private static func ends(_ open: HTMLElement, _ element: HTMLElement) -> Bool {
    switch open {
    case .p:
      switch TextRole.of(element) {
      case .inline, .image, .lineBreak, .quote, .hidden: false
      default: true
      }
    case .li: element == .li
    case .dt, .dd: element == .dt || element == .dd
    case .option: element == .option || element == .optgroup
    case .td, .th: element == .td || element == .th || element == .tr
    case .tr: element == .tr
    default: false
    }
  }

  private mutating func write(_ attribute: HTMLAttribute, of element: HTMLElement, _ tag: borrowing HTMLTag) {
    let name = tag.bytes.string(attribute.name)
    guard let kind = AttributeKind.of(name) else { return }
    var value = tag.bytes.string(attribute.value)
    switch kind {
    case .plain: break
    case .address:
      guard let safe = address(value, isPicture: element == .img && name == "src") else { return }
      value = safe
    case .addresses:
      value = addresses(value)
      if value.isEmpty { return }
    case .style:
      value = SafeStyle.declarations(value)
      if value.isEmpty { return }
    }
    output.append(UInt8(ascii: " "))
    output.append(name)
    output.append("=\"")
    value.withUTF8 { bytes in unsafe output.append(escaping: bytes.span, inAttribute: true) }
    output.append(UInt8(ascii: "\""))
  }

  /// Looked at once more when it is absolute: a base can be anything.
  private func address(_ written: String, isPicture: Bool) -> String? {
    guard let safe = SafeSchemes.address(written, isPicture: isPicture) else { return nil }
    if safe.isEmpty { return safe }
    return SafeSchemes.address(resolve(safe) ?? safe, isPicture: isPicture)
  }

  /// The candidates whose addresses are safe.
  private func addresses(_ set: String) -> String {
    var safe: [String] = []
    // A form feed is white space to HTML.
    var rest = Whitespace.collapsed(String(set.map { $0 == "\u{C}" ? " " : $0 }))[...]
    // https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute: an address ends at white space, and
    // commas at its end end the candidate; what is said of it ends at any comma.
    while safe.count < 64 {
      rest = rest.drop { $0 == " " || $0 == "," }
      if rest.isEmpty { break }
      var written = rest.prefix { $0 != " " }
      rest = rest.dropFirst(written.count)
      var size: Substring = ""
      if written.hasSuffix(",") {
        while written.hasSuffix(",") { written.removeLast() }
      } else {
        size = rest.prefix { $0 != "," }
        rest = rest.dropFirst(size.count)
      }
      guard let found = address(String(written), isPicture: true) else { continue }
      let shown = Whitespace.trimmed(String(size))
      // Of a size there is nothing but a number and its unit.
      guard
        shown.unicodeScalars.allSatisfy({
          $0.isASCII && ($0.properties.isAlphabetic || "0123456789. ".unicodeScalars.contains($0))
        })
      else { continue }
      safe.append(shown.isEmpty ? found : "\(found) \(shown)")
    }
    return safe.joined(separator: ", ")
  }
}
