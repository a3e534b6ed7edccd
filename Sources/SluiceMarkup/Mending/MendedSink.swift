// Where mended text goes. Not what is done with it.

import SluiceCore

/// Takes the mended text of one document, run by run; whole tags, comments, instructions and document types only.
package protocol MendedSink: ~Copyable {
  /// The next run; the pointer must not outlive the call.
  mutating func take(_ run: UnsafeBufferPointer<UInt8>, _ layout: borrowing RunLayout)
}

/// Mended text as bytes, for whoever wants the text and no events.
package struct MendedText: ~Copyable, MendedSink {
  package private(set) var bytes = ByteBuffer()

  package init() {}
  package mutating func take(_ run: UnsafeBufferPointer<UInt8>, _ layout: borrowing RunLayout) {
    unsafe bytes.append(run)
  }
}
