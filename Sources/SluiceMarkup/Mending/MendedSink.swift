// Where mended text goes. Not what is done with it.

import SluiceCore

/// Takes the mended text of one document, run by run; whole tags, comments, instructions and document types only.
package protocol MendedSink: ~Copyable {
  /// The next `count` bytes of the run to come stand at `decoded` in the decoded text; all of them at that one place
  /// when they are a repair and no copy.
  mutating func place(_ count: Int, decoded: Int, isCopy: Bool)
  /// The next run, whose every byte was placed; returns where in it the sink refused to go on, if it did.
  mutating func take(_ run: UnsafeBufferPointer<UInt8>, isFinal: Bool) -> Int?
  /// Goes on at another place, where `depth` elements are open; `prefix` opens them. What was refused began at `lost`
  /// and ends at `decoded`.
  mutating func resume(_ prefix: [UInt8], depth: Int, lost: Range<Int>)
}

/// Mended text as bytes, for whoever wants the text and no events.
package struct MendedText: ~Copyable, MendedSink {
  package private(set) var bytes = ByteBuffer()

  package init() {}
  package mutating func place(_ count: Int, decoded: Int, isCopy: Bool) {}
  package mutating func take(_ run: UnsafeBufferPointer<UInt8>, isFinal: Bool) -> Int? {
    unsafe bytes.append(run)
    return nil
  }
  package mutating func resume(_ prefix: [UInt8], depth: Int, lost: Range<Int>) {}
}
