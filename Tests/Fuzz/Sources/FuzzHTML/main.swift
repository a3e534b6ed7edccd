// Any bytes as the HTML of an item: what is sanitised holds nothing that runs, and is safe as it stands.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import FuzzDriver
import Sluice

/// The markup and the text of an item with this description; nil when it shows nothing.
func read(_ html: String) -> (markup: String, text: String?)? {
  var options = Options()
  options.markup = .clean
  options.repair = .off
  var parser = FeedParser(options: options)
  let section = html.split(separator: "]]>", omittingEmptySubsequences: false).joined(separator: "]]]]><![CDATA[>")
  parser.consume(
    Array("<rss version='2.0'><channel><item><description><![CDATA[\(section)]]></description></item>".utf8))
  parser.finish()
  var found: (String, String?)?
  do throws(SluiceError) {
    while let record = try parser.next() {
      if case .entry(let entry) = record, let markup = entry.markup?.summary { found = (markup.value, entry.summary) }
    }
  } catch {
    require(false, "the item is not read: \(error)")
  }
  return found
}

/// What no sanitised text may hold, wherever it stands as markup.
let forbidden = ["<script", "<style", "<iframe", "<object", "<embed", "<svg", "<math", "<base", "<meta", "<link"]

func trimmed(_ text: String) -> [Unicode.Scalar] {
  var scalars = Array(text.unicodeScalars.drop { $0.properties.isWhitespace })
  while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
  return scalars
}

exit(
  fuzz { data, count in
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    // What XML cannot hold is another target's.
    let html = String(
      String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
        $0.value >= 0x20 && $0.value != 0x7F && !(0x80..<0xA0 ~= $0.value) && $0.value & 0xFFFE != 0xFFFE
          || $0.value == 0x0A || $0.value == 0x09
      })
    guard let once = read(html) else { return 0 }
    for word in forbidden { require(!once.markup.lowercased().contains(word), "\(word) is left in \(once.markup)") }
    require(
      once.markup.utf8.count { $0 == 0x3C } == once.markup.utf8.count { $0 == 0x3E },
      "a tag that does not end in \(once.markup)")
    let twice = read(once.markup)
    // What is gone at an end leaves white space there, which a feed's text has not.
    require(trimmed(twice?.markup ?? "") == trimmed(once.markup), "\(once.markup) becomes \(twice?.markup ?? "")")
    return 0
  })
