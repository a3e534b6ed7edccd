// Where links lead, for those who asked to see it. Knows only the link that is open.

import SluiceCore

/// The target of an open link, which is shown behind its words unless they are the target.
struct LinkMarks {
  /// Whether targets are shown.
  var areShown = false
  private var target = ""
  /// How many bytes of the target, whole and without its scheme, the words have been; nil when they are others.
  private var whole: Int? = 0
  private var bare: Int? = 0
  private static let longest = 2048

  mutating func begin() { target = "" }

  mutating func open(_ tag: borrowing HTMLTag) {
    guard areShown else { return }
    target = ""
    guard let href = tag.value(of: "href"), href.count <= LinkMarks.longest else { return }
    let text = tag.bytes.withSpan(href) { Whitespace.trimmed($0) }
    // What leads to a place in the same text or runs is no target for readers.
    guard !text.isEmpty, !text.hasPrefix("#"), !text.lowercased().hasPrefix("javascript:") else { return }
    target = text
    whole = 0
    bare = text.utf8.count - LinkMarks.bare(text).utf8.count
  }

  private static func bare(_ target: String) -> Substring {
    for scheme in ["https://", "http://", "mailto:"] where target.hasPrefix(scheme) {
      return target.dropFirst(scheme.count)
    }
    return target[...]
  }

  /// The words of the link go on.
  mutating func follow(_ text: Span<UInt8>) {
    if target.isEmpty || whole == nil && bare == nil { return }
    let bytes = target.utf8
    func go(_ count: Int?) -> Int? {
      guard var count else { return nil }
      for place in text.indices where text[place] > 0x20 {
        guard count < bytes.count, bytes[bytes.index(bytes.startIndex, offsetBy: count)] == text[place] else {
          return nil
        }
        count += 1
      }
      return count
    }
    (whole, bare) = (go(whole), go(bare))
  }

  /// The link ends: its target, if it is to be shown.
  mutating func close() -> ByteBuffer? {
    if target.isEmpty { return nil }
    defer { target = "" }
    // A slash at the end is not worth a repetition.
    let ends = [target.utf8.count, target.utf8.count - (target.hasSuffix("/") ? 1 : 0)]
    if [whole, bare].contains(where: { $0.map(ends.contains) ?? false }) { return nil }
    var bytes = ByteBuffer(capacity: target.utf8.count)
    bytes.append(target)
    return bytes
  }
}
