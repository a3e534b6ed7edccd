// A reference in a feed made absolute, RFC 3986 §5. Not a URL parser: nothing is decoded, encoded or checked.

import SluiceCore

/// Resolution of references against a base.
package enum URLReference {
  /// The absolute form of `reference`; the reference itself, trimmed, where there is no base to resolve it against.
  ///
  /// White space around it and tabs and line breaks inside are removed first, as browsers do
  /// (https://url.spec.whatwg.org/#concept-basic-url-parser). `//host/x` takes the scheme of the base, or `https`.
  package static func resolve(_ reference: String, base: String?) -> String {
    let reference = cleaned(reference)
    if isAbsolute(reference) { return reference }
    let bytes = Array(reference.utf8)
    let baseBytes = Array(cleaned(base ?? "").utf8)
    guard let target = URLParts(hierarchical: baseBytes) else {
      return bytes.starts(with: [slash, slash]) ? "https:" + reference : reference
    }
    var url: [UInt8] = []
    url.reserveCapacity(bytes.count + baseBytes.count + 1)
    append(bytes[...], to: target, &url)
    return withTwoSlashes(String(decoding: url, as: UTF8.self))
  }

  /// Whether `s` starts with a scheme, RFC 3986 §3.1; so do `mailto:`, `urn:`, `tag:` and `javascript:`.
  package static func isAbsolute(_ s: String) -> Bool { URLParts.schemeLength(s.utf8) != nil }

  /// Whether what should be a reference is words: a space, and before it nothing that a path or a scheme has.
  ///
  /// `12 comments so far` is; `a b.html` may be a file, and is taken for words too, `img/a b.png` is not.
  package static func isWords(_ s: String) -> Bool {
    for byte in s.utf8 {
      switch byte {
      case 0x09, 0x0A, 0x0D, 0x20: return true
      case 0x23, 0x2E, 0x2F, 0x3A, 0x3F: return false
      default: continue
      }
    }
    return false
  }

  static let slash: UInt8 = 0x2F

  /// RFC 3986 §5.2.2 for a reference without a scheme.
  private static func append(_ reference: ArraySlice<UInt8>, to base: URLParts, _ url: inout [UInt8]) {
    url += base.scheme
    if reference.starts(with: [slash, slash]) {
      let parts = URLParts(rest: reference)
      url += parts.authority
      removeDotSegments([], parts.path, &url)
      url += parts.query
      url += parts.fragment
      return
    }
    let parts = URLParts(rest: reference)
    url += base.authority
    if parts.path.isEmpty {
      url += base.path
      url += parts.query.isEmpty ? base.query : parts.query
    } else {
      if parts.path.first == slash {
        removeDotSegments([], parts.path, &url)
      } else if base.path.isEmpty {
        removeDotSegments([slash], parts.path, &url)
      } else {
        // §5.2.3: what stands behind the last slash of the base gives way.
        let directory = base.path.lastIndex(of: slash).map { base.path[...$0] } ?? []
        removeDotSegments(directory, parts.path, &url)
      }
      url += parts.query
    }
    url += parts.fragment
  }

  /// RFC 3986 §5.2.4 over two pieces that make one path, appended to `url` segment by segment.
  private static func removeDotSegments(
    _ directory: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>, _ url: inout [UInt8]
  ) {
    let path = directory + rest
    let start = url.count
    var index = path.startIndex
    while index < path.endIndex {
      // One segment with the slash before it; the path begins with one, because a base with no path was given it.
      let from = path[index] == slash ? index + 1 : index
      let end = path[from...].firstIndex(of: slash) ?? path.endIndex
      let segment = path[from..<end]
      let isDot = segment.count == 1 && segment[from] == 0x2E
      let isDouble = segment.count == 2 && segment[from] == 0x2E && segment[from + 1] == 0x2E
      if isDouble {
        while url.count > start, let last = url.popLast(), last != slash {}
      }
      if isDot || isDouble {
        if end == path.endIndex { url.append(slash) }
      } else {
        url += path[index..<end]
      }
      index = end
    }
  }

  /// Without C0 controls and spaces around it, and without tabs and line breaks inside.
  private static func cleaned(_ s: String) -> String { withTwoSlashes(withoutSpace(s)) }

  /// `http:///host/` is `http://host/`: <https://url.spec.whatwg.org/#special-authority-ignore-slashes-state>.
  private static func withTwoSlashes(_ s: String) -> String {
    guard let mark = s.utf8.prefix(6).firstIndex(of: 0x3A), s.utf8[mark...].starts(with: ":///".utf8) else { return s }
    let scheme = s[..<mark].lowercased()
    guard scheme == "http" || scheme == "https" else { return s }
    return s[..<mark] + "://" + s[s.index(after: mark)...].drop { $0 == "/" }
  }

  private static func withoutSpace(_ s: String) -> String {
    // Nearly every URL has nothing to clean, and is looked at once.
    let isClean = unsafe s.utf8.withContiguousStorageIfAvailable { bytes in
      for place in 0..<bytes.count where unsafe bytes[place] <= 0x20 { return false }
      return true
    }
    if isClean == true { return s }
    var start = s.utf8.startIndex
    var end = s.utf8.endIndex
    while start < end, s.utf8[start] <= 0x20 { start = s.utf8.index(after: start) }
    while start < end, s.utf8[s.utf8.index(before: end)] <= 0x20 { end = s.utf8.index(before: end) }
    let inside = s.utf8[start..<end]
    if inside.contains(where: isBreak) { return String(decoding: inside.filter { !isBreak($0) }, as: UTF8.self) }
    return inside.count == s.utf8.count ? s : String(s[start..<end])
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

/// The components of a URL with the marks that belong to them: `http:`, `//a`, `/b/c/d`, `?q`, `#s`.
struct URLParts {
  var scheme: ArraySlice<UInt8> = []
  var authority: ArraySlice<UInt8> = []
  var path: ArraySlice<UInt8> = []
  var query: ArraySlice<UInt8> = []
  var fragment: ArraySlice<UInt8> = []

  /// The parts of a URL that others can be resolved against; nil for one that is relative, or opaque as `mailto:a@b`.
  init?(hierarchical url: [UInt8]) {
    guard let length = Self.schemeLength(url), length < url.count, url[length] == URLReference.slash else { return nil }
    self.init(rest: url[length...])
    scheme = url[..<length]
  }

  /// The parts of what stands behind the scheme.
  init(rest: ArraySlice<UInt8>) {
    var rest = rest
    if let mark = rest.firstIndex(of: 0x23) {
      fragment = rest[mark...]
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: 0x3F) {
      query = rest[mark...]
      rest = rest[..<mark]
    }
    if rest.starts(with: [URLReference.slash, URLReference.slash]) {
      let end = rest.dropFirst(2).firstIndex(of: URLReference.slash) ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  /// The length of a scheme with its colon.
  static func schemeLength(_ bytes: some Collection<UInt8>) -> Int? {
    var length = 0
    for byte in bytes {
      switch byte {
      case 0x61...0x7A, 0x41...0x5A: break
      case 0x30...0x39, 0x2B, 0x2D, 0x2E: if length == 0 { return nil }
      case 0x3A: return length > 0 ? length + 1 : nil
      default: return nil
      }
      length += 1
    }
    return nil
  }
}
