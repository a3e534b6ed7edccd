// The place where markup becomes well-formed: keeps what is not complete, and carries the rules' answers out.

import SluiceCore

/// Stands between the decoded text and expat, and makes any text well-formed in one pass.
///
/// What is well-formed is never changed, and a run with nothing to mend goes on without a copy. Tags, comments,
/// instructions and document types go on whole, text and CDATA sections as they come, so that no chunking makes a
/// token cost the parser more than its length. Mending what was mended changes nothing.
package struct Mender: ~Copyable {
  private var core: MendingCore
  private var pending = ByteBuffer(capacity: 16)
  private var pendingOrigin = 0
  /// The pending bytes are looked at again when there are this many: half as many again as last time, so that the
  /// looks together cost as much as the token is long.
  private var wanted = 0
  /// So few are looked at every time: an end tag that is complete may not wait for what comes after its record.
  private static let few = 256

  /// `without` leaves rules out, for tests of what happens when expat refuses.
  package init(limits: Limits, without rules: Set<Rule> = []) {
    core = MendingCore(limits: limits, rules: MendingRule.all.filter { !rules.contains($0.rule) })
  }

  /// Mends one run of the decoded text, which stands at `decoded`; it ends at a character.
  package mutating func mend<Sink: MendedSink & ~Copyable>(
    _ run: UnsafeBufferPointer<UInt8>, decoded: Int, isFinal: Bool, into sink: inout Sink
  ) {
    if pending.isEmpty {
      let consumed = unsafe core.mend(TextWindow(run, origin: decoded, isFinal: isFinal), into: &sink)
      guard consumed < run.count else { return }
      unsafe pending.append(UnsafeBufferPointer(rebasing: run[consumed...]))
      pendingOrigin = decoded + consumed
    } else {
      unsafe pending.append(run)
      guard isFinal || pending.count >= wanted else { return }
      var held = ByteBuffer(capacity: 16)
      swap(&held, &pending)
      let consumed = unsafe held.withBytes {
        unsafe core.mend(TextWindow($0, origin: pendingOrigin, isFinal: isFinal), into: &sink)
      }
      held.removeFirst(consumed)
      pendingOrigin += consumed
      swap(&held, &pending)
    }
    wanted = pending.count < Mender.few ? 0 : pending.count + pending.count / 2
  }

  /// Nothing before this offset of the decoded text will be asked for; nil when nothing is held back.
  package var resumesAt: Int? { pending.isEmpty ? nil : pendingOrigin }

  /// Whether there was a document type: what it declares holds for all that follows.
  package var hasDoctype: Bool { core.hasDoctype }

  package mutating func takeNotes() -> [Note] { core.takeNotes() }
}
