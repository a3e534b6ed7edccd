// What is known of a run of mended text: where its bytes stood, what in it is plain, where records begin and end. Not
// the bytes.

import SluiceCore

/// The layout of one run; places in it count from 0 in the run.
package struct RunLayout: Sendable {
  /// Bytes that came from one stretch of the decoded text.
  package struct Segment: Sendable {
    package var count: Int
    package var decoded: Int
    /// A copy goes on byte by byte; a repair stands at one place.
    package var isCopy: Bool
  }

  /// A place at which a record begins or has ended.
  package struct Boundary: Sendable {
    package var place: Int
    /// In the decoded text.
    package var decoded: Int
    /// How many elements are open, and the start tags that open them again.
    package var depth: Int
    package var ancestors: [UInt8]
    /// Where in the decoded text the innermost of them begins.
    package var parent: Int
    package var isStart: Bool
  }

  /// Text, or what a CDATA section holds, that a parser has nothing to do with.
  package struct Text: Sendable {
    package var range: Range<Int>
    /// One reference to a character, by its number or one of the names XML has; else it stands for itself.
    package var isReference: Bool
  }

  package var segments: [Segment] = []
  package var texts: [Text] = []
  package var boundaries: [Boundary] = []
  /// What must be declared again where reading goes on, as the entities are.
  package var doctype: [UInt8] = []
  /// Where in the decoded text the run ends.
  package var end = 0
  package var isFinal = false

  /// So long a text is worth to be kept from the parser, in bytes: a call of expat costs what some forty of its text do.
  static let leastText = 48

  package init() {}

  /// The layout of a run that is a copy of `count` bytes at `decoded`, of which nothing else is known.
  package init(copyOf count: Int, at decoded: Int, isFinal: Bool) {
    segments = [Segment(count: count, decoded: decoded, isCopy: true)]
    end = decoded + count
    self.isFinal = isFinal
  }

  /// Where a byte of the run stood.
  package func decoded(_ place: Int) -> Int {
    var passed = 0
    for segment in segments {
      if place < passed + segment.count {
        return segment.isCopy ? segment.decoded + max(0, place - passed) : segment.decoded
      }
      passed += segment.count
    }
    return segments.last.map { $0.isCopy ? $0.decoded + $0.count : $0.decoded } ?? 0
  }

  /// The first boundary behind a place.
  func boundary(after place: Int) -> Boundary? { boundaries.first { $0.place > place } }

  /// A record begins or has ended.
  mutating func addBoundary(_ open: OpenElements, place: Int, decoded: Int, isStart: Bool) {
    let depth = open.count
    let parent = depth > 0 ? open[depth - 1].start : -1
    let last = boundaries.last
    let isSame = last?.depth == depth && last?.parent == parent
    let ancestors = last.flatMap { isSame ? $0.ancestors : nil } ?? open.startTags(depth)
    boundaries.append(
      Boundary(
        place: place, decoded: decoded, depth: depth, ancestors: ancestors, parent: parent, isStart: isStart))
  }

  /// Forgets the run, and keeps what holds for the document.
  mutating func removeAll() {
    segments.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    boundaries.removeAll(keepingCapacity: true)
  }
}
