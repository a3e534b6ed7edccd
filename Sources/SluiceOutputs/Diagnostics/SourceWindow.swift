// The last part of an input as text, for showing where something stands in it. Reads no file and parses nothing.

import SluiceCore
import SluiceMarkup

/// A sliding part of the decoded text, filled from the same bytes as the parser beside it.
///
/// It decodes a second time: keeping what the parser decoded would make every reader pay for what only people at a
/// terminal look at. Notes come when their entry is whole, so a place is gone only in entries longer than the window.
package final class SourceWindow {
  private var input: DecodedInput
  private var text: ByteBuffer
  /// Offset of the window in the decoded text.
  private var start = 0
  private let size: Int

  /// A window of `size` bytes and up to as many again.
  package init(charset: String?, limits: Limits, size: Int = 1 << 20) {
    input = DecodedInput(charset: charset, limits: limits)
    text = ByteBuffer(capacity: 2 * size + 128 << 10)
    self.size = size
  }

  /// Takes the next bytes of the input.
  package func consume(_ bytes: [UInt8]) {
    input.consume(bytes)
    take()
  }

  /// No more bytes will come.
  package func finish() {
    input.finish()
    take()
  }

  private func take() {
    while unsafe input.step({ run, _, _ in unsafe text.append(run) }) {
      guard text.count > 2 * size else { continue }
      let gone = text.count - size
      text.removeFirst(gone)
      start += gone
      input.forget(before: start)
    }
    _ = input.takeNotes()
  }

  /// The offset in the decoded text of a byte of the original input.
  package func decodedByte(ofOriginal byte: Int) -> Int {
    var low = start
    var high = start + text.count
    while low < high {
      let middle = low + (high - low + 1) / 2
      if input.locate(middle).byte <= byte { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The line around an offset in the decoded text, as far as `reach` bytes to both sides; nil when it is gone.
  package func excerpt(around decoded: Int, reach: Int) -> SourceExcerpt? {
    guard decoded >= start, decoded <= start + text.count else { return nil }
    let place = scalarStart(decoded - start)
    var first = place
    while first > 0, place - first < reach, !isLineEnd(first - 1) { first -= 1 }
    var end = place
    while end < text.count, end - place < reach, !isLineEnd(end) { end += 1 }
    let isCutBefore = first > 0 ? !isLineEnd(first - 1) : start > 0
    let isCutAfter = end < text.count && !isLineEnd(end)
    // What was cut begins and ends with whole characters.
    if isCutBefore { while first < place, text[first] & 0xC0 == 0x80 { first += 1 } }
    if isCutAfter { end = max(place, scalarStart(end)) }
    return SourceExcerpt(
      before: text.string(first..<place), after: text.string(place..<end), isCutBefore: isCutBefore,
      isCutAfter: isCutAfter)
  }

  private func isLineEnd(_ place: Int) -> Bool { text[place] == 0x0A || text[place] == 0x0D }

  /// The first byte of the character a place stands in; stray continuation bytes stand for themselves.
  private func scalarStart(_ place: Int) -> Int {
    guard place < text.count, text[place] & 0xC0 == 0x80 else { return place }
    for back in 1...3 where place >= back {
      let byte = text[place - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? place - back : place
    }
    return place
  }
}

/// A line of the source, or a part of it, around a place.
package struct SourceExcerpt: Sendable {
  /// What stands before the place, and from it on.
  package var before: String
  package var after: String
  /// Whether the line has more to either side.
  package var isCutBefore: Bool
  package var isCutAfter: Bool

  package init(before: String, after: String, isCutBefore: Bool = false, isCutAfter: Bool = false) {
    self.before = before
    self.after = after
    self.isCutBefore = isCutBefore
    self.isCutAfter = isCutAfter
  }
}
