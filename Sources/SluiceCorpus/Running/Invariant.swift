// What must hold of every input, whether or not anybody wrote down what comes out of it. The list stands here.

import Sluice
import SluiceCore
import SluiceMarkup
import SluiceOutputs

/// Something that holds for every input.
public struct Invariant: Sendable {
  /// Its word in a report.
  public var name: String
  /// What it says.
  public var meaning: String
  /// Where it does not hold; nil when it does, or says nothing about this input.
  var check: @Sendable (CorpusCase, [UInt8], CorpusOutput) -> String?

  /// All, in the order in which they are tried; one more is a line here and a check below.
  public static let all: [Invariant] = [
    chunks,
    jobs,
    idempotence,
    replay,
    readable,
  ]
}

// MARK: - Chunks

extension Invariant {
  /// The chunk sizes; small ones only for inputs for which they take no longer than the rest together.
  static func chunkSizes(for count: Int) -> [Int] {
    count <= 64 << 10 ? [1, 2, 3, 7, 64, 4096] : count <= 1 << 20 ? [64, 4096] : [4096]
  }

  static let chunks = Invariant(name: "chunks", meaning: "the same comes out whatever pieces the input comes in") {
    test, bytes, whole in
    for size in chunkSizes(for: bytes.count) where size < max(bytes.count, 2) {
      let other = test.output(of: bytes, chunkSize: size)
      if other != whole {
        let change = RecordComparison.changes(from: whole, to: other).first
        return "chunks of \(size): " + (change.map { ChangeText(width: 160).line(of: $0) } ?? "another order")
      }
    }
    return nil
  }
}

// MARK: - Jobs

extension Invariant {
  /// Without repair nothing is held back, so that a feed of a few items is cut already.
  static let jobs = Invariant(name: "jobs", meaning: "the same comes out however many threads read") {
    test, bytes, _ in
    if test.header.run != nil { return nil }
    let one = test.output(of: bytes) { $0.repair = .off }
    let three = test.output(of: bytes) {
      $0.repair = .off
      $0.jobs = 3
      $0.bytesPerPiece = 256
    }
    if one == three { return nil }
    let change = RecordComparison.changes(from: one, to: three).first
    return "3 jobs: " + (change.map { ChangeText(width: 160).line(of: $0) } ?? "another order")
  }
}

// MARK: - Mending

extension Invariant {
  static let idempotence = Invariant(name: "idempotence", meaning: "what was mended needs no mending") {
    test, bytes, whole in
    guard let mending = Mending(test, bytes, whole) else { return nil }
    let again = Mending(decoded: mending.text, limits: mending.limits)
    if let note = again.notes.first { return "\(note.rule) again at byte \(note.decodedByte) of the mended text" }
    return again.text == mending.text ? nil : "another text the second time"
  }

  static let replay = Invariant(name: "replay", meaning: "the mending notes, replayed on the input, give what was read")
  {
    test, bytes, whole in
    guard let mending = Mending(test, bytes, whole) else { return nil }
    return mending.replayed == mending.text ? nil : "the notes do not give the mended text"
  }

  /// An input as Charsets and Mending leave it.
  private struct Mending {
    var decoded: [UInt8]
    var limits: Limits
    var text: [UInt8] = []
    var notes: [Note] = []

    init(decoded: [UInt8], limits: Limits) {
      self.decoded = decoded
      self.limits = limits
      var mender = Mender(limits: limits)
      var output = MendedText()
      unsafe decoded.withUnsafeBufferPointer { run in
        unsafe mender.mend(run, decoded: 0, isFinal: true, into: &output)
      }
      notes = mender.takeNotes().filter { $0.rule.stage == .mending }
      text = unsafe output.bytes.withBytes { unsafe Array($0) }
    }

    /// Nil where nothing was mended as markup: JSON, text without tags, what is no feed, what was read strictly.
    init?(_ test: CorpusCase, _ bytes: [UInt8], _ whole: CorpusOutput) {
      guard whole.error == nil, test.header.run == nil, test.header.options?.strict != true else { return nil }
      let format = whole.lines.lazy.compactMap { try? JSONValue($0) }.first { $0["kind"]?.text == "feed" }?["format"]
      guard let format = format?.text, !format.hasPrefix("json"), format != "scraped" else { return nil }
      let options = test.header.options?.options
      let limits = options?.limits ?? Limits()
      var input = DecodedInput(charset: options?.charset, limits: limits)
      input.consume(bytes)
      input.finish()
      var decoded: [UInt8] = []
      while unsafe input.step({ run, _, _ in unsafe decoded.append(contentsOf: run) }) {}
      self.init(decoded: decoded, limits: limits)
    }

    /// The decoded text with every note's `before` replaced by its `after`; nil when one does not fit.
    var replayed: [UInt8]? {
      var text: [UInt8] = []
      var place = 0
      for note in notes {
        let before = Array((note.before ?? "").utf8)
        guard note.decodedByte >= place, note.decodedByte + before.count <= decoded.count,
          decoded[note.decodedByte..<note.decodedByte + before.count].elementsEqual(before)
        else { return nil }
        text += decoded[place..<note.decodedByte] + Array((note.after ?? "").utf8)
        place = note.decodedByte + before.count
      }
      return text + decoded[place...]
    }
  }
}

// MARK: - Output

extension Invariant {
  static let readable = Invariant(name: "readable", meaning: "each line that comes out is JSON, and says what it is") {
    test, bytes, whole in
    // Of lines of JSON that are cleaned, those that are none stay as they are.
    if test.header.options?.field != nil { return nil }
    for (number, line) in whole.lines.enumerated() {
      guard let value = try? JSONValue(line) else { return "line \(number + 1) is no JSON" }
      if value["kind"]?.text == nil { return "line \(number + 1) does not say what it is" }
    }
    return nil
  }
}
