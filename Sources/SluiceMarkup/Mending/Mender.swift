// The place where markup becomes well-formed. Today it hands every run on as it is; expat judges what is left.

import SluiceCore

/// Stands between the decoded text and expat.
///
/// The seam: what goes to expat goes as runs, each with the offset in the decoded text it stands for. A clean run
/// goes on without a copy; a repair is a run of its own at the place it was put.
package struct Mender: ~Copyable {
  package init() {}

  /// Hands on one run of the decoded text that stands at `decoded`.
  package mutating func mend(
    _ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool, into events: inout EventParser
  ) {
    unsafe events.parse(run, decoded: decoded, isFinal: isFinal)
  }
}
