// Atom's elements inside other dialects. The same rules as the Atom dialect has, at ranks below the dialect's own.

extension Module {
  /// Atom in RSS: the feed's own address, hubs, authors. It feeds only fields of the record.
  public static let atom = Module(
    key: nil, prefix: "atom",
    namespaces: [Atom.namespace, Atom.namespace03, "http://www.w3.org/2005/Atom/", "https://www.w3.org/2005/Atom"],
    elements: Atom.elements(rank: 5))
}
