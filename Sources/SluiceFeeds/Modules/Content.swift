// RSS content module. <https://web.resource.org/rss/1.0/modules/content/>

import SluiceCore

extension Module {
  /// `content:encoded`, the full text of an item. It feeds only `content`.
  public static let content = Module(
    key: nil, prefix: "content",
    namespaces: ["http://purl.org/rss/1.0/modules/content/", "http://purl.org/rss/1.0/modules/content"],
    elements: [
      .construct("encoded", .html).only(.content).under(.entry),
      .construct("encoded", .html).only(.summary, rank: 40).under(.feed),
    ])
}
