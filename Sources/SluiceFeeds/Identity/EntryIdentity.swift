// What makes an entry this entry: the cascade from its id to its content. Not deduplication.

import SluiceCore

/// Derives ids that depend on nothing but the entry, so that every run gives the same.
package enum EntryIdentity {
  /// The id of an entry that has none: its link without what changes from fetch to fetch, else a hash of title and date,
  /// else a hash of its texts.
  package static func derive(for entry: Entry) -> (id: String, from: Entry.IDSource) {
    if let link = entry.link { return (StableLink.of(link), .link) }
    if let title = entry.title, let date = entry.published ?? entry.updated {
      return ("title-date:" + hash([title, date.description]), .titleDate)
    }
    var texts = [entry.title ?? "", entry.summary ?? "", entry.content ?? ""]
    texts += entry.enclosures.map(\.url)
    return ("content-hash:" + hash(texts), .contentHash)
  }

  /// What an entry's id is compared by: where it is an address, the same without what changes from fetch to fetch.
  package static func compared(_ id: String) -> String {
    id.hasPrefix("http://") || id.hasPrefix("https://") ? StableLink.of(id) : id
  }

  /// What the entries of a feed are told from those of others by: its id, else its own address; nil when it has neither.
  package static func of(_ feed: Feed) -> String? {
    feed.id ?? feed.links.first { $0.rel == "self" }?.href
  }

  /// FNV-1a of 128 bits in hexadecimal; texts are parted by a byte that UTF-8 never has.
  /// Source: RFC 9923.
  private static func hash(_ texts: [String]) -> String {
    var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
    func add(_ byte: UInt8) {
      hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013B
    }
    for text in texts {
      for byte in text.utf8 { add(byte) }
      add(0xFF)
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
