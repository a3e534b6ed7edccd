// Where the parser can go on when it refuses: the boundaries of records. Not the parser, and not the skipping.

/// The places of the last mended run at which a record begins or has ended.
struct Containment {
  /// A place to go on at.
  struct Boundary {
    /// In the mended run.
    var place: Int
    /// The open elements there, from the root.
    var ancestors: Int
  }

  private(set) var boundaries: [Boundary] = []

  mutating func boundary(_ open: OpenElements, before place: Int) {
    boundaries.append(Boundary(place: place, ancestors: open.count))
  }

  mutating func boundaryAfter(_ open: OpenElements, _ place: Int) {}

  mutating func reset() { boundaries.removeAll(keepingCapacity: true) }
}
