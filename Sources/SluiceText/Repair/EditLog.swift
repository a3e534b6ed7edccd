// What a chain of steps changed, and where in the text as it was given. Repairs nothing itself.

import SluiceCore

/// Edits of one text by one step after another, each led back to the text as it was given.
///
/// A log that is off costs a test an edit: `clean` without `--explain` writes none.
struct EditLog: ~Copyable {
  private struct Edit {
    var start: Int
    var end: Int
    /// Bytes that stand there now.
    var length: Int
    /// In `changes`.
    var change: Int
  }

  let isOn: Bool
  /// Where the piece of the step's input begins that ranges count from.
  var base = 0
  private var changes: [TextChange] = []
  /// Of the step that runs, in the order of its input.
  private var edits: [Edit] = []
  /// Of the steps before it, each in the order of its own input.
  private var earlier: [[Edit]] = []
  /// Longer texts are told by their beginnings.
  private static let longest = 240

  init(isOn: Bool) { self.isOn = isOn }

  /// A new text begins.
  mutating func begin() {
    if !earlier.isEmpty { earlier.removeAll() }
    if !edits.isEmpty { edits.removeAll() }
    if !changes.isEmpty { changes.removeAll() }
  }

  /// What was changed, in the order of the steps and then of the text.
  mutating func take() -> [TextChange] {
    defer { begin() }
    return changes
  }

  /// A range of the step's input was replaced by these bytes at the end of its output.
  mutating func replace(
    _ range: Range<Int>, of text: Span<UInt8>, by output: borrowing ByteBuffer, from start: Int, _ rule: Rule,
    confidence: Double? = nil
  ) {
    guard isOn else { return }
    edits.append(
      Edit(
        start: base + range.lowerBound, end: base + range.upperBound, length: output.count - start,
        change: changes.count))
    changes.append(
      TextChange(
        rule, byte: base + range.lowerBound, before: EditLog.told(text.extracting(range)),
        after: output.withSpan(start..<output.count) { EditLog.told($0) }, confidence: confidence))
  }

  /// A text as notes tell it.
  static func told(_ bytes: Span<UInt8>) -> String {
    var end = min(bytes.count, longest)
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return unsafe bytes.extracting(first: end).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The step is done; the next one reads its output.
  mutating func endStep() {
    guard isOn, !edits.isEmpty else { return }
    for stage in earlier.reversed() { leadBack(through: stage) }
    earlier.append(edits)
    edits.removeAll(keepingCapacity: true)
  }

  /// Where the changes of this step stood before an earlier one; both are in order, so one walk does.
  private mutating func leadBack(through stage: [Edit]) {
    var next = 0
    /// Input minus output behind the edits passed.
    var shift = 0
    for edit in edits {
      let place = changes[edit.change].byte
      while next < stage.count, stage[next].start - shift + stage[next].length <= place {
        shift += stage[next].end - stage[next].start - stage[next].length
        next += 1
      }
      let isInside = next < stage.count && stage[next].start - shift < place
      changes[edit.change].byte = isInside ? stage[next].start : place + shift
    }
  }
}
