// Whether the head of a JSON document is a feed's. Not a reader: it looks for the keys that only feeds have.

import SluiceCore
import SluiceMarkup

/// What tells a JSON Feed from other JSON. Source: <https://www.jsonfeed.org/version/1.1/>.
package enum JSONFeedSigns {
  /// Keys of a feed's root that no other JSON has.
  private static let ofRoot: Set<String> = ["home_page_url", "feed_url"]
  /// Keys of an item that other lists of `items` with `id` and `url` (there are many) do not have.
  private static let ofItem: Set<String> = [
    "content_html", "content_text", "date_published", "external_url", "banner_image",
  ]

  /// Whether this is the beginning of a feed: it says so, or it has no version that says so but a feed's keys and items.
  package static func areIn(_ head: Span<UInt8>, isWhole: Bool) -> Bool {
    var reader = JSONFeedReader(limits: Limits(), strict: false)
    unsafe head.withUnsafeBufferPointer { unsafe reader.consume($0, decoded: 0, isFinal: isWhole) }
    return areIn(reader.batch)
  }

  private static func areIn(_ events: borrowing EventBatch) -> Bool {
    var path: [String] = []
    var hasRootKey = false
    var hasItems = false
    var item: Set<String> = []
    for place in 0..<events.eventCount {
      let event = events.event(place)
      switch event.kind {
      case .startElement:
        let name = events.name(event.name).local
        path.append(name)
        if path.count == 2, ofRoot.contains(name) { hasRootKey = true }
        if path.count == 2, name == "items", event.content == .elements {
          hasItems = true
          item = []
        }
        if path.count == 3, path[1] == "items" { item.insert(name) }
        if hasItems, hasRootKey { return true }
        if !item.isDisjoint(with: ofItem), item.contains("id") || item.contains("url") { return true }
      case .text:
        if path.count == 2, path[1] == "version", events.string(event.range).contains("jsonfeed.org") { return true }
      case .endElement: path.removeLast()
      default: break
      }
    }
    return false
  }
}
