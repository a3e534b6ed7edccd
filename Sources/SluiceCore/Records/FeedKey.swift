// What tells feeds and entries from others across inputs and runs. No fields: feeds do not give them as such.

extension Entry {
  /// The entry's part of its key: its id without what changes from one fetch to the next.
  package var key: String { stableID ?? id }
}

extension Feed {
  /// The feed's part of the key of its entries: its id, else its self link, else the input; of standard input, which is no
  /// name, the feed's link before that.
  ///
  /// Taken from the feed as it comes before its first entry: what the rest of the document adds does not change it.
  public func key(input: String) -> String {
    if let id, !id.isEmpty { return id }
    return links.first { $0.rel == "self" && !$0.href.isEmpty }?.href
      ?? (input == "-" ? link ?? input : input)
  }
}
