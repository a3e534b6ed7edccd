// Where the parser can go on when it refuses: the boundaries of records. Not the parser, and not what is lost.

/// The places of a mended run at which a record begins or has ended, each with what is open there.
///
/// The mender leaves expat nothing to refuse that it knows of; should it refuse all the same, no more is lost than the
/// record the trouble stands in.
struct Containment {
  /// A place to go on at.
  struct Boundary {
    /// In the mended run.
    var place: Int
    /// In the decoded text.
    var decoded: Int
    /// How many elements are open, and the start tags that open them again.
    var depth: Int
    var ancestors: [UInt8]
  }

  /// What must be declared again, as the entities are.
  var doctype: [UInt8] = []
  /// Where in the decoded text what was refused begins, as long as no boundary has come.
  var lostFrom: Int?

  private var boundaries: [Boundary] = []
  private var parent = -1

  /// A record begins or has ended at a place of the run.
  mutating func add(_ open: OpenElements, place: Int, decoded: Int) {
    let depth = open.count
    let start = depth > 0 ? open[depth - 1].start : -1
    let isSame = start == parent && boundaries.last?.depth == depth
    parent = start
    let ancestors = isSame ? boundaries[boundaries.count - 1].ancestors : open.startTags(depth)
    boundaries.append(Boundary(place: place, decoded: decoded, depth: depth, ancestors: ancestors))
  }

  /// The first boundary behind a place of the run.
  func next(after place: Int) -> Boundary? { boundaries.first { $0.place > place } }

  /// The run is handed on.
  mutating func forget() { boundaries.removeAll(keepingCapacity: true) }
}
